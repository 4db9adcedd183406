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

/** Matches in each of several texts, and of how many terms they are. */
type Found = Readonly<{ matches: readonly Match[]; terms: number }>;

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
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  const search = (each: Lang) =>
    findInTexts([title[each] ?? '', ...passages.map((passage) => textIn(passage, each))], terms, stem);
  const found = { [lang]: search(lang), [other]: search(other) } as Readonly<Record<Lang, readonly Found[]>>;
  const seen = new Set([...found.zh, ...found.en].flatMap(({ matches }) => matches.map(({ term }) => term)));
  if (seen.size < terms.length) return undefined;

  const best = (at: number): Readonly<{ lang: Lang }> & Found => {
    const [own, its] = [found[lang][at] ?? NOTHING, found[other][at] ?? NOTHING];
    return its.terms > own.terms ? { lang: other, ...its } : { lang, ...own };
  };
  const ofPassages = passages.map((passage, at) => ({ passage, ...best(at + 1) }));
  const most = Math.max(1, ...ofPassages.map((each) => each.terms));
  const ofTitle = title[lang] === undefined ? { lang: other, ...(found[other][0] ?? NOTHING) } : best(0);
  return {
    title: { lang: ofTitle.lang, text: title[ofTitle.lang] ?? '', matches: ofTitle.matches },
    passages: ofPassages
      .filter((each) => each.terms === most)
      .map(({ passage, lang: each, matches }): FoundPassage => {
        const [name, number] = passage;
        const counterpart = each === lang ? '' : textIn(passage, lang);
        return { name, number, lang: each, text: textIn(passage, each), matches, counterpart };
      })
      // A heading says what a whole section is about; after that the passage counts that speaks of it most.
      .toSorted((a, b) => Number(b.number === 0) - Number(a.number === 0) || b.matches.length - a.matches.length),
  };
}

const NOTHING: Found = { matches: [], terms: 0 };

/** All texts are looked through at once, parted by a line break, over which no match reaches: one call in place of hundreds. */
function findInTexts(
  texts: readonly string[],
  terms: readonly QueryTerm[],
  stem: (word: string) => string,
): readonly Found[] {
  const all = findMatches(texts.join('\n'), terms, stem);
  let [next, start] = [0, 0];
  return texts.map((text) => {
    const end = start + text.length;
    const matches: Match[] = [];
    for (let match = all[next]; match && match.start < end; next += 1, match = all[next])
      matches.push({ start: match.start - start, end: match.end - start, term: match.term });
    start = end + 1;
    return matches.length ? { matches, terms: new Set(matches.map(({ term }) => term)).size } : NOTHING;
  });
}
