/** A pair as it stands in a page: its name, and the words of its two sides. */
export type PairText = Readonly<{ name: string; zh: string; en: string }>;

/** What a pair is called whose author has given it no name yet: by its number, which changes when another comes before it. */
const PROVISIONAL = /^[hp]-\d+(?:-\d+)?$/;

/**
 * From the pairs before and after an edit to where each is now: an index into `after`, -1 if it is gone. A name that an
 * author gave stands for its pair; the others are known by the words of either side, and where both were changed by their
 * number. Pairs of the same words keep their order.
 */
export function matchPairs(before: readonly PairText[], after: readonly PairText[]): readonly number[] {
  const taken = new Set<number>();
  const take = (index: number | undefined): number => {
    if (index === undefined || taken.has(index)) return -1;
    taken.add(index);
    return index;
  };
  const byName = new Map(after.map(({ name }, index) => [name, index]));
  const matched = before.map(({ name }) => (PROVISIONAL.test(name) ? -1 : take(byName.get(name))));
  for (const side of ['zh', 'en'] as const) {
    const places = new Map<string, number[]>();
    after.forEach((pair, index) => {
      if (pair[side] && !taken.has(index)) places.set(pair[side], [...(places.get(pair[side]) ?? []), index]);
    });
    before.forEach((pair, index) => {
      if (matched[index] === -1) matched[index] = take(places.get(pair[side])?.shift());
    });
  }
  return matched.map((index, at) => (index === -1 ? take(byName.get(before[at]?.name ?? '')) : index));
}
