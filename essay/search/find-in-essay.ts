import type { Lang } from '../model';
import { findMatches, type Match } from './find-matches';
import type { QueryTerm } from './parse-query';
import { type SearchText, textIn } from './search-text';
import { rememberStems } from './terms';

/** A passage with what was found in it, in one language. `number` as in `SearchPassage`. */
export type FoundPassage = Readonly<{
  name: string;
  number: number;
  lang: Lang;
  text: string;
  matches: readonly Match[];
  /** The same passage in the reading language, where what was found stands in the other; empty where there is none. */
  counterpart: string;
}>;

/** An essay with what was found in it: its title in one language, and passages, the best first. */
export type FoundEssay = Readonly<{
  title: Readonly<{ lang: Lang; text: string; matches: readonly Match[] }>;
  passages: readonly FoundPassage[];
}>;

type Found<T> = Readonly<{ found: T; terms: number }>;

/**
 * What an essay has of a query; undefined where one of the terms is nowhere in it. Of its passages those are given that
 * have the most of the terms, in the reading language if it has as many of them there as in the other.
 * @param lang the reading language: the interface's
 * @param stem as `stemOf`; one that remembers is worth it for several essays
 */
export function findInEssay(
  { title, passages }: SearchText,
  terms: readonly QueryTerm[],
  lang: Lang,
  stem = rememberStems(),
): FoundEssay | undefined {
  const seen = new Set<number>();
  const search = (text: string): readonly Match[] => {
    const matches = text === '' ? [] : findMatches(text, terms, stem);
    for (const { term } of matches) seen.add(term);
    return matches;
  };
  const other = lang === 'zh' ? 'en' : 'zh';
  const best = <T>(own: Found<T>, its: Found<T>) => (its.terms > own.terms ? its : own);
  const found = passages.map((passage) => {
    const inLang = (each: Lang): Found<FoundPassage> => {
      const matches = search(textIn(passage, each));
      const [name, number] = passage;
      const counterpart = each === lang ? '' : textIn(passage, lang);
      const text = textIn(passage, each);
      return { found: { name, number, lang: each, text, matches, counterpart }, terms: countTerms(matches) };
    };
    return best(inLang(lang), inLang(other));
  });
  const titleIn = (each: Lang) => {
    const text = title[each] ?? '';
    const matches = search(text);
    return { found: { lang: each, text, matches }, terms: text === '' ? -1 : countTerms(matches) };
  };
  const ofTitle = best(titleIn(lang), titleIn(other));
  if (seen.size < terms.length) return undefined;
  const most = Math.max(1, ...found.map((each) => each.terms));
  return {
    title: ofTitle.found,
    passages: found
      .filter((each) => each.terms === most)
      .map((each) => each.found)
      // A heading says what a whole section is about; after that the passage counts that speaks of it most.
      .toSorted((a, b) => Number(b.number === 0) - Number(a.number === 0) || b.matches.length - a.matches.length),
  };
}

const countTerms = (matches: readonly Match[]): number => new Set(matches.map(({ term }) => term)).size;
