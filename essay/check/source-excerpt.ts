import { displayWidth } from './display-width';

/** 72: columns of a line that are shown, half of them before the place. A Chinese paragraph is one line of a thousand. */
const COLUMNS = 72;
/** 256: code units looked at on either side, enough for as many columns; a line may be half a megabyte long. */
const WINDOW = 256;

/**
 * Text that is safe to print: what would move the cursor, change colours or turn the direction is shown as `·`. One
 * UTF-16 code unit stays one, so that columns still count.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u2028\u2029]/gu, (found) =>
    found === '\t' ? ' ' : '·',
  );
}

/** The first of the characters, as many as fit into `columns`. */
function takeColumns(characters: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let width = 0;
  for (const character of characters) {
    width += displayWidth(character);
    if (width > columns) break;
    taken.push(character);
  }
  return taken;
}

/**
 * From a line of source and a column (from 1, in UTF-16 code units) to what is printed: the part of the line around the
 * column, a line with a caret that stands under it (a Han character is two columns wide), and where in the part the column
 * is, counted from 0.
 *
 * @example buildExcerpt('中文,中文', 3) // { line: '中文,中文', caret: '    ^', at: 2 }
 */
export function buildExcerpt(line: string, column: number): Readonly<{ line: string; caret: string; at: number }> {
  const at = Math.min(Math.max(column - 1, 0), line.length);
  const before = [...printable(line.slice(Math.max(0, at - WINDOW), at))];
  const after = [...printable(line.slice(at, at + WINDOW))];
  const left = takeColumns(before.toReversed(), COLUMNS / 2)
    .toReversed()
    .join('');
  const right = takeColumns(after, COLUMNS - displayWidth(left)).join('');
  const head = (left.length < at ? '…' : '') + left;
  const tail = right + (right.length < line.length - at ? '…' : '');
  return { line: head + tail, caret: `${' '.repeat(displayWidth(head))}^`, at: head.length };
}
