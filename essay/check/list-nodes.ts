import type { Nodes } from 'mdast';
import type { Block, Note, ParsedText } from '../model';

function listTop(part: Block | Note): readonly Nodes[] {
  if (!('kind' in part)) return part.children;
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return part.children;
    case 'list':
    case 'quotation':
    case 'table':
      return [part.node];
    case 'figure':
    case 'code':
      return [];
    default:
      return part satisfies never;
  }
}

function listBelow(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap((child) => listBelow(child))] : [node];
}

/** All mdast nodes of a text, blocks before notes, in the order of the file. Figures and code have none: see the block. */
export function listNodes(text: ParsedText): readonly Nodes[] {
  return [...text.blocks, ...text.notes].flatMap((part) => listTop(part).flatMap(listBelow));
}
