import type { Point } from 'unist';

function listLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/**
 * From a text to a function from offset to place: lines and columns from 1, columns and offsets in UTF-16 code units,
 * as unist counts them. Lines end at LF, CRLF or CR. An offset past the end gives the place of the end.
 */
export function buildPointAt(text: string): (offset: number) => Point {
  let found: readonly number[] | undefined;

  return (offset) => {
    // Counted when the first place is asked for: most texts have nothing to point at.
    found ??= listLineStarts(text);
    const starts = found;
    const clamped = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1, offset: clamped };
  };
}
