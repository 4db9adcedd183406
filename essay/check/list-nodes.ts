import type { Nodes } from 'mdast';
import { nodesOf } from '../markers';
import type { ParsedText } from '../model';

/** All mdast nodes of a text, blocks before notes, in the order of the file. Figures and code have none: see the block. */
export function listNodes(text: ParsedText): readonly Nodes[] {
  const nodes: Nodes[] = [];
  const add = (node: Nodes): void => {
    nodes.push(node);
    if ('children' in node) node.children.forEach(add);
  };
  for (const part of [...text.blocks, ...text.notes]) nodesOf(part).forEach(add);
  return nodes;
}
