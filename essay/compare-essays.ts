import type { Essay } from './build-essay';
import { type DiffPiece, diffWording } from './diff-wording';
import { listMoved } from './list-moved';
import type { Block, Lang, Note, Pair } from './model';

/** The two wordings of a passage laid over each other, in each language in which they differ. */
export type WordingDiff = Readonly<Partial<Record<Lang, readonly DiffPiece[]>>>;

/** The numbers of works that a passage cites and did not, in the revision, and cited and does not, in the published essay. */
export type CitationChange = Readonly<{ added: readonly number[]; removed: readonly number[] }>;

/**
 * What a revision did to a passage. `changed` without a wording: only markup, citations or an image are different. `moved` is
 * one that stands elsewhere and is otherwise the same; one that is changed and stands elsewhere is `changed`, with `moved`.
 * `from` is the number that a moved paragraph had. `cited` is said of an entry of the references: that it is cited now and
 * was only listed, or the other way round.
 */
export type PassageChange = Readonly<{
  kind: 'added' | 'changed' | 'removed' | 'moved';
  moved?: true;
  from?: number;
  citations?: CitationChange;
  cited?: boolean;
  wording: WordingDiff;
}>;

/** A passage of the published essay that the revision no longer has; `after` is the row that now stands where it followed. */
export type RemovedPair = PassageChange & Readonly<{ name: string; after?: string }>;

/** A change outside the rows: in the title, the subtitle, the summary, or a note. */
export type SideChange = PassageChange &
  Readonly<{ passage: 'title' | 'subtitle' | 'summary' | 'note'; label?: string }>;

export type EssayChanges = Readonly<{
  sides: readonly SideChange[];
  /** By the first name of the row in the revision; rows that are the same are not in it. */
  pairs: ReadonlyMap<string, PassageChange>;
  removed: readonly RemovedPair[];
}>;

const LANGS = ['zh', 'en'] as const;

/**
 * From a published essay and a revision of it to what the revision changes, row by row. Rows belong together by name, and
 * those of a text without names by the wording of their source. Of rows in another order as few as can be are moved. The list
 * of references is not compared: see `compareBibliographies`.
 */
export function compareEssays(before: Essay, after: Essay): EssayChanges {
  const partners = matchPairs(before.pairs, after.pairs);
  const moved = listMovedPairs(before.pairs, after.pairs, partners);
  const pairs = after.pairs.flatMap((pair): [string, PassageChange][] => {
    const [name = ''] = pair.names;
    const partner = partners.get(pair);
    if (partner === undefined) return [[name, { kind: 'added', wording: {} }]];
    const wording = diffTexts(textsOf(partner), textsOf(pair));
    const isMoved = moved.has(pair);
    const from = isMoved && partner.number !== undefined ? { from: partner.number } : {};
    if (isEmpty(wording) && structureOf(partner) === structureOf(pair))
      return isMoved ? [[name, { kind: 'moved', wording: {}, ...from }]] : [];
    const citations = compareCitations(citedIn(before, partner), citedIn(after, pair));
    return [
      [name, { kind: 'changed', wording, ...(citations && { citations }), ...(isMoved && { moved: true }), ...from }],
    ];
  });
  return { sides: compareSides(before, after), pairs: new Map(pairs), removed: listRemoved(before.pairs, partners) };
}

/** A passage's text in each language. */
type Texts = Readonly<Partial<Record<Lang, string>>>;

/** Whether two wordings differ in neither language. */
export const isEmpty = (wording: WordingDiff): boolean => LANGS.every((lang) => wording[lang] === undefined);

/** A row's own names: not those that it was given in passing (`nameUnnamed`). */
const namesOf = ({ zh, en }: Pair): readonly string[] => [...zh, ...en].flatMap(({ names }) => names);

const textOf = (blocks: readonly Block[]): string | undefined =>
  blocks.length > 0 ? blocks.map(captioned).join('\n') : undefined;

const captioned = (block: Block): string =>
  block.kind === 'figure' ? `${block.alt} ${block.caption}`.trim() : block.plain;

const textsOf = ({ zh, en }: Pair): Texts => ({ zh: textOf(zh), en: textOf(en) });

/** Everything about the blocks but where they stand and what they are called. */
const structureOf = ({ zh, en }: Pair): string =>
  JSON.stringify([zh, en], (key, value: unknown) =>
    key === 'position' || key === 'place' || key === 'names' ? undefined : value,
  );

/** The works that a row cites, with their numbers. */
const citedIn = ({ works }: Essay, { names }: Pair): ReadonlyMap<string, number> =>
  new Map(
    works
      .filter(({ places }) => places.some(({ name }) => name === names[0]))
      .map(({ key, number }) => [key, number] as const),
  );

