import { type Piece, piece, trimPiece } from './gbt-piece';
import { partHanName } from './han-surnames';
import { readGbtNames } from './read-gbt-names';
import { withoutRole } from './read-gbt-roles';

/**
 * `张三.李四,王五`, `张三主编. 李四副主编`: one of the commas became a stop, and every part is a Chinese name or has its
 * role.
 */
export function isBrokenList(text: string): boolean {
  const parts = text.split('.').map((part) => piece(part.trim()));
  if (parts.length < 2 || !/\p{Script=Han}/u.test(text)) return false;
  if (parts.every((part) => withoutRole(part).role && readGbtNames(part)?.sure)) return true;
  return (
    /[,、]/.test(text) &&
    text.split(/[,、.]/).length > 2 &&
    text.split(/[,、.]/).every((name) => partHanName(name.trim()))
  );
}

/** The names with the stops of a broken list as the semicolons they stand for; any other list as it is. */
export function mendList(before: Piece): Piece {
  if (!isBrokenList(trimPiece(before).text)) return before;
  const { raw, text } = trimPiece(before);
  return { raw: raw.replace(/[.．。]/g, ';'), text: text.replaceAll('.', ';') };
}
