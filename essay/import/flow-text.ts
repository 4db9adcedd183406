import type { Nodes } from 'mdast';
import type { Remark } from './manuscript';

/** All text of a flow: of text, code, descriptions and captions of images; not markers, and no addresses. */
export function flowText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'image') return `${node.alt ?? ''}${node.title ?? ''}`;
      if ('value' in node) return node.value;
      return 'children' in node ? flowText(node.children as Nodes[]) : '';
    })
    .join('');
}

/** What remarks hold of the input, and what they put in its place, as one text each. */
export function remarkText(remarks: readonly Remark[]): Readonly<{ before: string; after: string }> {
  return {
    before: remarks.map(({ before = '' }) => before).join(''),
    after: remarks.map(({ after = '' }) => after).join(''),
  };
}
