import type { Image, Nodes, RootContent } from 'mdast';
import { lineOf, type Remark } from './manuscript';
import { nodeText } from './node-text';

/** Where an image of the input is now: its address in the draft, and what is to be said of it. */
export type ResolvedImage = Readonly<{ url: string; message?: string }>;

const isSafe = (url: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url);

function settleImage(node: Image, images: ReadonlyMap<string, ResolvedImage>, remarks: Remark[]): Image {
  if (node.url.startsWith('missing:')) return node;
  const resolved = images.get(node.url);
  const url = resolved?.url ?? `missing:${node.url}`;
  const message = resolved
    ? resolved.message
    : `The image ${node.url} is not there: readers are told that it is missing.`;
  remarks.push({
    rule: 'image-present',
    kind: message === undefined ? 'changed' : 'doubt',
    line: lineOf(node),
    message: message ?? `The image ${shorten(node.url)} was copied to ${url}.`,
    before: node.url,
    after: url,
  });
  return { ...node, url };
}

/** An address for a sentence: an image may be its own address, of many thousand characters. */
export function shorten(url: string): string {
  return url.length > 80 ? `${url.slice(0, 60)}…` : url;
}

function settle(node: Nodes, images: ReadonlyMap<string, ResolvedImage>, remarks: Remark[]): Nodes[] {
  if (node.type === 'image') return [settleImage(node, images, remarks)];
  if (!('children' in node)) return [node];
  const children = (node.children as Nodes[]).flatMap((child) => settle(child, images, remarks));
  if (node.type === 'link' && !isSafe(node.url)) {
    const reason = node.url.startsWith('#')
      ? 'leads to a place within the page it came from'
      : 'is no address that readers can follow';
    remarks.push({
      rule: 'link-followed',
      kind: 'left-out',
      line: lineOf(node),
      message: `The link of “${nodeText(node).slice(0, 40)}” ${reason} (${shorten(node.url)}): its words are kept.`,
      before: node.url + (node.title ?? ''),
    });
    return children;
  }
  // The children are of the types they were, or phrasing in the place of phrasing.
  return [{ ...node, children } as Nodes];
}

/** Gives images their addresses in the draft, and keeps links that readers can follow (http, https, mailto); of others the words. */
export function settleLinks(
  blocks: readonly RootContent[],
  images: ReadonlyMap<string, ResolvedImage>,
): Readonly<{ blocks: readonly RootContent[]; remarks: readonly Remark[] }> {
  const remarks: Remark[] = [];
  // What stands in the flow is no link.
  const settled = blocks.flatMap((block) => settle(block, images, remarks) as RootContent[]);
  return { blocks: settled, remarks };
}
