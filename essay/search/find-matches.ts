import { foldText } from './fold';
import type { QueryTerm } from './parse-query';
import { stemOf } from './terms';

/** Where a text has a term of the query: offsets of UTF-16 units, the second behind the match, and the term's number. */
export type Match = Readonly<{ start: number; end: number; term: number }>;

const WORD_CHARACTER = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;
const REST_OF_WORD = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/uy;

/** What else the last letter of a stem may be in its words, by Porter's algorithm: `happi` of happy, `file` of filing, `abl` of ability. */
const LAST_LETTERS: Readonly<Record<string, string>> = { i: '[iy]', e: '[ei]', l: '[li]' };

/**
 * All matches of a query in a text, in order. They may overlap: `治理` and `理论` in 治理论.
 * @param stem as `stemOf`; one that remembers saves most of the time where many texts are looked through
 */
export function findMatches(text: string, terms: readonly QueryTerm[], stem = stemOf): readonly Match[] {
  const folded = foldText(text);
  return terms
    .flatMap((term, at) => (term.kind === 'han' ? findRow(folded, term.text, at) : findWord(folded, term, at, stem)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function findRow(folded: string, row: string, term: number): Match[] {
  const matches: Match[] = [];
  for (let start = folded.indexOf(row); start >= 0; start = folded.indexOf(row, start + row.length))
    matches.push({ start, end: start + row.length, term });
  return matches;
}

/** Looks at those words only that begin as the stem does: cutting a whole text into words would take most of the time. */
function findWord(
  folded: string,
  { text, keys, open }: QueryTerm,
  term: number,
  stem: (word: string) => string,
): Match[] {
  const wanted = keys[0] ?? stem(text);
  const last = wanted.slice(-1);
  const beginning = new RegExp(`(?<![a-z0-9])${wanted.slice(0, -1)}${LAST_LETTERS[last] ?? last}`, 'g');
  const matches: Match[] = [];
  for (let found = beginning.exec(folded); found; found = beginning.exec(folded)) {
    const start = found.index;
    if (!beginsWord(folded, start)) continue;
    const end = wordEnd(folded, beginning.lastIndex);
    const word = folded.slice(start, end);
    if (word === text || (open && word.startsWith(text)) || stem(word) === wanted) matches.push({ start, end, term });
    beginning.lastIndex = end;
  }
  return matches;
}

function wordEnd(folded: string, from: number): number {
  REST_OF_WORD.lastIndex = from;
  return from + (REST_OF_WORD.exec(folded)?.[0].length ?? 0);
}

/** Of a place before which is no plain letter or digit. */
function beginsWord(folded: string, at: number): boolean {
  return at === 0 || folded.charCodeAt(at - 1) < 0x80 || !WORD_CHARACTER.test(characterBefore(folded, at));
}

const characterBefore = (text: string, at: number): string =>
  /[\udc00-\udfff]/.test(text[at - 1] ?? '') ? text.slice(at - 2, at) : (text[at - 1] ?? '');
