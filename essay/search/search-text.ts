import type { Essay } from '../build-essay';
import type { Block, Lang, SourceFrontMatter, TranslationFrontMatter } from '../model';

/**
 * A passage that a search can lead to, as it is written to a file: its name, its number, its text in Chinese and in English
 * (empty where there is none). The name is the passage's id on the essay's page. The number is that of its paragraph, 0 for
 * a heading, -1 for what is no row of the text: the head and the notes.
 */
export type SearchPassage = readonly [name: string, number: number, zh: string, en: string];

/** What of an essay is searched. Passages are in the order of the page. */
export type SearchText = Readonly<{
  title: Readonly<{ zh: string; en?: string }>;
  passages: readonly SearchPassage[];
}>;

/** Characters that only steer line breaking: nobody types them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * From an essay to the text that is searched: subtitle and summary, every row of the text, every note; without markup and
 * markers. The bibliography is not in it.
 */
export function buildSearchText({ zh, en, pairs, notes }: Essay): SearchText {
  return {
    title: { zh: clean(zh.title), ...(en ? { en: clean(en.title) } : {}) },
    passages: [
      ['top', -1, headOf(zh), headOf(en)],
      ...pairs.map((pair): SearchPassage => [pair.names[0] ?? '', pair.number ?? 0, textOf(pair.zh), textOf(pair.en)]),
      ...notes.map(
        (note): SearchPassage => [`note-${note.label}`, -1, clean(note.zh?.plain ?? ''), clean(note.en?.plain ?? '')],
      ),
    ],
  };
}

/** The text of a passage in a language. */
export const textIn = ([, , zh, en]: SearchPassage, lang: Lang): string => (lang === 'zh' ? zh : en);

const clean = (text: string): string => text.replace(INVISIBLE, '');

const textOf = (blocks: readonly Block[]): string => clean(blocks.map(({ plain }) => plain).join('\n'));

const headOf = (matter: SourceFrontMatter | TranslationFrontMatter | undefined): string =>
  clean([matter?.subtitle, matter?.summary].filter(Boolean).join('\n'));
