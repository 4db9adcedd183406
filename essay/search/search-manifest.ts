import type { SearchIndex } from './build-search-index';

/**
 * What a search loads first, as it is written to a file: the essays, the lengths of their texts, and which part of the
 * index lies where. Part `i` has the terms from `firsts[i]` up to `firsts[i + 1]`, in the order of code units.
 */
export type SearchManifest = Readonly<{
  slugs: readonly string[];
  lengths: readonly number[];
  firsts: readonly string[];
  parts: readonly string[];
}>;

/** The manifest of an index whose parts lie at these addresses, in their order. */
export const manifestOf = ({ slugs, lengths, parts }: SearchIndex, addresses: readonly string[]): SearchManifest => ({
  slugs,
  lengths,
  firsts: parts.map(({ first }) => first),
  parts: addresses,
});

/** Parts that an unfinished word may be looked up in: the words that begin with `co` would be a good share of a language. */
const MOST_PARTS = 3;

/** The numbers of the parts that have a term, or terms that begin so; none where the index has no such term. */
export function partsOf({ firsts }: SearchManifest, term: string, open: boolean): readonly number[] {
  const begin = partOf(firsts, term);
  if (!open) return begin < 0 ? [] : [begin];
  const end = partOf(firsts, `${term}\uffff`);
  return Array.from({ length: Math.min(end - Math.max(begin, 0) + 1, MOST_PARTS) }, (_, at) => Math.max(begin, 0) + at);
}

/** The last part that begins at a term or before it, by halving; -1 where all begin after it. */
function partOf(firsts: readonly string[], term: string): number {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
