import { entryOf, type Ledger } from '../ledger';

/** Where an address leads: to a live name, to a name that nobody knows, or round in a circle. */
export type Destination = Readonly<
  { kind: 'live'; name: string } | { kind: 'unknown'; name: string } | { kind: 'loop'; name: string }
>;

/**
 * Follows a name through the ledger's retirements to where it leads, `live` being the names of the text's blocks. A name
 * that is live is its own destination; one that is neither live nor retired is `unknown`.
 */
export function resolveName(ledger: Ledger, name: string, live: ReadonlySet<string>): Destination {
  const seen = new Set<string>();
  let at = name;
  while (!live.has(at)) {
    if (seen.has(at)) return { kind: 'loop', name: at };
    seen.add(at);
    const next = entryOf(ledger, at)?.retired?.to;
    if (next === undefined) return { kind: 'unknown', name: at };
    at = next;
  }
  return { kind: 'live', name: at };
}
