import type { Lang } from '../model';
import type { SearchPart } from './build-search-index';
import type { QueryTerm } from './parse-query';
import type { SearchManifest } from './search-manifest';

/** Occurrences that a posting's frequency stands for. */
const OCCURRENCES = [1, 2.5, 6, 14] as const;
/** Okapi BM25, with the constants that are usual. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** What a match in the other language counts beside one in the reader's. */
const OTHER_LANGUAGE = 0.9;
/** What a word counts that only begins as the one typed does. */
const BEGINS_SO = 0.5;

type Frequencies = Map<number, number>;

/**
 * From a query and the parts of the index that its keys lie in to the numbers of the essays that have all its terms, in
 * either language, the best first. Whether the characters of a longer row stand together only the text tells.
 */
export function rankEssays(
  terms: readonly QueryTerm[],
  { slugs, lengths }: SearchManifest,
  parts: readonly SearchPart[],
  lang: Lang,
): readonly number[] {
  const lookups = terms.filter(({ keys }) => keys.length > 0).map((term) => lookUp(term, parts));
  const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.filter(Boolean).length || 1);
  const totals = new Map<number, number>();
  lookups.forEach((found, at) => {
    const scores = new Map<number, number>();
    const rarity = Math.log(1 + (lengths.length - found.size + 0.5) / (found.size + 0.5));
    for (const [number, frequency] of found) {
      const essay = number % slugs.length;
      const share = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[number] ?? 0)) / average;
      const weight = number < slugs.length === (lang === 'zh') ? 1 : OTHER_LANGUAGE;
      const score = (weight * rarity * frequency * (SATURATION + 1)) / (frequency + SATURATION * share);
      scores.set(essay, Math.max(score, scores.get(essay) ?? 0));
    }
    if (at === 0) for (const [essay, score] of scores) totals.set(essay, score);
    else {
      for (const [essay, total] of totals) {
        const score = scores.get(essay);
        if (score === undefined) totals.delete(essay);
        else totals.set(essay, total + score);
      }
    }
  });
  return [...totals].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).map(([essay]) => essay);
}

/** How often a term occurs, by the texts' numbers; of a longer row of characters what its rarest key allows. */
function lookUp({ kind, text, keys, open }: QueryTerm, parts: readonly SearchPart[]): Frequencies {
  const [first = new Map<number, number>(), ...rest] = keys.map((key) =>
    frequenciesOf(parts, (term) => (term === key ? 1 : open && term.startsWith(text) ? BEGINS_SO : 0)),
  );
  if (kind === 'word') return first;
  const all: Frequencies = new Map();
  for (const [number, frequency] of first) {
    const least = Math.min(frequency, ...rest.map((each) => each.get(number) ?? 0));
    if (least > 0) all.set(number, least);
  }
  return all;
}

/** How often the terms occur that a weight is given to. */
function frequenciesOf(parts: readonly SearchPart[], weigh: (term: string) => number): Frequencies {
  const found: Frequencies = new Map();
  for (const { terms, postings } of parts) {
    terms.split(' ').forEach((term, at) => {
      const weight = weigh(term);
      if (!weight) return;
      let number = -1;
      for (const posting of postings[at] ?? []) {
        number += (posting >> 2) + 1;
        found.set(number, Math.max(weight * (OCCURRENCES[posting & 3] ?? 1), found.get(number) ?? 0));
      }
    });
  }
  return found;
}
