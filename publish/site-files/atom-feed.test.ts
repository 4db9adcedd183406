import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { type ReadEssay, readEssay } from '../../library/read-essay';
import { writeAtomFeed } from './atom-feed';
import { WORDS } from './words';

const SITE = {
  name: { zh: '书斋', en: 'Room' },
  description: { zh: '文章', en: 'Essays' },
  address: 'https://example.com',
  author: 'A',
  'gb-t-7714': 2025,
} as const;

function essayOf(slug: string, texts: Readonly<{ zh: string; en?: string }>): ReadEssay {
  const file = (lang: 'zh' | 'en', value: string) => new VFile({ path: `${slug}/${lang}.md`, value });
  const { zh, en } = texts;
  const essay = readEssay(
    { slug, folder: slug, images: [], zh: file('zh', zh), ...(en === undefined ? {} : { en: file('en', en) }) },
    { edition: 2025 },
  );
  if (!essay) throw new Error(`${slug} cannot be read.`);
  return essay;
}

const head = (title: string) =>
  `---\ntitle: '${title}'\nauthors:\n  - A\npublished: 2026-01-01\nsummary: '${title}'\n---\n\n`;

test('titles and summaries with < and & are text in HTML, not markup', () => {
  const essay = essayOf('markup', { zh: `${head('论 <b> 与 AT&amp;T')}正文。\n` });
  const feed = writeAtomFeed([essay], { lang: 'zh', site: SITE, words: WORDS.zh });
  expect(feed).toContain('<title type="html"><![CDATA[论 &#x3C;b> 与 AT&#x26;amp;T]]></title>');
  expect(feed).toContain('<summary type="html"><![CDATA[论 &#x3C;b> 与 AT&#x26;amp;T]]></summary>');
});

test('marks that would end a CDATA section do not, however many there are', () => {
  const essay = essayOf('cdata', { zh: `${head('a ]]> b ]]> c')}正文 \`]]>\` 与 \`]]>\` 与 ]]> 。\n` });
  const feed = writeAtomFeed([essay], { lang: 'zh', site: SITE, words: WORDS.zh });
  expect(feed.split(']]>')).toHaveLength(feed.split('<![CDATA[').length);
  expect(feed).toContain('<title type="html"><![CDATA[a ]]&gt; b ]]&gt; c]]></title>');
});

test('the feed and each entry say in what language they are', () => {
  const translated = essayOf('one', { zh: `${head('一')}正文。\n`, en: '---\ntitle: One\n---\n\nText.\n' });
  const untranslated = essayOf('two', { zh: `${head('二')}正文 \`<entry>\`。\n` });
  const languages = (lang: 'zh' | 'en') =>
    [
      ...writeAtomFeed([untranslated, translated], { lang, site: SITE, words: WORDS[lang] }).matchAll(
        /<(\w+)[^>]* xml:lang="([^"]*)"/g,
      ),
    ].map(([, name, tag]) => [name, tag]);
  expect(languages('zh')).toEqual([
    ['feed', 'zh-Hans'],
    ['entry', 'zh-Hans'],
    ['entry', 'zh-Hans'],
  ]);
  expect(languages('en')).toEqual([
    ['feed', 'en'],
    ['entry', 'zh-Hans'],
    ['entry', 'en'],
  ]);
});
