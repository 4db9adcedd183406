import { foldText } from './fold';
import { listRuns } from './list-runs';
import { pairsOf, stemOf } from './terms';

/**
 * One thing that is looked for: a row of Han characters as it stands, or a word by its stem. `keys` are the index's terms
 * that every text with it has. An `open` word may go on: it is the last, and still being typed for all one knows.
 */
export type QueryTerm = Readonly<{ kind: 'han' | 'word'; text: string; keys: readonly string[]; open: boolean }>;

/** Terms that are looked up for one row of Han characters: more would cost more than they narrow the choice. */
const MOST_KEYS = 4;
const MOST_KEYS_IN_ALL = 8;
/** Characters from which on an unfinished word tells something. */
const SHORTEST_OPEN = 3;

/** Words that nearly every English paragraph has, and that tell nothing of it. */
const LITTLE = new Set(
  'a an and are as at be by for from has have in is it its not of on or that the their this to was were which with'.split(
    ' ',
  ),
);

/**
 * From what a reader typed to what is looked for; empty where there is nothing but spaces and punctuation. Little words are
 * looked for only where there is nothing else, or where they may still become others. A term after too many others has no
 * keys, and is then only looked for in the texts that have the others.
 */
export function parseQuery(text: string): readonly QueryTerm[] {
  const folded = foldText(text);
  const runs = listRuns(folded).map(({ kind, text: run, start }) => ({
    kind,
    run,
    open: kind === 'word' && start + run.length === folded.length && run.length >= SHORTEST_OPEN,
  }));
  const telling = runs.filter(({ run, open }) => open || !LITTLE.has(run));
  let left = MOST_KEYS_IN_ALL;
  const terms = (telling.length > 0 ? telling : runs).map(({ kind, run, open }): QueryTerm => {
    const keys = (kind === 'han' ? hanKeys(run) : [stemOf(run)]).slice(0, left);
    left -= keys.length;
    return { kind, text: run, keys, open };
  });
  return terms.filter(({ text: run }, at) => terms.findIndex((term) => term.text === run) === at);
}

/** A single character, or pairs of neighbours: all of them, or a few from the first to the last. */
function hanKeys(run: string): readonly string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  const pairs = pairsOf(characters);
  const picked = Math.min(pairs.length, MOST_KEYS);
  const step = picked < 2 ? 0 : (pairs.length - 1) / (picked - 1);
  return Array.from({ length: picked }, (_, at) => pairs[Math.round(at * step)] ?? '');
}
