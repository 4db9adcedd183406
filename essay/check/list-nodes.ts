import type { Nodes } from 'mdast';
import { nodesOf } from '../markers';
import type { ParsedText } from '../model';

function listBelow(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap((child) => listBelow(child))] : [node];
}

/** All mdast nodes of a text, blocks before notes, in the order of the file. Figures and code have none: see the block. */
export function listNodes(text: ParsedText): readonly Nodes[] {
  return [...text.blocks, ...text.notes].flatMap((part) => nodesOf(part).flatMap(listBelow));
}
