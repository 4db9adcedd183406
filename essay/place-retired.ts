import type { Ledger } from './ledger';
import { resolveName } from './ledger/resolve-name';
import type { Pair } from './model';

/**
 * The pairs with the retired names that lead to each, in the order of the ledger, so that the page can keep their addresses.
 * Names that were retired one after another are followed to the one that stands; what leads nowhere is in no pair, which
 * is an error of the check. Pairs that nothing leads to come back as they are.
 */
export function placeRetired(pairs: readonly Pair[], ledger: Ledger | undefined): Pair[] {
  const live = new Set(pairs.flatMap(({ names }) => names));
  const leading = new Map<string, string[]>();
  for (const [name, { retired }] of Object.entries(ledger?.names ?? {})) {
    if (ledger === undefined || retired === undefined || live.has(name)) continue;
    const destination = resolveName(ledger, retired.to, live);
    if (destination.kind !== 'live') continue;
    leading.set(destination.name, [...(leading.get(destination.name) ?? []), name]);
  }
  return pairs.map((pair) => {
    const retired = pair.names.flatMap((name) => leading.get(name) ?? []);
    return retired.length > 0 ? { ...pair, retired } : pair;
  });
}
