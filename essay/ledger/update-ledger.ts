import { EMPTY_LEDGER, entryOf, type Ledger, type LedgerEntry, type TranslatedWording, type Wording } from '../ledger';
import { foldPassage, passageHash } from '../passage-hash';
import { type EssayTexts, listWordings, type PresentWording } from './list-wordings';

/** Whether two wordings are one: white space and the form of characters (NFC) do not count. */
export function isSameWording(a: string, b: string): boolean {
  return a === b || foldPassage(a) === foldPassage(b);
}

/** Whether the last wording of a list is not what the text says now. What the text has not, it does not say otherwise. */
export function isNewer(now: string | undefined, recorded: readonly Wording[]): now is string {
  const last = recorded.at(-1);
  return now !== undefined && (last === undefined || !isSameWording(last.text, now));
}

/** A day that is not before a list's last one: two who write in different time zones must not undo the order. */
function dayAfter(recorded: readonly Wording[], date: string): string {
  const last = recorded.at(-1)?.date ?? date;
  return last > date ? last : date;
}

function updateEntry(entry: LedgerEntry | undefined, now: PresentWording, date: string): LedgerEntry {
  const { zh = [], en = [] } = entry ?? {};
  const source: Wording[] = isNewer(now.zh, zh) ? [{ date: dayAfter(zh, date), text: now.zh }] : [];
  const translation: TranslatedWording[] = isNewer(now.en, en)
    ? [{ date: dayAfter(en, date), of: passageHash(now.zh ?? ''), text: now.en }]
    : [];
  return { ...entry, kind: now.kind, zh: [...zh, ...source], en: [...en, ...translation] };
}

/**
 * From a ledger, if there is one, and an essay's texts as they are now to the ledger with every name and wording of
 * theirs. Nothing is ever taken away. A wording that is not the last one recorded is added under `date` (`YYYY-MM-DD`).
 * A translation whose own wording is new was made from the present source; one whose wording stands keeps its `of`, so
 * that it is known to be stale where the source has changed. New names go after the name before them in the text.
 */
export function updateLedger(
  ledger: Ledger | undefined,
  texts: EssayTexts,
  { date }: Readonly<{ date: string }>,
): Ledger {
  const old = ledger ?? EMPTY_LEDGER;
  const entries = new Map(Object.entries(old.names));
  const added = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const [name, now] of listWordings(texts)) {
    if (!entries.has(name)) added.set(before, [...(added.get(before) ?? []), name]);
    entries.set(name, updateEntry(entryOf(old, name), now, date));
    before = name;
  }

  // What is added after a name may itself have something added after it.
  const ordered: string[] = [];
  const place = (name: string): void => {
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      ordered.push(next);
      open.push(...(added.get(next) ?? []).toReversed());
    }
  };
  (added.get(undefined) ?? []).forEach(place);
  Object.keys(old.names).forEach(place);
  const names = ordered.flatMap((name): [string, LedgerEntry][] => {
    const entry = entries.get(name);
    return entry ? [[name, entry]] : [];
  });
  return { ...old, names: Object.fromEntries(names) };
}
