import type { Ledger, Wording } from './ledger';
import type { Lang, Pair } from './model';
import { passageHash } from './passage-hash';

/** A wording with its hash, and the day from which it stood. The wording that stands now has no `text`: it is on the page. */
export type DatedWording = Readonly<{ date: string; hash: string; text?: string }>;

/** What `wordings.json` holds: the wordings of every name ever published, in each language, oldest first. */
export type Wordings = Readonly<Record<string, Readonly<Record<Lang, readonly DatedWording[]>>>>;

/**
 * The text of one name in one language, as its links quote it and its ledger keeps it: the blocks that carry the name, on
 * lines of their own. Where none does (names are still provisional), the whole side of the row.
 */
function passageOf(pair: Pair, lang: Lang, name: string): string {
  const named = pair[lang].filter(({ names }) => names.includes(name));
  return (named.length ? named : pair[lang]).map(({ plain }) => plain).join('\n');
}

/**
 * From an essay's rows and its ledger to the wordings that links may have quoted, with their hashes.
 * @param date `YYYY-MM-DD`: since when the text stands as it does, for what the ledger does not know yet
 */
export function listDatedWordings(pairs: readonly Pair[], ledger: Ledger | undefined, date: string): Wordings {
  const standing = new Map(pairs.flatMap((pair) => pair.names.map((name) => [name, pair] as const)));
  const names = new Set([...standing.keys(), ...Object.keys(ledger?.names ?? {})]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [pair, entry] = [standing.get(name), ledger?.names[name]];
      const side = (lang: Lang) => list(entry?.[lang] ?? [], pair && passageOf(pair, lang, name), date);
      return [name, { zh: side('zh'), en: side('en') }];
    }),
  );
}

function list(past: readonly Wording[], now: string | undefined, date: string): readonly DatedWording[] {
  const dated = past.map((wording) => ({ ...wording, hash: passageHash(wording.text) }));
  if (now === undefined || now === '') return dated.map(({ date, hash, text }) => ({ date, hash, text }));
  const hash = passageHash(now);
  const last = dated.at(-1);
  const before = last?.hash === hash ? dated.slice(0, -1) : dated;
  const since = last?.hash === hash ? last.date : date;
  return [...before.map(({ date, hash, text }) => ({ date, hash, text })), { date: since, hash }];
}
