import { foldText } from './fold';
import type { QueryTerm } from './parse-query';
import { stemOf } from './terms';

/** Where a text has a term of the query: offsets of UTF-16 units, the second behind the match, and the term's number. */
export type Match = Readonly<{ start: number; end: number; term: number }>;

const WORD_CHARACTER = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}]/u;
const REST_OF_WORD = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/uy;

/** Letters at a stem's end that its words may have others for: `govern`, but `happi` of happy, `file` of filing. */
const CHANGED_BY_STEMMING = 2;

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
  const beginning = wanted.slice(0, Math.max(1, wanted.length - CHANGED_BY_STEMMING));
  const matches: Match[] = [];
  for (let start = folded.indexOf(beginning); start >= 0; ) {
    if (!beginsWord(folded, start)) {
      start = folded.indexOf(beginning, start + 1);
      continue;
    }
    const end = wordEnd(folded, start + beginning.length);
    const word = folded.slice(start, end);
    if (word === text || (open && word.startsWith(text)) || stem(word) === wanted) matches.push({ start, end, term });
    start = folded.indexOf(beginning, end);
  }
  return matches;
}

function wordEnd(folded: string, from: number): number {
  REST_OF_WORD.lastIndex = from;
  return from + (REST_OF_WORD.exec(folded)?.[0].length ?? 0);
}

function beginsWord(folded: string, at: number): boolean {
  if (at === 0) return true;
  // Most words follow a space, and most places within one a letter without an accent.
  const before = folded.charCodeAt(at - 1);
  return before < 0x80 ? !isAsciiWord(before) : !WORD_CHARACTER.test(characterBefore(folded, at));
}

/** Of a folded text, which has no capitals. */
const isAsciiWord = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

const characterBefore = (text: string, at: number): string =>
  /[\udc00-\udfff]/.test(text[at - 1] ?? '') ? text.slice(at - 2, at) : (text[at - 1] ?? '');
