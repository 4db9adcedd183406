import { cutPiece, type Piece, trimPiece } from './gbt-piece';
import { readGbtImprint } from './read-gbt-imprint';
import type { CslFields } from './reference';

const SPAN =
  /^((?:1[5-9]|20)\d\d(?:, ?\d{1,4})?(?: ?\( ?\d{1,4} ?\))? ?[-–—]+ ?(?:(?:1[5-9]|20)\d\d(?:, ?\d{1,4})?(?: ?\( ?\d{1,4} ?\))?)?)\. ?(?=\S)/;

/** A journal as a whole (2015 §4.3, 2025 §8.4): `1957(1)-1990(4). 北京: 北京图书馆, 1957-1990`. Undefined for an article. */
export function readPeriodical(after: Piece): CslFields | undefined {
  const tail = trimPiece(after);
  const span = SPAN.exec(tail.text);
  if (!span?.[1]) return undefined;
  return {
    type: 'periodical',
    volume: tail.raw.slice(0, span[1].length),
    ...readGbtImprint(cutPiece(tail, span[0].length)),
  };
}
