import type { Lang } from '../model';
import type { Match } from './find-matches';

/** A text in pieces, in order; those marked are what was found. */
export type Piece = Readonly<{ text: string; marked: boolean }>;

/** Characters of an excerpt: about two lines. */
const LENGTH = { zh: 90, en: 200 } as const;
/** The share of an excerpt that stands before its first match. */
const BEFORE = 0.3;

/** A text with its matches marked; those that overlap or touch become one mark. */
export function markText(text: string, matches: readonly Match[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of matches) {
    const before = merged.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else merged.push({ start, end });
  }
  for (const { start, end } of merged) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return pieces;
}

/**
 * The part of a text around its first match, marked, in one line; with `…` where something was left out. English is cut
 * between words.
 */
export function excerptOf(text: string, matches: readonly Match[], lang: Lang): readonly Piece[] {
  const length = LENGTH[lang];
  const first = matches[0]?.start ?? 0;
  let start = Math.max(0, Math.min(first - Math.round(length * BEFORE), text.length - length));
  let end = Math.min(text.length, Math.max(start + length, matches[0]?.end ?? 0));
  if (start > 0) start = cutAt(text, start, first);
  if (end < text.length) end = cutBack(text, end, matches[0]?.end ?? 0);
  const inside = matches
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ ...match, start: match.start - start, end: match.end - start }));
  const pieces = markText(text.slice(start, end).replace(/\s/g, ' '), inside);
  const left = (text: string): Piece => ({ text, marked: false });
  return [...(start > 0 ? [left('…')] : []), ...pieces, ...(end < text.length ? [left('…')] : [])];
}

const inWord = (text: string, at: number): boolean => /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
const isHan = (text: string, at: number): boolean => /\p{Script=Han}/u.test(text.slice(at - 1, at + 1));
const splitsPair = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** The next place from `at` on, at most `limit`, that is not within a word or a character. */
function cutAt(text: string, at: number, limit: number): number {
  let cut = at;
  while (cut < limit && ((inWord(text, cut) && !isHan(text, cut)) || splitsPair(text, cut))) cut += 1;
  return cut;
}

function cutBack(text: string, at: number, limit: number): number {
  let cut = at;
  while (cut > limit && ((inWord(text, cut) && !isHan(text, cut)) || splitsPair(text, cut))) cut -= 1;
  return cut;
}
