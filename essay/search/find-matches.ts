import { foldText } from './fold';
import { listRuns } from './list-runs';
import type { QueryTerm } from './parse-query';
import { stemOf } from './terms';

/** Where a text has a term of the query: offsets of UTF-16 units, the second behind the match, and the term's number. */
export type Match = Readonly<{ start: number; end: number; term: number }>;

/** All matches of a query in a text, in order. They may overlap: `治理` and `理论` in 治理论. */
export function findMatches(text: string, terms: readonly QueryTerm[]): readonly Match[] {
  const folded = foldText(text);
  const words = terms.some(({ kind }) => kind === 'word') ? listRuns(folded).filter(({ kind }) => kind === 'word') : [];
  return terms
    .flatMap((term, at) => (term.kind === 'han' ? findRow(folded, term.text, at) : findWord(words, term, at)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function findRow(folded: string, row: string, term: number): Match[] {
  const matches: Match[] = [];
  for (let start = folded.indexOf(row); start >= 0; start = folded.indexOf(row, start + row.length))
    matches.push({ start, end: start + row.length, term });
  return matches;
}

function findWord(words: ReturnType<typeof listRuns>, { text, keys, open }: QueryTerm, term: number): Match[] {
  const stem = keys[0] ?? stemOf(text);
  return words
    .filter((word) => {
      // A stem has its word's first letter, and most words have another: they need not be stemmed.
      if (word.text[0] !== stem[0]) return false;
      return word.text === text || (open && word.text.startsWith(text)) || stemOf(word.text) === stem;
    })
    .map((word) => ({ start: word.start, end: word.start + word.text.length, term }));
}
