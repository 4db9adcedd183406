import type { Essay } from './build-essay';
import { listPassages, type Passage } from './coverage/list-passages';
import type { PassageState, SectionState } from './coverage/passage-state';
import type { Ledger } from './ledger';
import type { TranslationFrontMatter } from './model';

/** How many passages, and how many Han characters of Chinese in them. */
export type Amount = Readonly<{ passages: number; han: number }>;

/**
 * How far a translation has come. `all` is what there is to translate: the sum of `translated` and `missing`. Of what is
 * translated, `stale` was made from an older wording; `unreviewed` is of the present wording, but nobody has said that it
 * is right.
 */
export type Tally = Readonly<Record<'all' | 'translated' | 'missing' | 'stale' | 'unreviewed', Amount>>;

/**
 * A heading with all that stands under it, the headings below it included, or (without `name`) what stands before the
 * first heading. `state` is `partial` where some of it is missing, else the worst of its passages.
 */
export type Section = Readonly<{
  name?: string;
  depth: number;
  zh?: string;
  en?: string;
  state: SectionState;
  tally: Tally;
  passages: readonly Passage[];
}>;

/** How much of an essay is translated, and what there is to do, as a whole, section by section and passage by passage. */
export type Coverage = Readonly<{
  slug: string;
  /** What the translator says of the translation, in `en.md`. */
  status?: TranslationFrontMatter['status'];
  tally: Tally;
  passages: readonly Passage[];
  sections: readonly Section[];
}>;

/** What passages amount to. */
function tallyPassages(passages: readonly Passage[]): Tally {
  const amount = (counts: (passage: Passage) => boolean): Amount => {
    const counted = passages.filter(counts);
    return { passages: counted.length, han: counted.reduce((sum, { han }) => sum + han, 0) };
  };
  return {
    all: amount(() => true),
    translated: amount(({ state }) => state !== 'missing'),
    missing: amount(({ state }) => state === 'missing'),
    stale: amount(({ state }) => state === 'stale'),
    unreviewed: amount(({ state, reviewed }) => state === 'translated' && !reviewed),
  };
}

/** A part of a whole in whole percent, rounded down, so that 100 means all of it; 100 where there is nothing. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part * 100) / whole);
}

function worstOf(passages: readonly Passage[]): SectionState {
  const has = (state: PassageState) => passages.some((passage) => passage.state === state);
  if (has('missing')) return passages.every(({ state }) => state === 'missing') ? 'missing' : 'partial';
  return has('stale') ? 'stale' : 'translated';
}

/** Rows from each heading to the next one that is not below it; what stands before the first heading is a section too. */
function listSections({ pairs }: Essay, byName: ReadonlyMap<string, Passage>): Section[] {
  const depthOf = (index: number): number | undefined => {
    const heading = [...(pairs[index]?.zh ?? []), ...(pairs[index]?.en ?? [])].find(({ kind }) => kind === 'heading');
    return heading?.kind === 'heading' ? heading.depth : undefined;
  };
  const heads = pairs.flatMap((pair, index) => (pair.kind === 'heading' ? [index] : []));
  const build = (from: number, to: number, section: Pick<Section, 'name' | 'depth' | 'zh' | 'en'>): Section => {
    const passages = pairs.slice(from, to).flatMap(({ names }) => byName.get(names[0] ?? '') ?? []);
    return { ...section, state: worstOf(passages), tally: tallyPassages(passages), passages };
  };
  const opening = build(0, heads[0] ?? pairs.length, { depth: 1 });
  const sections = heads.map((from, at) => {
    const depth = depthOf(from) ?? 2;
    const to = heads.slice(at + 1).find((next) => (depthOf(next) ?? 2) <= depth) ?? pairs.length;
    const pair = pairs[from];
    return build(from, to, { name: pair?.names[0], depth, zh: pair?.zh[0]?.plain, en: pair?.en[0]?.plain });
  });
  return opening.passages.length > 0 ? [opening, ...sections] : sections;
}

/**
 * From an essay and its ledger to how far its translation has come. Of a revision (a draft with a public essay's slug) the
 * ledger is the public essay's: what was published is what the translation was made from. Without a ledger nothing is
 * known to be stale.
 *
 * Source: the content contract, "Staleness": titles, captions and notes count too.
 */
export function buildCoverage(essay: Essay, ledger: Ledger | undefined): Coverage {
  const passages = listPassages(essay, ledger);
  const byName = new Map(passages.filter(({ kind }) => kind !== 'note').map((passage) => [passage.name, passage]));
  return {
    slug: essay.slug,
    ...(essay.en?.status && { status: essay.en.status }),
    tally: tallyPassages(passages),
    passages,
    sections: listSections(essay, byName),
  };
}
