import { essayAddress, wholeTitle } from '../../essay/essay-citation';
import type { SourceFrontMatter, TranslationFrontMatter } from '../../essay/model';
import type { Site } from '../../essay/site';
import { feedAddress } from './atom-feed';

/** What is said of an essay in a list of many. */
export type ListedEssay = Readonly<{ slug: string; zh: SourceFrontMatter; en?: TranslationFrontMatter }>;

/** How many essays the list names; the sitemap has all of them. */
const LISTED = 200;

/**
 * `llms.txt` (llmstxt.org): the site in a few lines of Markdown, and where each essay's own Markdown stands.
 * @param essays the newest first; those over 200 are left to the sitemap, and the text says so
 */
export function writeLlmsText(essays: readonly ListedEssay[], site: Site): string {
  const lines = essays.slice(0, LISTED).flatMap((essay) => {
    const { slug, zh, en } = essay;
    const chinese = `- [${label(wholeTitle(essay, 'zh'))}](${site.address}${markdownAddress(slug, 'zh')}): ${zh.authors.join('、')}，${zh.published}`;
    if (!en) return [chinese];
    const translators = en.translators?.length ? `, translated by ${en.translators.join(', ')}` : '';
    const english = `- [${label(wholeTitle(essay, 'en'))}](${site.address}${markdownAddress(slug, 'en')}): ${zh.authors.join(', ')}, ${zh.published}${translators}. Page: ${essayAddress(site, slug, 'en')}`;
    return [chinese, english];
  });
  const more = essays.length > LISTED ? [`\n${essays.length - LISTED} older essays: ${site.address}/sitemap.xml`] : [];
  return [
    `# ${site.name.zh} · ${site.name.en}`,
    `\n> ${site.description.zh}\n>\n> ${site.description.en}`,
    '\nEach essay is here in Chinese and, where it is translated, in English. Every paragraph of the Markdown ends in a link to its own address, which does not change: cite that.',
    '\n## Essays\n',
    ...lines,
    ...more,
    '\n## Optional\n',
    `- [Atom feed, Chinese](${site.address}${feedAddress('zh')})`,
    `- [Atom feed, English](${site.address}${feedAddress('en')})`,
    `- [Sitemap](${site.address}/sitemap.xml)`,
    '',
  ].join('\n');
}

/** Where an essay's Markdown stands in a language. */
export const markdownAddress = (slug: string, lang: 'zh' | 'en'): string => `/essays/${slug}/${lang}.md`;

const label = (title: string): string => title.replace(/[[\]\\]/g, '\\$&');
