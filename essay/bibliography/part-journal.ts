import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { findStops } from './read-gbt-head';

/**
 * Parts a title from the journal's name, where the type mark was set behind the name: `题名. 文汇报[N]. 2018-03-02`. A title
 * that has no stop within it comes back whole, with no journal.
 */
export function partJournal(title: Piece): Readonly<{ title: Piece; journal?: string }> {
  const whole = trimPiece(title);
  const stop = findStops(whole.text)
    .filter((at) => at < whole.text.length)
    .at(-1);
  const journal = stop === undefined ? undefined : pieceValue(cutPiece(whole, stop));
  return stop !== undefined && journal && journal.length <= 60
    ? { title: trimPiece(cutPiece(whole, 0, stop)), journal: journal.replace(/^《([^《》]*)》$/, '$1') }
    : { title };
}
