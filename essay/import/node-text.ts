import type { Nodes } from 'mdast';

/** The text of a node as a reader reads it: hard breaks as line ends, images as what they are described as, markers as they were written. */
export function nodeText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'footnoteReference') return node.data?.marker?.written ?? '';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const separator = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? '' : '\n';
  return (node.children as Nodes[]).map(nodeText).join('children' in node && isInline(node) ? '' : separator);
}

function isInline({ type }: Nodes): boolean {
  return ['emphasis', 'strong', 'delete', 'link', 'linkReference', 'paragraph', 'heading', 'tableCell'].includes(type);
}
