import type { Blockquote, Code, List, Nodes, Paragraph, Table } from 'mdast';
import { plainText } from '../plain-text';
import { type SourceText, sourceOf, startOf } from './source-text';
import { checkNamesWithin, reportNameApart, takeBlockNames } from './take-names';

/** A block without the names that were found in it, and those that stand at its very end. */
export type Taken<Node extends Nodes> = Readonly<{ node: Node; names: readonly string[] }>;

function isParagraph(node: Nodes | undefined): node is Paragraph {
  return node?.type === 'paragraph';
}

/** Takes the names off every paragraph within a node, reports each, and gives those of the last paragraph. */
function takeSwallowed<Node extends Nodes>(node: Node, source: SourceText, inside: string): Taken<Node> {
  if (isParagraph(node)) {
    const taken = takeBlockNames(node.children, source);
    checkNamesWithin(
      source,
      startOf(node),
      taken.names.length > 0 ? taken.offset : startOf(node) + sourceOf(source, node).length,
    );
    if (taken.names.length > 0) reportNameApart(source, taken.offset, `^${taken.names.join(' ^')}`, inside);
    return { node: { ...node, children: taken.children }, names: taken.names };
  }
  if (!('children' in node) || node.type === 'table') return { node, names: [] };
  const children = (node.children as Nodes[]).map((child) => takeSwallowed(child, source, inside));
  const kept = children.map((taken) => taken.node).filter((child) => !isParagraph(child) || child.children.length > 0);
  // Children are of the types they were; a paragraph that was nothing but a name is gone.
  return { node: { ...node, children: kept } as Node, names: children.at(-1)?.names ?? [] };
}

/** Takes names off the items of a list: they belong in a paragraph of their own after it, so each is reported. */
export function takeListNames(node: List, source: SourceText): Taken<List> {
  return takeSwallowed(node, source, 'within a list');
}

/** Takes the names off the end of a quotation's last paragraph, where they may stand; names elsewhere in it are reported. */
export function takeQuotationNames(node: Blockquote, source: SourceText): Taken<Blockquote> {
  const last = node.children.at(-1);
  if (!isParagraph(last)) return takeSwallowed(node, source, 'within a quotation');
  const before = takeSwallowed({ ...node, children: node.children.slice(0, -1) }, source, 'within a quotation').node;
  const taken = takeBlockNames(last.children, source);
  checkNamesWithin(
    source,
    startOf(last),
    taken.names.length > 0 ? taken.offset : startOf(last) + sourceOf(source, last).length,
  );
  const kept = taken.children.length > 0 ? [{ ...last, children: taken.children }] : [];
  return { node: { ...node, children: [...before.children, ...kept] }, names: taken.names };
}

/** Takes a name off a table that stands directly under it, where GFM makes it the table's last row, and reports it. */
export function takeTableNames(node: Table, source: SourceText): Taken<Table> {
  const row = node.children.at(-1);
  const cells = row?.children.map((cell) => plainText([cell])) ?? [];
  const name = /^\^([a-z0-9]{4,})$/.exec(cells[0] ?? '')?.[1];
  if (
    row === undefined ||
    node.children.length < 2 ||
    name === undefined ||
    cells.slice(1).some((cell) => cell !== '')
  ) {
    return { node, names: [] };
  }
  reportNameApart(
    source,
    startOf(row) + Math.max(0, sourceOf(source, row).indexOf('^')),
    `^${name}`,
    'under a table, as a row of it',
  );
  return { node: { ...node, children: node.children.slice(0, -1) }, names: [name] };
}

/** Reports a closing fence that carries a name: it closes nothing (CommonMark §4.5), and the code goes on after it. */
export function checkCodeNames(node: Code, source: SourceText): void {
  for (const match of sourceOf(source, node).matchAll(/^[ \t>]*(?:`{3,}|~{3,})[ \t]+(\^[^\s`]+)[ \t]*\r?$/gm)) {
    const name = match[1] ?? '';
    if (match.index > 0)
      reportNameApart(source, startOf(node) + match.index + match[0].indexOf('^'), name, 'on a closing fence');
  }
}
