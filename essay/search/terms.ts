import { stemmer } from 'stemmer';
import type { Run } from './list-runs';

const ENGLISH = /^[a-z]+$/;

/** A folded word's stem, by Porter's algorithm; words that are not written in plain letters are their own stem. */
export const stemOf = (word: string): string => (ENGLISH.test(word) ? stemmer(word) : word);

/** `stemOf` that remembers: a text says few words often. */
export function rememberStems(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const stem = stemOf(word);
    known.set(word, stem);
    return stem;
  };
}

/**
 * The terms that a run is found under: of Han each character and each two neighbours, so that any part of the run can be
 * looked up without knowing where its words begin; of a word its stem.
 *
 * @example `三足鼎立` → `三` `足` `鼎` `立` `三足` `足鼎` `鼎立`; `governing` → `govern`
 */
export function termsOf({ kind, text }: Run): readonly string[] {
  if (kind === 'word') return [stemOf(text)];
  const characters = Array.from(text);
  return [...characters, ...pairsOf(characters)];
}

/** Each two neighbours of a row of characters. */
export const pairsOf = (characters: readonly string[]): readonly string[] =>
  characters.slice(1).map((character, at) => `${characters[at]}${character}`);
