import type { Nodes, RootContent } from 'mdast';
import { isKindOfSources, isStatement, readListHeading } from './heading-lines';
import { type MarkerStyle, readLabelAt } from './marker-labels';
import { nodeText } from './node-text';

/** A list among the blocks: its heading, and the blocks from the first of its entries up to the first behind them. */
type ListSection = Readonly<{ kind: 'references' | 'notes'; heading?: number; from: number; to: number }>;

/** GB/T 7714—2015 appendix B, with or without the carrier: what only an entry has. */
export const TYPE_MARK = /[[［][A-Z]{1,2}(?:\s?\/\s?[A-Z]{2})?[\]］]/;

const isLabelled = (node: Nodes | undefined, style?: MarkerStyle): boolean => {
  if (node?.type !== 'paragraph') return false;
  const label = readLabelAt(nodeText(node));
  return (
    label !== undefined && (style === undefined || label.style === style) && /^\s*[[［【〔①-⑳]/.test(nodeText(node))
  );
};

/** Where the lists are: below a heading that says so, or numbered paragraphs at the end of the text. */
export function findLists(blocks: readonly RootContent[]): readonly ListSection[] {
  const sections: ListSection[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading' && block.type !== 'paragraph') continue;
    const kind = readListHeading(nodeText(block).trim());
    if (kind === undefined) continue;
    let to = index + 1;
    const labelled = isLabelled(blocks.slice(to, to + 3).find((below) => !saysSources(below)));
    const listed = (at: number) => isListed(blocks[at], labelled) || (kind === 'references' && leadsOn(blocks, at));
    while (to < blocks.length && (listed(to) || (kind === 'notes' && goesOn(blocks, to)))) to += 1;
    const end = kind === 'references' && labelled ? endOfEntries(blocks, index + 1, to) : to;
    sections.push({ kind, heading: index, from: index + 1, to: end });
  }
  if (sections.length > 0) return sections;
  let from = blocks.length;
  while (from > 0 && isLabelled(blocks[from - 1])) from -= 1;
  const first = blocks[from] && readLabelAt(nodeText(blocks[from] as Nodes));
  if (blocks.length - from < 2 && !(first && TYPE_MARK.test(nodeText(blocks[from] as Nodes)))) return [];
  if (from === 0 || first?.number !== 1) return [];
  return [{ kind: first.style === 'circle' ? 'notes' : 'references', from, to: blocks.length }];
}

/** Whether a block only says what kind of sources follows: 外文文献, 期刊论文. */
export function saysSources(block: RootContent | undefined): boolean {
  return (block?.type === 'heading' || block?.type === 'paragraph') && isKindOfSources(nodeText(block).trim());
}

/** Whether a block in the middle of a list is followed by more of it: by a numbered entry soon, or right by a list. */
function leadsOn(blocks: readonly RootContent[], at: number): boolean {
  const block = blocks[at];
  if (saysSources(block)) return true;
  // A line of a broken entry may look like a heading.
  if ((block?.type !== 'paragraph' && block?.type !== 'heading') || hasImage(block)) return false;
  const text = nodeText(block).trim();
  if (readListHeading(text) !== undefined || isStatement(text)) return false;
  return isBetweenNumbers(blocks, at, MOST_ENTRY_LINES);
}

/** Whether a block stands between a numbered one and the next number, neither of them far. */
function isBetweenNumbers(blocks: readonly RootContent[], at: number, most: number): boolean {
  const from = blocks.slice(Math.max(0, at - most), at).findLastIndex((one) => isLabelled(one));
  const before = blocks[Math.max(0, at - most) + from];
  const last = from < 0 || !before ? undefined : readLabelAt(nodeText(before));
  const next = last && blocks.slice(at + 1, at + 1 + most).find((one) => isLabelled(one, last.style));
  return next !== undefined && readLabelAt(nodeText(next))?.number === (last?.number ?? 0) + 1;
}

/** Whether a block below the heading of a list belongs to it; in a numbered list sentences without a number do not. */
function isListed(block: RootContent | undefined, labelled: boolean): boolean {
  if (block?.type === 'list') return true;
  if (block?.type !== 'paragraph' || hasImage(block)) return false;
  const text = nodeText(block).trim();
  if (readListHeading(text) !== undefined || isStatement(text)) return false;
  const sentence = /[。！？]/.test(text) && !/\d{4}|https?:/.test(text) && !TYPE_MARK.test(text);
  return !labelled || isLabelled(block) || !sentence;
}

/** What a line of an entry has that a page's farewell (`— END —`, `编辑 | 小王`) has not. */
const IN_ENTRY = /\d|https?:|www\./;

/** Where a numbered list ends: behind its last entry, if that has ended, and nothing of an entry is in what follows. */
function endOfEntries(blocks: readonly RootContent[], from: number, to: number): number {
  const textAt = (at: number) => nodeText(blocks[at] as Nodes).trim();
  let last = to - 1;
  while (last > from && blocks[last]?.type === 'paragraph' && !isLabelled(blocks[last]) && !IN_ENTRY.test(textAt(last)))
    last -= 1;
  const begin = blocks.slice(0, last + 1).findLastIndex((block) => isLabelled(block));
  if (last === to - 1 || begin < from || blocks[last]?.type !== 'paragraph') return to;
  const entry = Array.from({ length: last + 1 - begin }, (_, at) => textAt(begin + at)).join(' ');
  return /\d{4}|https?:/.test(entry) && /(?:[.。．)）\]]|https?:\S+)$/.test(entry) ? last + 1 : to;
}

/** Whether a paragraph among numbered notes goes on with the note before it: that has not ended, or the next number comes soon. */
function goesOn(blocks: readonly RootContent[], at: number): boolean {
  const [block, before] = [blocks[at], blocks[at - 1]];
  if (block?.type !== 'paragraph' || before?.type !== 'paragraph' || hasImage(block)) return false;
  const text = nodeText(block).trim();
  if (readListHeading(text) !== undefined || isStatement(text)) return false;
  const near = blocks.slice(Math.max(0, at - MOST_LINES), at).some((one) => isLabelled(one));
  if (near && !/[。.！？!?”’）)]$/.test(nodeText(before).trim())) return true;
  return isBetweenNumbers(blocks, at, MOST_LINES);
}

/** Lines of a note that are paragraphs of their own: more are no longer taken for a note's. */
const MOST_LINES = 4;
/** The same of an entry, which a narrow column breaks into more. */
const MOST_ENTRY_LINES = 8;

function hasImage(node: Nodes): boolean {
  return node.type === 'image' || ('children' in node && (node.children as Nodes[]).some(hasImage));
}
