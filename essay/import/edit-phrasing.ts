import type { Nodes, PhrasingContent, RootContent, Text } from 'mdast';
import type { Manuscript } from './manuscript';

/** A stretch of a paragraph's text, and what stands in its place. It lies within one text node. */
export type Edit = Readonly<{ start: number; end: number; with: readonly PhrasingContent[] | string }>;

/** The text of a paragraph, heading or cell, with `MARK` for citations and note references, `OBJECT` for what else is no text. */
export type Prose = Readonly<{
  text: string;
  /** The place in the input of a character of `text`. */
  placeAt: (index: number) => Readonly<{ line: number; column: number }>;
  /** Whether a stretch lies within one text node, so that it can be edited. */
  isWhole: (start: number, end: number) => boolean;
}>;

/** Stands in `Prose` for a citation or a note reference: no text has it. */
export const MARK = '\uFFF9';
/** Stands in `Prose` for an image and whatever else is no text. */
export const OBJECT = '\uFFFC';

type Leaf = Readonly<{ node: Text; start: number }>;

function collect(nodes: readonly Nodes[]): { text: string; leaves: Leaf[] } {
  const leaves: Leaf[] = [];
  let text = '';
  const visit = (node: Nodes): void => {
    if (node.type === 'text') {
      leaves.push({ node, start: text.length });
      text += node.value;
    } else if (node.type === 'citation' || node.type === 'footnoteReference') text += MARK;
    else if (node.type === 'break') text += '\n';
    else if ('children' in node) node.children.forEach(visit);
    else text += OBJECT;
  };
  nodes.forEach(visit);
  return { text, leaves };
}

function leafAt(leaves: readonly Leaf[], index: number): Leaf | undefined {
  return leaves.findLast(({ start, node }) => start <= index && index < start + node.value.length);
}

function applyTo({ node, start }: Leaf, edits: readonly Edit[], placeIn: Manuscript['placeIn']): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  const keep = (from: number, to: number): void => {
    if (from >= to) return;
    const place = placeIn(node, from);
    pieces.push({
      type: 'text',
      value: node.value.slice(from, to),
      ...(node.position && { position: { start: place, end: node.position.end } }),
    });
  };
  if (edits.every((edit) => typeof edit.with === 'string' && edit.with.length === edit.end - edit.start)) {
    let { value } = node;
    for (const edit of edits) value = value.slice(0, edit.start - start) + edit.with + value.slice(edit.end - start);
    return [{ ...node, value }];
  }
  let at = 0;
  for (const edit of edits) {
    keep(at, edit.start - start);
    if (typeof edit.with !== 'string') pieces.push(...edit.with);
    else if (edit.with !== '') pieces.push({ type: 'text', value: edit.with, position: node.position });
    at = edit.end - start;
  }
  keep(at, node.value.length);
  return pieces;
}

/** From the content of a paragraph to the same with edits made: what `decide` gives for its text, in order, not overlapping. */
function editPhrasing(
  nodes: readonly PhrasingContent[],
  decide: (prose: Prose) => readonly Edit[],
  placeIn: Manuscript['placeIn'],
): PhrasingContent[] {
  const { text, leaves } = collect(nodes);
  const edits = decide({
    text,
    placeAt: (index) => {
      const leaf = leafAt(leaves, index) ?? leaves[0];
      return leaf ? placeIn(leaf.node, Math.max(0, index - leaf.start)) : { line: 1, column: 1 };
    },
    isWhole: (start, end) => {
      const leaf = leafAt(leaves, start);
      return leaf !== undefined && end <= leaf.start + leaf.node.value.length;
    },
  });
  if (edits.length === 0) return [...nodes];
  const byLeaf = new Map<Text, PhrasingContent[]>();
  for (const leaf of leaves) {
    const own = edits.filter(({ start }) => start >= leaf.start && start < leaf.start + leaf.node.value.length);
    if (own.length > 0) byLeaf.set(leaf.node, applyTo(leaf, own, placeIn));
  }
  const rebuild = (node: PhrasingContent): PhrasingContent[] => {
    const edited = node.type === 'text' ? byLeaf.get(node) : undefined;
    if (edited) return edited;
    // A phrasing node's children are phrasing nodes, and stay of the same type.
    return 'children' in node ? [{ ...node, children: node.children.flatMap(rebuild) } as PhrasingContent] : [node];
  };
  return nodes.flatMap(rebuild);
}

/**
 * A block in which `change` has made something else of the words of every paragraph, heading and table cell; a figure's
 * caption is no text of its own.
 */
export function changePhrasing<Block extends RootContent | Nodes>(
  block: Block,
  change: (nodes: readonly PhrasingContent[]) => readonly PhrasingContent[],
): Block {
  if (!('children' in block)) return block;
  const inline = block.type === 'paragraph' || block.type === 'heading' || block.type === 'tableCell';
  const children = inline
    ? change(block.children)
    : (block.children as Nodes[]).map((child) => changePhrasing(child, change));
  // The children are of the types they were.
  return { ...block, children } as Block;
}

/** As `editPhrasing`, for all words of a block. */
export function editBlock<Block extends RootContent | Nodes>(
  block: Block,
  decide: (prose: Prose) => readonly Edit[],
  placeIn: Manuscript['placeIn'],
): Block {
  return changePhrasing(block, (nodes) => editPhrasing(nodes, decide, placeIn));
}
