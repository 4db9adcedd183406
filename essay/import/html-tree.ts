import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { VFile } from 'vfile';

type Parent = Tree.ParentNode;

/** 120 elements within each other: pages have some twenty; what walks the tree calls itself for each. */
const MAX_DEPTH = 120;

/** Unwraps what lies too deep: its text stays, in one text node. Does not call itself, so that no depth overflows it. */
function limitDepth(root: Parent): number {
  let flattened = 0;
  const open: { node: Parent; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    for (const child of node.childNodes) {
      if (!('childNodes' in child)) continue;
      if (depth < MAX_DEPTH) {
        open.push({ node: child, depth: depth + 1 });
        continue;
      }
      const value = textBelow(child);
      flattened += 1;
      child.childNodes = [
        { nodeName: '#text', value, parentNode: child, sourceCodeLocation: child.sourceCodeLocation },
      ];
    }
  }
  return flattened;
}

function textBelow(root: Parent): string {
  const parts: string[] = [];
  const open: Tree.Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('value' in node) parts.push(node.value);
    else if ('childNodes' in node) for (const child of node.childNodes.toReversed()) open.push(child);
  }
  return parts.join('');
}

/** From HTML, however malformed, to hast with places, as a browser reads it; `flattened` counts what lay too deep. */
export function parseHtml(source: string): Readonly<{ tree: Root; flattened: number }> {
  // As without scripts, so that what is within <noscript> is elements and can be told.
  const document = parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const flattened = limitDepth(document);
  const tree = fromParse5(document, { file: new VFile(source) });
  return { tree: tree.type === 'root' ? tree : { type: 'root', children: [tree as RootContent] }, flattened };
}

/** All text below a node; scripts and styles hold none that anyone reads. */
export function htmlText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && (node.tagName === 'script' || node.tagName === 'style')) return '';
  return 'children' in node ? node.children.map(htmlText).join('') : '';
}

/** Whether a node is an element: not a text, a comment, or nothing at all. */
export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

/** The elements below a node for which `wanted` holds, in the order of the document. */
export function listElements(node: Nodes, wanted: (element: Element) => boolean): readonly Element[] {
  const own = isElement(node) && wanted(node) ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap((child) => listElements(child, wanted))] : own;
}

/** A tree with each element replaced by what `change` gives for it, from the inside out; undefined leaves it as it is. */
export function mapElements<Node extends Nodes>(
  node: Node,
  change: (element: Element) => readonly ElementContent[] | undefined,
): Node {
  if (!('children' in node)) return node;
  const children = (node.children as ElementContent[]).flatMap((child): readonly ElementContent[] => {
    const mapped = mapElements(child, change);
    return (isElement(mapped) ? change(mapped) : undefined) ?? [mapped];
  });
  // What an element is replaced by may stand where the element stood.
  return { ...node, children } as Node;
}

/** An attribute as text: hast holds some as lists. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value)
    ? value.join(' ')
    : value === null || value === undefined || value === false
      ? ''
      : String(value);
}
