import type { BlockContent, Blockquote, DefinitionContent, List, PhrasingContent, Table } from 'mdast';
import type { Node, Position } from 'unist';

/** The language of a text. Not the interface's: that is a locale. */
export type Lang = 'zh' | 'en';

/** BCP 47 tags as they stand in `lang` attributes. */
export const LANG_TAG = { zh: 'zh-Hans', en: 'en' } as const satisfies Record<Lang, string>;

/** One work cited at one place: `@bradford, 12` has the key `bradford` and the locator `12`. */
export type CitationItem = Readonly<{ key: string; locator?: string }>;

/** `[@a; @b, 12]` in the text. The only inline node that Markdown's own set lacks. */
export type Citation = Node & { type: 'citation'; items: CitationItem[] };

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation;
  }
  interface RootContentMap {
    citation: Citation;
  }
}

type BlockBase = Readonly<{
  lang: Lang;
  /** Names that never change; empty while a text is being written. Several when one block translates several. */
  names: readonly string[];
  /** Where the block stands in its file, 1-based lines and columns, front matter counted. */
  place: Position;
  /** Its text as a reader reads it: no markup, no citation markers, no note markers. */
  plain: string;
}>;

export type HeadingBlock = BlockBase &
  Readonly<{ kind: 'heading'; depth: 2 | 3 | 4 | 5 | 6; children: readonly PhrasingContent[] }>;
export type ParagraphBlock = BlockBase & Readonly<{ kind: 'paragraph'; children: readonly PhrasingContent[] }>;
export type ListBlock = BlockBase & Readonly<{ kind: 'list'; node: List }>;
export type QuotationBlock = BlockBase & Readonly<{ kind: 'quotation'; node: Blockquote }>;
/** An image alone in a paragraph; `missing` is the reference to an image known to be lost (`missing:74528EF8`). */
export type FigureBlock = BlockBase &
  Readonly<{ kind: 'figure'; src: string; missing: boolean; alt: string; caption: string }>;
export type TableBlock = BlockBase & Readonly<{ kind: 'table'; node: Table }>;
export type CodeBlock = BlockBase & Readonly<{ kind: 'code'; language?: string; value: string }>;

export type Block = HeadingBlock | ParagraphBlock | ListBlock | QuotationBlock | FigureBlock | TableBlock | CodeBlock;
export type BlockKind = Block['kind'];

/** A footnote's definition, `[^label]: …`. */
export type Note = Readonly<{
  label: string;
  lang: Lang;
  children: readonly (BlockContent | DefinitionContent)[];
  place: Position;
  plain: string;
}>;

/** Front matter of `zh.md`. Dates are `YYYY-MM-DD`. */
export type SourceFrontMatter = Readonly<{
  title: string;
  subtitle?: string;
  authors: readonly string[];
  published: string;
  updated?: string;
  source?: string;
  canonical?: 'here' | 'source';
  license?: string;
  summary?: string;
  'gb-t-7714'?: 2015 | 2025;
  formerly?: readonly string[];
}>;

/** Front matter of `en.md`. */
export type TranslationFrontMatter = Readonly<{
  title: string;
  subtitle?: string;
  translators?: readonly string[];
  summary?: string;
  status?: 'draft' | 'partial' | 'complete' | 'reviewed';
}>;

/** One Markdown file, parsed. `notes` are in order of their definitions. */
export type ParsedText = Readonly<{ lang: Lang; blocks: readonly Block[]; notes: readonly Note[] }>;

/**
 * What stands in one row: neighbouring blocks of the source and their translation, n to m, either side possibly empty.
 * `names` are those of the source blocks in order (those of the translation where there is no source).
 * `number` is the ¶ shown to readers: its position among the rows that are not headings, from 1; headings have none.
 * `retired` are names of blocks that are gone, whose addresses lead here now; absent where there are none.
 */
export type Pair = Readonly<{
  kind: BlockKind;
  names: readonly string[];
  retired?: readonly string[];
  number?: number;
  zh: readonly Block[];
  en: readonly Block[];
}>;

/** A heading in the outline, with the headings under it. `name` is its address. */
export type OutlineItem = Readonly<{
  name: string;
  depth: number;
  zh?: HeadingBlock;
  en?: HeadingBlock;
  children: readonly OutlineItem[];
}>;

/**
 * Where a work is cited: the pair's first name and number, and the sentence around the marker in each language.
 * `marker` counts a key's places from 1, so that every marker has an id to come back to.
 */
export type CitationPlace = Readonly<{
  name: string;
  number?: number;
  marker: number;
  locator?: string;
  sentence: Readonly<Partial<Record<Lang, string>>>;
}>;

/** A work that is cited, under the number of its first citation (GB/T 7714, numeric style). */
export type CitedWork = Readonly<{ key: string; number: number; places: readonly CitationPlace[] }>;

/** A footnote of the essay, numbered by its first reference. */
export type NumberedNote = Readonly<{
  label: string;
  number: number;
  zh?: Note;
  en?: Note;
  places: readonly CitationPlace[];
}>;
