import type { Element, Nodes, Root } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Nodes as MdastNodes, RootContent } from 'mdast';
import { findArticle } from './find-article';
import { findLost } from './find-lost';
import { flowText, remarkText } from './flow-text';
import { takeHtmlNotes } from './html-notes';
import { htmlToBlocks } from './html-to-blocks';
import { attribute, htmlText, listElements, mapElements, parseHtml } from './html-tree';
import type { Manuscript, Remark, StatedMatter } from './manuscript';
import { buildPlaceIn } from './place-in-source';
import { leftOut, pruneHtml } from './prune-html';
import { isAddress, readStatedDate, splitAuthors } from './stated-values';
import { takeStatedBlocks } from './take-stated-blocks';

function metaOf(tree: Root, names: readonly string[]): string | undefined {
  const metas = listElements(tree, ({ tagName }) => tagName === 'meta');
  for (const name of names) {
    const found = metas.find((meta) => attribute(meta, 'property') === name || attribute(meta, 'name') === name);
    const content = found && attribute(found, 'content').trim();
    if (content) return content;
  }
  return undefined;
}

/** The author whom a page marks in its body: a link with `rel="author"` (HTML §4.6.7.3), or `itemprop="author"`. */
function byline(tree: Root): string | undefined {
  const isAuthor = (element: Element) =>
    attribute(element, 'rel').split(' ').includes('author') || attribute(element, 'itemProp') === 'author';
  const names = listElements(tree, isAuthor).map((element) => htmlText(element).replace(/\s+/g, ' ').trim());
  return names.find((name) => name !== '' && name.length <= 40);
}

/** What a page says of its article in its head, and where WeChat says it in its body. */
function readHead(tree: Root): StatedMatter {
  const byId = (id: string) => {
    const found = listElements(tree, (element) => attribute(element, 'id') === id)[0];
    return found && htmlText(found).replace(/\s+/g, ' ').trim();
  };
  const canonical = listElements(
    tree,
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical',
  )[0];
  const source = (canonical && attribute(canonical, 'href')) || metaOf(tree, ['og:url']);
  const author = metaOf(tree, ['author', 'article:author', 'og:article:author']) ?? byId('js_name') ?? byline(tree);
  const date = (names: readonly string[], id?: string) => {
    const found = metaOf(tree, names) ?? (id && byId(id));
    return found === undefined ? undefined : readStatedDate(found);
  };
  const authors = author === undefined || isAddress(author) ? [] : splitAuthors(author);
  return {
    title: metaOf(tree, ['og:title', 'twitter:title', 'citation_title']) ?? (byId('activity-name') || undefined),
    authors: authors.length > 0 ? authors : undefined,
    published: date(
      ['article:published_time', 'og:release_date', 'publishdate', 'date', 'citation_publication_date'],
      'publish_time',
    ),
    updated: date(['article:modified_time', 'og:updated_time']),
    source: source !== undefined && isAddress(source) ? source : undefined,
  };
}

/** The page without the article: what is left out of the draft, a remark for each of its largest parts that have text. */
function tellAround(body: Element, article: Element, remarks: Remark[]): void {
  const holds = (node: Nodes): boolean => node === article || ('children' in node && node.children.some(holds));
  const visit = (node: Element): void => {
    for (const child of node.children) {
      if (child === article) continue;
      if (holds(child)) visit(child as Element);
      else {
        const remark = leftOut(child, 'it stands outside the article');
        if (remark) remarks.push(remark);
      }
    }
  };
  if (body !== article) visit(body);
}

/** Whether a heading of level 1 in the article, else the page's own title, is the title. */
function chooseTitle(
  tree: Root,
  article: Element,
  head: StatedMatter,
  remarks: Remark[],
): { article: Element; matter: StatedMatter } {
  const title = listElements(tree, ({ tagName, position }) => tagName === 'title' && position !== undefined)[0];
  const named = title && htmlText(title).replace(/\s+/g, ' ').trim();
  const headings = listElements(article, ({ tagName }) => tagName === 'h1');
  const only = headings.length === 1 ? headings[0] : undefined;
  const words = only && htmlText(only).replace(/\s+/g, ' ').trim();
  if (only && words && listElements(only, ({ tagName }) => tagName === 'img').length === 0) {
    const line = only.position?.start.line;
    remarks.push({
      rule: 'matter-stated',
      kind: 'changed',
      line,
      message: `“${words}” was moved to the front matter, as \`title\`.`,
      before: words,
      after: words,
    });
    tellTitle(title, named, words, remarks);
    return {
      article: mapElements(article, (element) => (element === only || sameText(element, only) ? [] : undefined)),
      matter: { ...head, title: words },
    };
  }
  const chosen = head.title ?? findOwnHeading(tree, named) ?? named;
  tellTitle(title, named, chosen, remarks);
  if (chosen !== undefined) {
    remarks.push({
      rule: 'matter-stated',
      kind: 'changed',
      message: `The title “${chosen}” is the page’s own.`,
      before: '',
      after: chosen,
    });
  }
  return { article, matter: { ...head, title: chosen } };
}

