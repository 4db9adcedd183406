import type { Pair } from './model';

/**
 * The pairs with a name for each that has none, so that a text can be rendered before its names are written: `h-1`, `h-2`
 * … for headings by their position among headings, `p-1`, `p-2` … for the others by their number. A name that is taken gets
 * a further `-2`, `-3`. The same pairs give the same names; an edit may change them, so they are no addresses to publish.
 */
export function nameUnnamed(pairs: readonly Pair[]): Pair[] {
  const taken = new Set(pairs.flatMap((pair) => pair.names));
  let headings = 0;
  return pairs.map((pair, index) => {
    if (pair.kind === 'heading') headings += 1;
    if (pair.names.length > 0) return pair;
    const base = pair.kind === 'heading' ? `h-${headings}` : `p-${pair.number ?? index + 1}`;
    let name = base;
    for (let again = 2; taken.has(name); again += 1) name = `${base}-${again}`;
    taken.add(name);
    return { ...pair, names: [name] };
  });
}
