import type { Nodes, RootContent } from 'mdast';

/** The addresses of the images of a flow, in order, each once, without those declared missing. */
export function listImageUrls(blocks: readonly (RootContent | Nodes)[]): readonly string[] {
  const urls = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'image' && !node.url.startsWith('missing:')) urls.add(node.url);
    else if ('children' in node) (node.children as Nodes[]).forEach(visit);
  };
  blocks.forEach(visit);
  return [...urls];
}
