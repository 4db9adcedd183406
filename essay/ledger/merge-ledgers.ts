import { type Acceptance, entryOf, type Ledger, type LedgerEntry, type TranslatedWording } from '../ledger';

/** Of one wording recorded in both, the side that was looked at later knows more. */
function mergeLast(published: readonly TranslatedWording[], own: readonly TranslatedWording[]): TranslatedWording[] {
  const [last, other] = [published.at(-1), own.at(-1)];
  if (last === undefined || other === undefined || last.text !== other.text) return [...published];
  const later = (other.reviewed ?? '') > (last.reviewed ?? '') ? other : last;
  return [...published.slice(0, -1), { ...last, of: later.of, ...(later.reviewed && { reviewed: later.reviewed }) }];
}

/** Of what was decided on both sides, the later, since each side keeps a copy of the other's; the revision's on one day. */
function laterOf<Decision extends Readonly<{ date: string }>>(
  published: Decision | undefined,
  own: Decision | undefined,
): Decision | undefined {
  if (published === undefined || own === undefined) return own ?? published;
  return published.date > own.date ? published : own;
}

function mergeEntry(published: LedgerEntry, own: LedgerEntry | undefined): LedgerEntry {
  if (own === undefined) return published;
  const retired = laterOf(published.retired, own.retired);
  return { ...published, en: mergeLast(published.en, own.en), ...(retired && { retired }) };
}

/**
 * From the ledger of a public essay and that of its revision to the one that goes on: every name and wording that was
 * published, and what was decided in the revision besides (names retired, translations looked at, warnings accepted); of two
 * decisions on one thing the later. A wording that only the revision's copy has was never published, and is left out.
 */
export function mergeLedgers(published: Ledger, own: Ledger | undefined): Ledger {
  if (own === undefined) return published;
  const names = Object.entries(published.names).map(
    ([name, entry]) => [name, mergeEntry(entry, entryOf(own, name))] as const,
  );
  const keyOf = ({ rule, name }: Acceptance): string => `${rule}@${name}`;
  const before = new Map(published.accepted.map((acceptance) => [keyOf(acceptance), acceptance]));
  const decided = new Set(own.accepted.map(keyOf));
  const accepted = [
    ...published.accepted.filter((acceptance) => !decided.has(keyOf(acceptance))),
    ...own.accepted.map((acceptance) => laterOf(before.get(keyOf(acceptance)), acceptance) ?? acceptance),
  ];
  return { ...published, names: Object.fromEntries(names), accepted };
}
