import { entryOf, type Ledger, type LedgerEntry, type TranslatedWording } from '../ledger';

/** Of one wording recorded in both, the side that was looked at later knows more. */
function mergeLast(published: readonly TranslatedWording[], own: readonly TranslatedWording[]): TranslatedWording[] {
  const [last, other] = [published.at(-1), own.at(-1)];
  if (last === undefined || other === undefined || last.text !== other.text) return [...published];
  const later = (other.reviewed ?? '') > (last.reviewed ?? '') ? other : last;
  return [...published.slice(0, -1), { ...last, of: later.of, ...(later.reviewed && { reviewed: later.reviewed }) }];
}

function mergeEntry(published: LedgerEntry, own: LedgerEntry | undefined): LedgerEntry {
  if (own === undefined) return published;
  const retired = own.retired ?? published.retired;
  return { ...published, en: mergeLast(published.en, own.en), ...(retired && { retired }) };
}

/**
 * From the ledger of a public essay and that of its revision to the one that goes on: every name and wording that was
 * published, and what was decided in the revision besides (names retired, translations looked at, warnings accepted). A
 * wording that only the revision's copy has was never published, and is left out.
 */
export function mergeLedgers(published: Ledger, own: Ledger | undefined): Ledger {
  if (own === undefined) return published;
  const names = Object.entries(published.names).map(
    ([name, entry]) => [name, mergeEntry(entry, entryOf(own, name))] as const,
  );
  const decided = new Set(own.accepted.map(({ rule, name }) => `${rule}@${name}`));
  const kept = published.accepted.filter(({ rule, name }) => !decided.has(`${rule}@${name}`));
  return { ...published, names: Object.fromEntries(names), accepted: [...kept, ...own.accepted] };
}
