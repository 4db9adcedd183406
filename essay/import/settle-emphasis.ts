import type { Delete, Emphasis, Nodes, PhrasingContent, RootContent, Strong } from 'mdast';
import { nodeText } from './node-text';

type Span = Strong | Emphasis | Delete;

const isSpan = (node: Nodes | undefined): node is Span =>
  node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete';

/** Blanks and breaks at the edges of a span, out of it: `**字 **` is no strong text in Markdown. */
function hoist(span: Span): PhrasingContent[] {
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  const children = [...span.children];
  for (let first = children[0]; first; first = children[0]) {
    if (first.type === 'break') before.push(first);
    else if (first.type === 'text' && /^\s/.test(first.value)) {
      const value = first.value.trimStart();
      before.push({ ...first, value: first.value.slice(0, first.value.length - value.length) });
      if (value === '') {
        children.shift();
        continue;
      }
      children[0] = { ...first, value };
      break;
    } else break;
    children.shift();
  }
  for (let last = children.at(-1); last; last = children.at(-1)) {
    if (last.type === 'break') after.unshift(last);
    else if (last.type === 'text' && /\s$/.test(last.value)) {
      const value = last.value.trimEnd();
      after.unshift({ ...last, value: last.value.slice(value.length) });
      if (value === '') {
        children.pop();
        continue;
      }
      children[children.length - 1] = { ...last, value };
      break;
    } else break;
    children.pop();
  }
  return [...before, ...(children.length === 0 ? [] : [{ ...span, children }]), ...after];
}

/** Spans of one kind side by side are one; so are texts. */
function join(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (isSpan(last) && isSpan(node) && last.type === node.type) {
      joined[joined.length - 1] = { ...last, children: join([...last.children, ...node.children]) };
    } else if (last?.type === 'text' && node.type === 'text') {
      joined[joined.length - 1] = { ...last, value: last.value + node.value };
    } else joined.push(node);
  }
  return joined;
}

function settlePhrasing(nodes: readonly PhrasingContent[], within: ReadonlySet<string>): PhrasingContent[] {
  const settled = nodes.flatMap((node): PhrasingContent[] => {
    if (isSpan(node)) {
      const children = settlePhrasing(node.children, new Set([...within, node.type]));
      // Strong text within strong text is strong.
      return within.has(node.type) ? children : hoist({ ...node, children });
    }
    return node.type === 'link' ? [{ ...node, children: settlePhrasing(node.children, within) }] : [node];
  });
  return join(settled);
}

/** A line break at the very beginning or end of a paragraph breaks nothing. */
function trimBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const blank = (node: PhrasingContent) => node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
  const from = nodes.findIndex((node) => !blank(node));
  const to = nodes.findLastIndex((node) => !blank(node));
  return from < 0 ? [] : nodes.slice(from, to + 1);
}

/**
 * Brings the emphasis of a block into a form that Markdown can write: no blanks or breaks at its edges, none within one of its
 * own kind, none of one kind side by side, none that holds nothing. Text is neither lost nor moved.
 */
export function settleEmphasis<Node extends RootContent | Nodes>(node: Node): Node {
  if (!('children' in node)) return node;
  const inline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const children = inline
    ? trimBreaks(settlePhrasing(node.children, new Set()))
    : (node.children as Nodes[]).map((child) => settleEmphasis(child));
  // The children are of the types they were.
  return { ...node, children } as Node;
}

/** A block whose strong, emphasised and deleted text stands plain, and the texts of what was marked. */
export function withoutEmphasis<Node extends Nodes>(node: Node): Readonly<{ block: Node; spans: readonly string[] }> {
  const spans: string[] = [];
  const strip = (one: Nodes): Nodes[] => {
    if (!('children' in one)) return [one];
    const children = (one.children as Nodes[]).flatMap(strip);
    if (!isSpan(one)) return [{ ...one, children: join(children as PhrasingContent[]) } as Nodes];
    spans.push(nodeText(one));
    return children;
  };
  const [block] = strip(node);
  return { block: (block ?? node) as Node, spans };
}