function compareCitations(
  was: ReadonlyMap<string, number>,
  is: ReadonlyMap<string, number>,
): CitationChange | undefined {
  const without = (these: ReadonlyMap<string, number>, those: ReadonlyMap<string, number>) =>
    [...these].flatMap(([key, number]) => (those.has(key) ? [] : [number]));
  const change = { added: without(is, was), removed: without(was, is) };
  return change.added.length + change.removed.length > 0 ? change : undefined;
}

/** The row of the published essay that each row of the revision continues; each is given once. */
function matchPairs(before: readonly Pair[], after: readonly Pair[]): ReadonlyMap<Pair, Pair> {
  const byName = new Map(before.flatMap((pair) => namesOf(pair).map((name) => [name, pair] as const)));
  const partners = new Map<Pair, Pair>();
  const taken = new Set<Pair>();
  const join = (pair: Pair, partner: Pair | undefined): void => {
    if (partner === undefined || taken.has(partner)) return;
    partners.set(pair, partner);
    taken.add(partner);
  };
  for (const pair of after)
    join(
      pair,
      namesOf(pair)
        .flatMap((name) => byName.get(name) ?? [])
        .find((each) => !taken.has(each)),
    );
  const free = before.filter((pair) => !taken.has(pair));
  for (const pair of after) {
    if (partners.has(pair) || namesOf(pair).length > 0) continue;
    join(
      pair,
      free.find((each) => !taken.has(each) && each.kind === pair.kind && textOf(each.zh) === textOf(pair.zh)),
    );
  }
  return partners;
}

/** Rows of the revision that stand elsewhere than in the published essay, among those that both have. */
function listMovedPairs(
  before: readonly Pair[],
  after: readonly Pair[],
  partners: ReadonlyMap<Pair, Pair>,
): ReadonlySet<Pair> {
  const places = new Map(before.map((pair, index) => [pair, index]));
  const kept = after.flatMap((pair) => {
    const partner = partners.get(pair);
    return partner ? [{ pair, place: places.get(partner) ?? 0 }] : [];
  });
  const moved = listMoved(kept.map(({ place }) => place));
  return new Set(kept.flatMap(({ pair }, index) => (moved.has(index) ? [pair] : [])));
}

function listRemoved(before: readonly Pair[], partners: ReadonlyMap<Pair, Pair>): readonly RemovedPair[] {
  const successors = new Map([...partners].map(([pair, partner]) => [partner, pair.names[0]]));
  const removed: RemovedPair[] = [];
  let last: string | undefined;
  for (const pair of before) {
    if (successors.has(pair)) last = successors.get(pair);
    else
      removed.push({ kind: 'removed', name: pair.names[0] ?? '', after: last, wording: diffTexts(textsOf(pair), {}) });
  }
  return removed;
}

function compareSides(before: Essay, after: Essay): readonly SideChange[] {
  const front = (['title', 'subtitle', 'summary'] as const).map((passage) => ({
    passage,
    was: { zh: before.zh[passage], en: before.en?.[passage] },
    is: { zh: after.zh[passage], en: after.en?.[passage] },
  }));
  const labels = new Set([...after.notes, ...before.notes].map(({ label }) => label));
  const notes = [...labels].map((label) => ({
    passage: 'note' as const,
    label,
    was: noteTexts(before, label),
    is: noteTexts(after, label),
  }));
  return [...front, ...notes].flatMap(({ was, is, ...side }) => {
    const wording = diffTexts(was, is);
    return isEmpty(wording) ? [] : [{ ...side, kind: kindOf(was, is), wording }];
  });
}

function noteTexts({ notes }: Essay, label: string): Texts {
  const note = notes.find((each) => each.label === label);
  const plain = (each: Note | undefined) => each?.plain;
  return { zh: plain(note?.zh), en: plain(note?.en) };
}

const isAbsent = ({ zh, en }: Texts): boolean => zh === undefined && en === undefined;

const kindOf = (was: Texts, is: Texts): PassageChange['kind'] =>
  isAbsent(was) ? 'added' : isAbsent(is) ? 'removed' : 'changed';

/** Two wordings of a passage laid over each other, in each language in which they differ; what is absent is empty. */
export function diffTexts(was: Texts, is: Texts): WordingDiff {
  const differing = LANGS.filter((lang) => (was[lang] ?? '') !== (is[lang] ?? ''));
  return Object.fromEntries(differing.map((lang) => [lang, diffWording(was[lang] ?? '', is[lang] ?? '', lang)]));
}
