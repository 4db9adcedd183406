import type { FootnoteReference } from 'mdast';
import type { Citation } from '../model';
import type { KeyedEntry } from './import-entry';
import type { MarkerStyle } from './marker-labels';
import { labelKey, type TakenLists, type Target } from './take-lists';

/** From the numbers of a marker in the block with index `block` to what each points to; undefined if one has no answer. */
type Answer = (style: MarkerStyle, numbers: readonly number[], block: number) => readonly Target[] | undefined;

/**
 * What answers the markers of one flow by its lists. A number is answered by the first list after its block that has it,
 * else by the last before it. To be asked in the order of the text: it counts how often a circled number has come, since
 * ① on every page means the first, second, third ① among the notes, and the last of them once they are used up.
 */
export function answerMarkers(lists: TakenLists['lists']): Answer {
  const seen = new Map<string, number>();

  function findTarget(style: MarkerStyle, number: number, block: number): Target | undefined {
    const after = lists.findIndex(({ at }) => at > block);
    const order = after < 0 ? lists.toReversed() : [...lists.slice(after), ...lists.slice(0, after).toReversed()];
    const key = labelKey(style, number);
    for (const list of order) {
      const targets = list.targets.get(key);
      if (!targets) continue;
      const nth = style === 'circle' ? (seen.get(key) ?? 0) : 0;
      seen.set(key, nth + 1);
      return targets[Math.min(nth, targets.length - 1)];
    }
    return undefined;
  }

  return (style, numbers, block) => {
    const found = numbers.map((number) => findTarget(style, number, block));
    return found.every((target) => target !== undefined) ? found : undefined;
  };
}

/**
 * From what a marker points to to what stands in its place: one citation of all entries, each with the place cited
 * (`locator`) if there is one, then a reference to each note. Entries that have no key are left out.
 */
export function buildMarker(
  targets: readonly Target[],
  { entries, locator }: Readonly<{ entries: readonly KeyedEntry[]; locator?: string }>,
): readonly (Citation | FootnoteReference)[] {
  const items = targets.flatMap((target) => {
    const key = target.kind === 'entry' ? entries[target.index]?.key : undefined;
    return key === undefined ? [] : [{ key, ...(locator && { locator }) }];
  });
  const labels = targets.flatMap((target) => (target.kind === 'note' ? [target.label] : []));
  const citation: Citation[] = items.length > 0 ? [{ type: 'citation', items }] : [];
  return [
    ...citation,
    ...labels.map((label): FootnoteReference => ({ type: 'footnoteReference', identifier: label, label })),
  ];
}