/** The heading of a page that its title begins with: what follows there is the site's name (`题 - 知乎`). */
function findOwnHeading(tree: Root, named: string | undefined): string | undefined {
  const words = listElements(tree, ({ tagName }) => tagName === 'h1').map((one) =>
    htmlText(one).replace(/\s+/g, ' ').trim(),
  );
  return words.find((one) => one !== '' && one !== named && named?.startsWith(one));
}

const sameText = (a: Element, b: Element) =>
  a.tagName === b.tagName && a.position?.start.offset === b.position?.start.offset;

function tellTitle(
  element: Element | undefined,
  words: string | undefined,
  chosen: string | undefined,
  remarks: Remark[],
): void {
  if (!element || !words) return;
  const message = words === chosen ? 'The page’s title was read.' : `The page’s title “${words}” is not the article’s.`;
  remarks.push({
    rule: 'matter-stated',
    kind: words === chosen ? 'changed' : 'left-out',
    line: element.position?.start.line,
    message,
    before: words,
  });
}

/** Notes that no marker refers to after all (it stood in what was left out) become what they were, paragraphs at the end. */
function buildNotes(notes: ReturnType<typeof takeHtmlNotes>['notes'], remarks: Remark[]): FootnoteDefinition[] {
  return notes.map(({ label, node }) => {
    const children = htmlToBlocks({ ...node, tagName: 'div' }, remarks);
    return {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      // What a page's note holds is flow.
      children: children as FootnoteDefinition['children'],
      position: node.position,
    };
  });
}

/** Reads an article that was found: its notes, its blocks, and a remark on whatever was lost on the way. */
export function readArticle(article: Element | Root, remarks: Remark[]): RootContent[] {
  const before = remarks.length;
  const taken = takeHtmlNotes(article, remarks);
  const blocks = [...htmlToBlocks(taken.article, remarks), ...buildNotes(taken.notes, remarks)];
  const told = remarkText(remarks.slice(before));
  const marked = markerText(blocks);
  const lost = findLost(htmlText(article) + told.after, flowText(blocks) + told.before + marked);
  if (lost !== '') {
    const message = `${lost.length} characters have no place in Markdown and were left out.`;
    remarks.push({ rule: 'html-form', kind: 'left-out', message, before: lost });
  }
  return blocks;
}

function markerText(nodes: readonly MdastNodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'footnoteReference') return (node as FootnoteReference).data?.marker?.written ?? '';
      return 'children' in node ? markerText(node.children as MdastNodes[]) : '';
    })
    .join('');
}

/**
 * Reads a page saved from the web: finds the article in it, leaves out what stands around it (each part a remark with its
 * text), and makes a flow of what is left. Malformed HTML is read as a browser reads it.
 */
export function readHtml(source: string): Manuscript {
  const remarks: Remark[] = [];
  const { tree, flattened } = parseHtml(source);
  if (flattened > 0) {
    const message = `${flattened} elements lay over 120 deep in others: only their text was kept.`;
    remarks.push({ rule: 'html-form', kind: 'doubt', message });
  }
  const head = readHead(tree);
  const pruned = pruneHtml(tree, remarks);
  const body = listElements(pruned, ({ tagName }) => tagName === 'body')[0];
  const found = findArticle(pruned);
  if (!body || !found) return { kind: 'html', blocks: [], matter: head, remarks, placeIn: buildPlaceIn(source) };
  tellAround(body, found, remarks);
  const titled = chooseTitle(pruned, found, head, remarks);
  const blocks = readArticle({ ...titled.article, tagName: 'div' }, remarks);
  const stated = takeStatedBlocks(blocks, titled.matter);
  tellHead(stated.matter, head, remarks);
  return {
    kind: 'html',
    blocks: stated.blocks,
    matter: stated.matter,
    remarks: [...remarks, ...stated.remarks],
    placeIn: buildPlaceIn(source),
  };
}

/** What the head says and stands in the front matter was not in the text, which is told. */
function tellHead(matter: StatedMatter, head: StatedMatter, remarks: Remark[]): void {
  for (const key of ['authors', 'published', 'updated', 'source'] as const) {
    const value = head[key];
    if (value === undefined || matter[key] !== value) continue;
    const after = typeof value === 'string' ? value : value.join('');
    remarks.push({
      rule: 'matter-stated',
      kind: 'changed',
      message: `The page says of itself: \`${key}\` “${after}”.`,
      before: '',
      after,
    });
  }
}
