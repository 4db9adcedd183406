import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Bibliography } from '../bibliography/build-bibliography';
import type { Essay } from '../build-essay';
import { essayAddress, wholeTitle } from '../essay-citation';
import { LANG_TAG, type Lang } from '../model';
import { buildReadingTree, type ReadingWords } from './reading-tree';

type Options = Readonly<{ lang: Lang; site: string; words: ReadingWords }>;

/**
 * An essay in one language as Markdown for whoever reads plain text: front matter that says what it is and where it
 * stands, the title, the text with `[1]` for citations, each paragraph with a link to its address, references and notes.
 * CommonMark with GFM tables, strikethrough and footnotes; ends in a line break.
 */
export function writeMarkdown(essay: Essay, bibliography: Bibliography, { lang, site, words }: Options): string {
  const tree = buildReadingTree(essay, bibliography, { lang, site, words, numbered: true });
  const text = toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    emphasis: '*',
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown(), gfmFootnoteToMarkdown()],
  });
  return `${frontMatter(essay, { lang, site })}\n# ${headline(wholeTitle(essay, lang))}\n\n${text}`;
}

/** YAML whose strings are JSON's, which YAML 1.2 reads as they are (§1.3). */
function frontMatter({ slug, zh, en }: Essay, { lang, site }: Pick<Options, 'lang' | 'site'>): string {
  const translators = lang === 'en' ? en?.translators : undefined;
  const rows: readonly (readonly [string, unknown])[] = [
    ['title', wholeTitle({ zh, en }, lang)],
    ['author', zh.authors],
    ['translator', translators],
    ['date', zh.updated ?? zh.published],
    ['lang', LANG_TAG[lang === 'en' && en ? 'en' : 'zh']],
    ['url', essayAddress({ address: site }, slug, lang)],
    ['source', zh.source],
    ['license', zh.license],
  ];
  const lines = rows
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n`;
}

/** A title's own characters, none of which may turn into markup. */
const headline = (title: string): string =>
  toMarkdown({ type: 'paragraph', children: [{ type: 'text', value: title.replace(/\s+/g, ' ') }] }).trim();
