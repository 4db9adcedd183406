import { type Edit, MARK, OBJECT, type Prose } from './edit-phrasing';

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）' };

const CHINESE = /[\p{sc=Han}\u3001-\u303F\uFF01-\uFF60—…]/u;
const HAN = /\p{sc=Han}/u;
const LATIN_WORD = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}][\p{L}\p{M}\p{N}'’-]*/gu;
/** What stands between a mark and the word it belongs to: blanks, quotation marks, citation markers. */
const TRANSPARENT = new RegExp(`[\\s“”‘’"'${MARK}]`);
const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gi;
const MARKER = /[[［【〔]\s?\d{1,3}(?:\s?[-–—~,，、;；]\s?\d{1,3}){0,20}\s?[\]］】〕]/g;

/** A mark in a text that is to be set full-width. */
export type Widening = Readonly<{ index: number; before: string; after: string }>;

/** Marks the characters that have their own punctuation: addresses (without the marks that end a sentence after them), citation markers. */
function maskOwn(text: string): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    let end = found.length;
    while (end > 0 && ',;:!?)]}\'"'.includes(found.charAt(end - 1))) end -= 1;
    mask.fill(1, index, index + end);
  }
  for (const { 0: found, index } of text.matchAll(MARKER)) mask.fill(1, index, index + found.length);
  return mask;
}

type Bracket = Readonly<{ open: number; close: number }>;

function pairBrackets(text: string, isOwn: (index: number) => boolean): { pairs: Bracket[]; alone: number[] } {
  const open: number[] = [];
  const pairs: Bracket[] = [];
  const alone: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()（）]/g)) {
    if (isOwn(index)) continue;
    if (mark === '(' || mark === '（') open.push(index);
    else {
      const start = open.pop();
      if (start === undefined) alone.push(index);
      else pairs.push({ open: start, close: index });
    }
  }
  return { pairs, alone: [...alone, ...open].filter((index) => '()'.includes(text.charAt(index))) };
}

function neighbour(text: string, from: number, step: 1 | -1): string {
  let at = from + step;
  while (at >= 0 && at < text.length && TRANSPARENT.test(text.charAt(at))) at += step;
  const unit = text.charAt(at);
  // Han beyond the basic plane come as two units.
  if (/[\uDC00-\uDFFF]/.test(unit) && step < 0) return text.slice(Math.max(0, at - 1), at + 1);
  return /[\uD800-\uDBFF]/.test(unit) ? text.slice(at, at + 2) : unit;
}

/** Whether the sentence around a place is Chinese: it has at least as many Han characters as Latin words. */
function buildIsChinese(written: string, own: Uint8Array): (index: number) => boolean {
  // The words of an address are no words of the sentence.
  const text = written.replace(/[\s\S]/g, (unit, index: number) => (own[index] === 1 ? ' ' : unit));
  const chinese = new Uint8Array(text.length);
  let from = 0;
  const judge = (end: number): void => {
    const sentence = text.slice(from, end);
    const han = sentence.match(/\p{sc=Han}/gu)?.length ?? 0;
    chinese.fill(han > 0 && han >= (sentence.match(LATIN_WORD)?.length ?? 0) ? 1 : 0, from, end);
    from = end;
  };
  for (const { index } of text.matchAll(/[。！？\n]|[.!?](?=\s)/g)) judge(index + 1);
  judge(text.length);
  return (index) => chinese[index] === 1;
}

/**
 * From a paragraph to its half-width `,` `:` `;` `(` `)` that are to be set full-width, in order, and to those in doubt:
 * a bracket without its counterpart. A bracket is widened with its counterpart, where the text beside or within it is
 * Chinese; the other marks where a Chinese character stands beside them (quotation marks, markers and blanks not
 * counted). Numbers (`1,000`, `10:30`), addresses, markers, and the marks between two Latin words are left alone.
 *
 * Source: CLREQ § 3.1.1; GB/T 15834—2011, 5.1.
 *
 * @example findWidenings('公司(DeepSeek),在') // ( ) and , ; nothing in 'Digital Empires:The Global'
 */
export function findWidenings(text: string): Readonly<{ widenings: readonly Widening[]; doubts: readonly number[] }> {
  const own = maskOwn(text);
  const isOwn = (index: number) => own[index] === 1;
  const isChinese = buildIsChinese(text, own);
  const widened = new Map<number, string>();
  const widen = (index: number): void => {
    const full = FULL_WIDTH[text.charAt(index)];
    if (full !== undefined) widened.set(index, full);
  };
  const isWide = (character: string) => CHINESE.test(character);

  const { pairs, alone } = pairBrackets(text, isOwn);
  // From outside in: a bracket that was widened is Chinese to the marks beside it.
  for (const { open, close } of pairs.toSorted((a, b) => a.open - b.open)) {
    const inner = text.slice(open + 1, close);
    const mixed = text.charAt(open) === '（' || text.charAt(close) === '）';
    const before = neighbour(text, open, -1);
    const after = neighbour(text, close, 1);
    // `f(x)` is a formula, wherever it stands.
    const formula =
      /[A-Za-z]/.test(text.charAt(open - 1)) && /^[A-Za-z0-9,]{1,3}$/.test(inner) && !/^[A-Z]{2,3}$/.test(inner);
    if (formula && !mixed) continue;
    const beside = isWide(before) || isWide(after) || HAN.test(inner) || widened.has(open - 1);
    if (mixed || (beside && (isChinese(open) || isChinese(close)))) {
      widen(open);
      widen(close);
    }
  }
  for (const { 0: mark, index } of text.matchAll(/[,:;]/g)) {
    if (isOwn(index)) continue;
    const before = text.charAt(index - 1);
    const after = text.charAt(index + 1);
    if (/\d/.test(before) && /\d/.test(after)) continue;
    const left = neighbour(text, index, -1);
    const right = neighbour(text, index, 1);
    const beside = [left, right].some((character) => isWide(character));
    const bracket =
      (left === ')' && widened.has(text.lastIndexOf(')', index))) ||
      (right === '(' && widened.has(text.indexOf('(', index)));
    if ((beside || bracket) && isChinese(index)) widened.set(index, FULL_WIDTH[mark] ?? mark);
  }
  const widenings = [...widened]
    .sort(([a], [b]) => a - b)
    .map(([index, after]) => ({ index, before: text.charAt(index), after }));
  return { widenings, doubts: alone.filter((index) => isChinese(index)) };
}

/** The widenings of a paragraph as edits; each is told to `tell`, and each bracket in doubt to `doubt`. */
export function decideWidenings(
  { text, isWhole }: Prose,
  tell: (widening: Widening) => void,
  doubt: (index: number) => void,
): readonly Edit[] {
  const { widenings, doubts } = findWidenings(text.replaceAll(OBJECT, ' '));
  doubts.forEach(doubt);
  return widenings
    .filter(({ index }) => isWhole(index, index + 1))
    .map((widening) => {
      tell(widening);
      return { start: widening.index, end: widening.index + 1, with: widening.after };
    });
}
