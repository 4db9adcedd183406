import type { Lang } from '../model';
import { foldText } from './fold';
import { listRuns } from './list-runs';
import { type SearchText, textIn } from './search-text';
import { termsOf } from './terms';

/**
 * Where some terms occur, as it is written to a file: terms in order, parted by spaces, and for each the texts that have
 * it. A text's number is an essay's (in Chinese), or an essay's and the number of essays (in English). Each posting is
 * `(number - number before - 1) * 4 + frequency`, the number before the first being -1; frequencies are 0 to 3.
 */
export type SearchPart = Readonly<{ terms: string; postings: readonly (readonly number[])[] }>;

/** An index cut into parts of about the same size. `lengths` are those of the texts by number, in hundreds of terms. */
export type SearchIndex = Readonly<{
  slugs: readonly string[];
  lengths: readonly number[];
  parts: readonly Readonly<{ first: string; part: SearchPart }>[];
}>;

export type SearchedEssay = Readonly<{ slug: string; text: SearchText }>;

/** Postings in one part: about 20 kB compressed, so that a few terms cost little and files stay few. */
const PART_SIZE = 14_000;

/** A term in the title counts like so many in the text, one in a heading like so many. */
const IN_TITLE = 8;
const IN_HEADING = 3;

/** Frequencies from which on a term counts as 1, 2 and 3. */
const STEPS = [2, 4, 9] as const;

/**
 * From the texts of the essays to an index of their terms, the same for the same texts in any order.
 * @param size postings after which a part is full; a term's postings are never parted
 */
export function buildSearchIndex(essays: readonly SearchedEssay[], size = PART_SIZE): SearchIndex {
  const sorted = essays.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const lengths: number[] = [];
  const postings = new Map<string, Postings>();
  const known: KnownWords = new Map();
  for (const lang of ['zh', 'en'] as const) {
    for (const { text } of sorted) {
      const counts = countTerms(text, lang, known);
      const number = lengths.length;
      let length = 0;
      for (const [term, count] of counts) {
        length += count;
        const before = postings.get(term);
        const posting = (number - (before?.last ?? -1) - 1) * 4 + frequencyOf(count);
        if (before) {
          before.list.push(posting);
          before.last = number;
        } else postings.set(term, { list: [posting], last: number });
      }
      lengths.push(Math.ceil(length / 100));
    }
  }
  return { slugs: sorted.map(({ slug }) => slug), lengths, parts: cutIntoParts(postings, size) };
}

/** A term's postings, with the number of the last text among them. */
type Postings = { list: number[]; last: number };

const frequencyOf = (count: number): number => (count < STEPS[0] ? 0 : count < STEPS[1] ? 1 : count < STEPS[2] ? 2 : 3);

/** Words with their terms: essays share most of theirs, and stemming is what takes the time. */
type KnownWords = Map<string, readonly string[]>;

function countTerms(text: SearchText, lang: Lang, known: KnownWords): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (words: string, weight: number) => {
    for (const run of listRuns(foldText(words))) {
      const terms = (run.kind === 'word' && known.get(run.text)) || termsOf(run);
      if (run.kind === 'word') known.set(run.text, terms);
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  };
  add(text.title[lang] ?? '', IN_TITLE);
  for (const passage of text.passages) add(textIn(passage, lang), passage[1] === 0 ? IN_HEADING : 1);
  return counts;
}

function cutIntoParts(postings: ReadonlyMap<string, Readonly<Postings>>, size: number): SearchIndex['parts'] {
  const parts: { first: string; part: SearchPart }[] = [];
  let terms: string[] = [];
  let filled = 0;
  const close = () => {
    const [first] = terms;
    if (first === undefined) return;
    const part = { terms: terms.join(' '), postings: terms.map((term) => postings.get(term)?.list ?? []) };
    parts.push({ first, part });
    terms = [];
    filled = 0;
  };
  for (const term of [...postings.keys()].sort()) {
    terms.push(term);
    filled += postings.get(term)?.list.length ?? 0;
    if (filled >= size) close();
  }
  close();
  return parts;
}
