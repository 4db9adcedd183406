import type { Nodes, PhrasingContent } from 'mdast';
import { nodeText } from './node-text';

const BLOCKS: readonly Nodes['type'][] = ['paragraph', 'heading', 'list', 'listItem', 'blockquote', 'code'];

/** What a cell holds as one line: paragraphs, items and line breaks within it with a blank between them. */
function flatten(nodes: readonly Nodes[]): PhrasingContent[] {
  const line: PhrasingContent[] = [];
  for (const node of nodes) {
    const isBlock = BLOCKS.includes(node.type);
    if ((isBlock || node.type === 'break') && line.length > 0) line.push({ type: 'text', value: ' ' });
    if (node.type === 'break') continue;
    if (node.type === 'code') line.push({ type: 'inlineCode', value: nodeText(node), position: node.position });
    else if (isBlock && 'children' in node) line.push(...flatten(node.children as Nodes[]));
    // What is no block is phrasing already.
    else line.push(node as PhrasingContent);
  }
  return line;
}

/**
 * Brings the cells of tables into the form that Markdown has for them: one line each. Word puts paragraphs into every cell,
 * pages put lists and line breaks. Text is neither lost nor moved.
 */
export function settleCells<Node extends Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const children = node.type === 'tableCell' ? flatten(node.children) : (node.children as Nodes[]).map(settleCells);
  // The children are of the types they were, or phrasing in a cell.
  return { ...node, children } as Node;
}
