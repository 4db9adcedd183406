import type { Element, ElementContent, Nodes } from 'hast';
import { readListHeading } from './heading-lines';
import { attribute, htmlText, isElement, listElements, mapElements } from './html-tree';
import type { Remark } from './manuscript';

/** A note as a page has it: its label, the content of its definition. */
type HtmlNote = Readonly<{ label: string; node: Element }>;

/** The element that stands where the marker of a note stood; its `label` is the note's. */
export const NOTE_TAG = 'note-reference';

const MARKER = /^[[［【〔(（]?\s?(?:注\s?)?(?:\d{1,3}|[\u2460-\u2473*†‡])\s?[\]］】〕)）]?$/u;
/** What a link within a page says that is for finding one's way: back to the text, to the heading it stands in. */
export const WAY_SIGN = /^(?:[↑↩⤴⬆^▲#¶§\s]|\uFE0E|\uFE0F)*$|^(?:返回|back)$/iu;
const idOf = (element: Element) => attribute(element, 'id') || attribute(element, 'name');

function fragmentOf(element: Element): string | undefined {
  const href = attribute(element, 'href');
  if (!href.startsWith('#') || href.length < 2) return undefined;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

/** The elements from the root to each element, innermost last. */
function buildParents(root: Nodes): ReadonlyMap<Element, Element> {
  const parents = new Map<Element, Element>();
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return;
    for (const child of node.children) {
      if (isElement(child) && isElement(node)) parents.set(child, node);
      visit(child);
    }
  };
  visit(root);
  return parents;
}

/** What holds a note's text: the list item, paragraph or the like that bears the id or holds what bears it. */
function holderOf(target: Element, parents: ReadonlyMap<Element, Element>): Element | undefined {
  for (let node: Element | undefined = target; node; node = parents.get(node)) {
    if (['li', 'p', 'dd', 'aside', 'div', 'td'].includes(node.tagName)) return node;
  }
  return undefined;
}

/** The list headings of a document, each with all that follows it up to the next heading. */
function isBelowReferences(element: Element, order: readonly Element[]): boolean {
  const at = order.indexOf(element);
  const heading = order.slice(0, at).findLast(({ tagName, children }) => {
    return /^h[1-6]$/.test(tagName) || (tagName === 'p' && children.length > 0 && children.length < 3);
  });
  const named = order
    .slice(0, at)
    .findLast((one) => /^h[1-6]$/.test(one.tagName) || readListHeading(htmlText(one).trim()) !== undefined);
  return readListHeading(htmlText(named ?? heading ?? { type: 'text', value: '' }).trim()) === 'references';
}

/**
 * Takes footnotes and endnotes out of an article: a short number that links to a place within the page, from where a link
 * leads back or which is called a footnote. Word's, Markdown's and most blogs' are such. What is not called so and stands
 * below the heading of a list of references stays there: it is an entry. Labels are the numbers, made unique.
 */
export function takeHtmlNotes<Node extends Nodes>(
  article: Node,
  remarks: Remark[],
): Readonly<{ article: Node; notes: readonly HtmlNote[] }> {
  const order = listElements(article, () => true);
  const byId = new Map(order.flatMap((element) => (idOf(element) ? [[idOf(element), element] as const] : [])));
  const parents = buildParents(article);
  const holders = new Map<Element, string>();
  const labels = new Map<Element, string>();
  const taken = new Set<string>();
  const at = new Map(order.map((element, index) => [element, index]));

  for (const link of order) {
    if (link.tagName !== 'a') continue;
    const text = htmlText(link).trim();
    const fragment = fragmentOf(link);
    const target = fragment === undefined ? undefined : byId.get(fragment);
    const holder = target && holderOf(target, parents);
    if (!holder || !MARKER.test(text) || (at.get(holder) ?? 0) < (at.get(link) ?? 0)) continue;
    const around = [link, parents.get(link)].flatMap((element) => (element && idOf(element) ? [idOf(element)] : []));
    const inner = listElements(link, (element) => idOf(element) !== '').map(idOf);
    const back = listElements(holder, ({ tagName }) => tagName === 'a').some((one) => {
      const to = fragmentOf(one);
      return to !== undefined && (around.includes(to) || inner.includes(to));
    });
    const called = /foot-?note|end-?note|(?:^|[\s:_-])fn(?:$|[\s:_-]|\d)/i.test(
      `${attribute(holder, 'id')} ${fragment} ${attribute(holder, 'role')}`,
    );
    if (!called && (!back || isBelowReferences(holder, order))) continue;
    const known = holders.get(holder);
    const wanted = /\d{1,3}/.exec(text)?.[0] ?? String(holders.size + 1);
    let label = known ?? wanted;
    for (let set = 2; known === undefined && taken.has(label); set += 1) label = `${wanted}-${set}`;
    taken.add(label);
    holders.set(holder, label);
    labels.set(link, label);
  }
  if (holders.size === 0) return { article, notes: [] };

  const notes = [...holders].map(([node, label]) => ({ label, node: cleanNote(node, remarks) }));
  const without = replace(article, holders, labels, remarks);
  return { article: without, notes: notes.toSorted((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true })) };
}

/** A note without the links that lead back, and without its own number where it bears one. */
function cleanNote(node: Element, remarks: Remark[]): Element {
  return mapElements(node, (element) => {
    if (element.tagName !== 'a' || fragmentOf(element) === undefined) return undefined;
    const text = htmlText(element).trim();
    if (!WAY_SIGN.test(text) && !MARKER.test(text)) return undefined;
    if (text !== '') tellMarker(element, text, 'leads back to the text', remarks);
    return [];
  });
}

function tellMarker(element: Element, text: string, why: string, remarks: Remark[]): void {
  const message = `“${text}” ${why}: the page does that itself now.`;
  remarks.push({
    rule: 'note-taken',
    kind: 'changed',
    line: element.position?.start.line,
    message,
    before: text,
    after: '',
  });
}

/** The article with references where the markers stood, and without the notes; lists that are empty then go too. */
function replace<Node extends Nodes>(
  article: Node,
  holders: ReadonlyMap<Element, string>,
  labels: ReadonlyMap<Element, string>,
  remarks: Remark[],
): Node {
  const visit = (node: ElementContent): ElementContent[] => {
    if (!isElement(node)) return [node];
    if (holders.has(node)) return [];
    const label = labels.get(node);
    if (label !== undefined) {
      const text = htmlText(node).trim();
      const message = `${text} is \`[^${label}]\` now.`;
      remarks.push({
        rule: 'marker-placed',
        kind: 'changed',
        line: node.position?.start.line,
        message,
        before: text,
        after: '',
      });
      return [{ type: 'element', tagName: NOTE_TAG, properties: { label }, children: [], position: node.position }];
    }
    const children = node.children.flatMap(visit);
    const lost = children.length < node.children.length;
    const empty = lost && children.every((child) => child.type === 'text' && child.value.trim() === '');
    if (empty) return [];
    return [{ ...node, children }];
  };
  // The root's children are elements and text, as an element's are.
  return 'children' in article
    ? ({ ...article, children: (article.children as ElementContent[]).flatMap(visit) } as Node)
    : article;
}
