import type { Nodes, Root } from 'mdast';

/** A node without what does not matter to a reader: places, data, blanks at the ends of lines, neighbouring texts apart. */
function simplify(node: Nodes): unknown {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s+/g, ' ');
    case 'html':
      // A heading's name, which the parser reads as text.
      return node.value.replace(/\s+/g, ' ');
    case 'footnoteReference':
      return ['footnoteReference', node.identifier.toLowerCase()];
    case 'citation':
      return ['citation', node.items];
    case 'image':
      return ['image', node.url, (node.alt ?? '').replace(/\s+/g, ' '), (node.title ?? '').replace(/\s+/g, ' ')];
    case 'inlineCode':
    case 'code':
      return [node.type, node.value.replace(/\s+/g, ' ').trim()];
    default:
      if (!('children' in node)) return [node.type];
      return [
        node.type,
        node.type === 'heading'
          ? node.depth
          : node.type === 'link'
            ? node.url
            : node.type === 'list'
              ? node.ordered === true
              : '',
        joinTexts((node.children as Nodes[]).map(simplify), node.type === 'paragraph' || node.type === 'heading'),
      ];
  }
}

function joinTexts(parts: readonly unknown[], trim: boolean): readonly unknown[] {
  const joined: unknown[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = (last + part).replace(/\s+/g, ' ');
    else joined.push(part);
  }
  if (!trim) return joined.filter((part) => part !== '');
  return joined
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const from = index === 0 ? part.trimStart() : part;
      return index === joined.length - 1 ? from.trimEnd() : from;
    })
    .filter((part) => part !== '');
}

/** Whether a parsed text is the flow of blocks that it was written from, blanks aside. */
export function sameTree(root: Root, blocks: readonly Nodes[]): boolean {
  return JSON.stringify(root.children.map(simplify)) === JSON.stringify(blocks.map(simplify));
}
