import { type Acceptance, entryOf, isAddress, type Ledger } from '../ledger';
import { passageHash } from '../passage-hash';
import { type EssayTexts, hashAt, listBlockNames, listWordings } from './list-wordings';
import { resolveName } from './resolve-name';

/** A ledger that was changed as asked, or the reason why it was not, "Unexpected X, expected Y". */
export type Amendment = Readonly<{ kind: 'amended'; ledger: Ledger } | { kind: 'refused'; reason: string }>;

const refuse = (reason: string): Amendment => ({ kind: 'refused', reason });

/**
 * Retires a name: it stays in the ledger with its wordings, and from now on leads to `to`. Refused where the ledger has
 * no such address, where the text still has it, and where `to` leads to no block of the text. A name that is retired
 * already may be given another destination.
 */
export function retireName(
  ledger: Ledger,
  { from, to, date }: Readonly<{ from: string; to: string; date: string }>,
  texts: EssayTexts,
): Amendment {
  const entry = entryOf(ledger, from);
  if (entry === undefined || !isAddress(entry)) {
    return refuse(`Unexpected name \`${from}\` to retire, expected a name that ledger.json has`);
  }
  const live = listWordings(texts);
  if (live.has(from)) return refuse(`Unexpected name \`${from}\` to retire, expected one that the text has no more`);
  const names = { ...ledger.names, [from]: { ...entry, retired: { date, to } } };
  const destination = resolveName({ ...ledger, names }, to, listBlockNames(texts));
  if (destination.kind === 'live') return { kind: 'amended', ledger: { ...ledger, names } };
  const found = destination.kind === 'loop' ? 'which would lead back to it' : 'which no block has';
  return refuse(`Unexpected name \`${to}\` for \`${from}\` to lead to, ${found}, expected the name of a block`);
}

/**
 * Records that translations were looked at beside the present source on a day (`YYYY-MM-DD`) and are right: their last
 * wording is taken to be of it. `names` are those looked at, or `'all'`. Refused where a name has no translation in the
 * text and the ledger.
 */
export function reviewNames(
  ledger: Ledger,
  { names, date }: Readonly<{ names: readonly string[] | 'all'; date: string }>,
  texts: EssayTexts,
): Amendment {
  const wordings = listWordings(texts);
  const asked = names === 'all' ? [...wordings.keys()] : names;
  const reviewed = new Map(Object.entries(ledger.names));
  for (const name of asked) {
    const entry = entryOf(ledger, name);
    const now = wordings.get(name);
    const last = entry?.en.at(-1);
    if (entry === undefined || last === undefined || now?.en === undefined || now.zh === undefined) {
      if (names === 'all') continue;
      return refuse(`Unexpected name \`${name}\` as reviewed, expected one that has a translation`);
    }
    reviewed.set(name, {
      ...entry,
      en: [...entry.en.slice(0, -1), { ...last, of: passageHash(now.zh), reviewed: date }],
    });
  }
  return { kind: 'amended', ledger: { ...ledger, names: Object.fromEntries(reviewed) } };
}

/**
 * Accepts a warning at a name, or at an entry of the bibliography (`ref-<id>`), for as long as the present wording stands. An earlier acceptance of the same warning there
 * is replaced. Refused where the text has no such name.
 */
export function acceptWarning(
  ledger: Ledger,
  { rule, name, why, date }: Omit<Acceptance, 'of'>,
  texts: EssayTexts,
): Amendment {
  const of = hashAt(texts, name);
  if (of === undefined) return refuse(`Unexpected name \`${name}\` in \`${rule}@${name}\`, expected one in the text`);
  const others = ledger.accepted.filter((accepted) => accepted.rule !== rule || accepted.name !== name);
  const accepted = [...others, { rule, name, why, date, of }];
  return { kind: 'amended', ledger: { ...ledger, accepted } };
}
