import type { RootContent, Text } from 'mdast';
import type { Point } from 'unist';
import type { Work } from './read-works';

/** What an input is: plain text, Markdown, HTML or Word. Its places are lines, Word's are paragraphs. */
export type ManuscriptKind = 'text' | 'markdown' | 'html' | 'word';

/**
 * What an import did with a piece of its input, or could not do.
 * `changed`: written otherwise than it stood; `left-out`: not in the draft; `doubt`: kept, and to be looked at;
 * `unplaced`: named by the author or by the text, and not found.
 * `before` is what stood in the input and `after` what stands in the draft in its place, to the character: an input
 * without every `before` and with every `after` has the characters of the draft, white space aside.
 */
export type Remark = Readonly<{
  rule: string;
  kind: 'changed' | 'left-out' | 'doubt' | 'unplaced';
  line?: number;
  column?: number;
  message: string;
  before?: string;
  after?: string;
}>;

/** A marker that the input itself says is one (superscript, a link to an entry): what was written. */
export type WrittenMarker = Readonly<{ written: string }>;

declare module 'mdast' {
  interface FootnoteReferenceData {
    marker?: WrittenMarker;
  }
}

/** What a text says of itself. Dates are `YYYY-MM-DD`. */
export type StatedMatter = Readonly<{
  title?: string;
  subtitle?: string;
  authors?: readonly string[];
  published?: string;
  updated?: string;
  source?: string;
  license?: string;
  summary?: string;
}>;

/** An input that has been read: its flow as mdast with places in the input, and what it states of itself. */
export type Manuscript = Readonly<{
  kind: ManuscriptKind;
  blocks: readonly RootContent[];
  matter: StatedMatter;
  remarks: readonly Remark[];
  /** The works of its bibliographies that it cites, and those that it wants listed though it does not. */
  works?: readonly Work[];
  listed?: readonly Work[];
  /** Where in the input a character of a text node stands. */
  placeIn: (node: Text, index: number) => Point;
}>;

/** The first line of a node, where it is known. */
export function lineOf(node: Readonly<{ position?: { start: Point } }>): number | undefined {
  return node.position?.start.line;
}
