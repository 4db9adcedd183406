import type { Block, HeadingBlock, OutlineItem, Pair } from './model';

type Entry = Readonly<{ item: Omit<OutlineItem, 'children'>; children: Entry[] }>;

function isHeading(block: Block): block is HeadingBlock {
  return block.kind === 'heading';
}

function close({ item, children }: Entry): OutlineItem {
  return { ...item, children: children.map(close) };
}

/**
 * From an essay's pairs to its headings, nested: each under the nearest heading before it that is of a lower level number,
 * so that a skipped level is no level of the outline. The depth is the source's, the translation's where there is no source.
 * Every heading pair must have a name (`nameUnnamed` gives them).
 */
export function buildOutline(pairs: readonly Pair[]): OutlineItem[] {
  const roots: Entry[] = [];
  const open: Entry[] = [];
  for (const pair of pairs) {
    const zh = pair.zh.find(isHeading);
    const en = pair.en.find(isHeading);
    const depth = (zh ?? en)?.depth;
    if (pair.kind !== 'heading' || depth === undefined) continue;
    const name = pair.names[0];
    if (name === undefined) {
      throw new Error('A heading has no name, so the outline cannot lead to it. Call nameUnnamed on the pairs first.');
    }
    while ((open.at(-1)?.item.depth ?? 0) >= depth) open.pop();
    const entry: Entry = { item: { name, depth, zh, en }, children: [] };
    (open.at(-1)?.children ?? roots).push(entry);
    open.push(entry);
  }
  return roots.map(close);
}
