import { foldMarks, piece } from './gbt-piece';
import { findGbtMarks } from './read-gbt-mark';

const HAN = /\p{Script=Han}/u;

/**
 * Parts a Chinese entry from its English form behind it, on a line of its own or on the same: both have a type mark of
 * the same code, and nothing after the seam is Han. Gives the text alone where there is no such form.
 */
export function splitBilingual(text: string): readonly [string, string?] {
  const marks = findGbtMarks(piece(text));
  const [first] = marks;
  const second = marks.find((mark, index) => index > 0 && mark.code === first?.code);
  if (!first || !second || !HAN.test(text.slice(0, first.start))) return [text];
  const between = text.slice(first.end, second.start);
  const lastHan = Math.max(...[...between.matchAll(/\p{Script=Han}/gu)].map((match) => match.index), -1);
  if (HAN.test(text.slice(second.start).replace(/[((][^()()]*[))]\s*\.?\s*$/u, ''))) return [text];
  const tail = foldMarks(between.slice(lastHan + 1));
  const line = between.slice(lastHan + 1).search(/\n\s*[[(]?\s*\p{Lu}/u);
  const stop =
    /(?<=\d)[.;]? (?:\/\/ ?|[|=] )?(?=\p{Lu}[\p{L}'’-]+[ ,.])|\) ?(?=\p{Lu}{2})|\. ?(?=\p{Lu}[\p{L}'’-]+[ ,])/u.exec(
      tail,
    );
  const seam = line >= 0 ? line : stop ? stop.index + stop[0].length : -1;
  if (seam < 0) return [text];
  const at = first.end + lastHan + 1 + seam;
  return [text.slice(0, at).replace(/ (?:\/\/|[|=]) ?$/, ''), text.slice(at)];
}
