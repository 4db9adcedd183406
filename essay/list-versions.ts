import { type DiffPiece, diffWording } from './diff-wording';
import { LEDGER_SIDES, type Ledger, type LedgerEntry, type Wording } from './ledger';
import type { Lang } from './model';

/**
 * What became of one passage on one day: it is `new`, `translated` (one of its languages is new), `reworded`, or `retired`
 * (then `to` says where its address leads). Each language that changed has its two wordings laid over each other.
 */
export type PassageChange = Readonly<{
  name: string;
  passage: LedgerEntry['kind'];
  kind: 'new' | 'translated' | 'reworded' | 'retired';
  to?: string;
  wording: Readonly<Partial<Record<Lang, readonly DiffPiece[]>>>;
}>;

/** The changes of one day (`YYYY-MM-DD`). */
export type Version = Readonly<{ date: string; changes: readonly PassageChange[] }>;

/** An essay's history as its ledger knows it: the day it begins, and what changed since, the newest day first. */
export type History = Readonly<{ since?: string; versions: readonly Version[] }>;

/**
 * From a ledger to the essay's history. Within a day passages stand in the ledger's order; several wordings of one day count
 * as the last of them. What stood at the beginning of the first day is not a change, what became of it on that day is: a
 * link made between the two says so.
 */
export function listVersions(ledger: Ledger | undefined): History {
  const entries = Object.entries(ledger?.names ?? {});
  const days = [...new Set(entries.flatMap(([, entry]) => daysOf(entry)))].sort();
  const [since] = days;
  const versions = days.map((date) => ({
    date,
    changes: entries.flatMap(([name, entry]) => changeOn(date, name, entry, date === since) ?? []),
  }));
  return { ...(since && { since }), versions: versions.filter(({ changes }) => changes.length > 0).reverse() };
}

const daysOf = ({ zh, en, retired }: LedgerEntry): string[] => [
  ...[...zh, ...en].map(({ date }) => date),
  ...(retired ? [retired.date] : []),
];

function changeOn(date: string, name: string, entry: LedgerEntry, isFirst: boolean): PassageChange | undefined {
  const { kind: passage, retired } = entry;
  if (retired?.date === date) {
    const wording = perSide((lang) => pieces(entry[lang].at(-1)?.text, undefined, lang));
    return { name, passage, kind: 'retired', to: retired.to, wording };
  }
  const after = (lang: Lang) => lastOf(entry[lang], (day) => day <= date);
  const before = (lang: Lang) =>
    isFirst ? entry[lang].find((wording) => wording.date === date)?.text : lastOf(entry[lang], (day) => day < date);
  const changed = LEDGER_SIDES.filter((lang) => before(lang) !== after(lang));
  if (changed.length === 0) return undefined;
  const stood = LEDGER_SIDES.some((lang) => before(lang) !== undefined);
  const added = changed.every((lang) => before(lang) === undefined);
  const wording = perSide((lang) => (changed.includes(lang) ? pieces(before(lang), after(lang), lang) : undefined));
  return { name, passage, kind: !stood ? 'new' : added ? 'translated' : 'reworded', wording };
}

const lastOf = (wordings: readonly Wording[], within: (day: string) => boolean): string | undefined =>
  wordings.findLast(({ date }) => within(date))?.text;

function pieces(before: string | undefined, after: string | undefined, lang: Lang): readonly DiffPiece[] | undefined {
  const compared = diffWording(before ?? '', after ?? '', lang);
  return compared.length > 0 ? compared : undefined;
}

function perSide(wordingOf: (lang: Lang) => readonly DiffPiece[] | undefined): PassageChange['wording'] {
  const [zh, en] = [wordingOf('zh'), wordingOf('en')];
  return { ...(zh && { zh }), ...(en && { en }) };
}
