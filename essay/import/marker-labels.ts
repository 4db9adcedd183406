/** The number that a marker or an entry bears, and how it is written: `[1]`, `[20］`, `①`. */
export type MarkerStyle = 'bracket' | 'circle';

const CIRCLED: readonly (readonly [number, number, number])[] = [
  [0x2460, 0x2473, 1],
  [0x3251, 0x325f, 21],
  [0x32b1, 0x32bf, 36],
  [0x2776, 0x277f, 1],
];

/** The number in a circle; undefined for other characters. */
export function readCircled(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const range = CIRCLED.find(([from, to]) => code >= from && code <= to);
  return range && code - range[0] + range[2];
}

const CIRCLE = '[\u2460-\u2473\u3251-\u325F\u32B1-\u32BF\u2776-\u277F]';
const DIGIT = '[\\d０-９]';
const NUMBERS = `${DIGIT}{1,3}(?:\\s?[-－–—~～,，、;；]\\s?${DIGIT}{1,3}){0,30}`;

/** Full-width digits and hyphens, as text out of a PDF has them, as common ones; nothing else is changed. */
export const foldDigits = (text: string): string =>
  text.replace(/[０-９－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Markers in a text: numbers in square brackets of either width, also mixed, lists and ranges of them; circled numbers. */
export const MARKERS = new RegExp(`[[［【〔]\\s?(${NUMBERS})\\s?[\\]］】〕]|${CIRCLE}`, 'gu');

/** A range over this is no range of works: `[1-300]`. */
const MAX_RANGE = 40;

/** @example readNumbers('1-3,7') // [1, 2, 3, 7], and so `１－３，７`; undefined where a range runs backwards or too far */
export function readNumbers(text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const part of foldDigits(text).split(/[,，、;；]/)) {
    const [from = Number.NaN, to = from, more] = part.split(/[-–—~～]/).map((number) => Number(number.trim()));
    if (more !== undefined || !Number.isInteger(from) || to < from || to - from > MAX_RANGE) return undefined;
    for (let number = from; number <= to; number += 1) numbers.push(number);
  }
  return [...new Set(numbers)];
}

/** `[4]`, `(4)`, `4` or `①`, and what stands behind it. */
const RAISED = /^[[［【〔(（]?\s?([\d０-９\s\-－–—~～,，、;；]+|.)\s?[\]］】〕)）]?\s*(.{0,40})$/su;

/**
 * A marker that the input itself marks as one, with or without brackets: its numbers and the place cited behind them,
 * the empty text where there is none. Undefined where it holds no numbers.
 * @example readRaisedMarker('[4]12-15') // { style: 'bracket', numbers: [4], locator: '12-15' }
 */
export function readRaisedMarker(
  written: string,
): Readonly<{ style: MarkerStyle; numbers: readonly number[]; locator: string }> | undefined {
  const [, label, behind = ''] = RAISED.exec(written.trim()) ?? [];
  if (label === undefined) return undefined;
  const circled = readCircled(label);
  const numbers = circled === undefined ? readNumbers(label) : [circled];
  const locator = behind
    .replace(/^[:：,，]?\s*/, '')
    .replace(/[;\]@[]/g, ' ')
    .trim();
  return numbers && { style: circled === undefined ? 'bracket' : 'circle', numbers, locator };
}

/** The label at the beginning of an entry or a note, with its length, brackets and blanks after it included. */
export function readLabelAt(
  text: string,
): Readonly<{ style: MarkerStyle; number: number; length: number }> | undefined {
  const bracket = /^\s*[[［【〔(（]\s?([\d０-９]{1,3})\s?[\]］】〕)）]\s*[.:：]?\s*/u.exec(text);
  if (bracket?.[1]) return { style: 'bracket', number: Number(foldDigits(bracket[1])), length: bracket[0].length };
  const plain = /^\s*([\d０-９]{1,3})\s?[.．、]\s*(?![\d０-９])/u.exec(text);
  if (plain?.[1]) return { style: 'bracket', number: Number(foldDigits(plain[1])), length: plain[0].length };
  const circle = new RegExp(`^\\s*(${CIRCLE})\\s*`, 'u').exec(text);
  const number = circle?.[1] === undefined ? undefined : readCircled(circle[1]);
  return circle && number !== undefined ? { style: 'circle', number, length: circle[0].length } : undefined;
}
