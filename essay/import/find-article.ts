import type { Element, Nodes, Root } from 'hast';
import { attribute, htmlText, isElement, listElements } from './html-tree';

/** Where platforms put an article's text: WeChat, CSDN, Zhihu, Jianshu, cnblogs, and what themes of blogs call it. */
const IDS = /^(?:js_content|content_views|article_content|cnblogs_post_body|post-content|article-content)$/;
const CLASSES =
  /(?:^|\s)(?:Post-RichText|RichText|rich_media_content|post-content|entry-content|article-content|article__content|post-body|post__content|article-body|markdown-body|e-content|post_body)(?:\s|$)/;

const length = (node: Nodes): number => htmlText(node).replace(/\s+/g, '').length;
const BLOCKS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'table',
  'figure',
  'section',
]);

function biggest(elements: readonly Element[]): Element | undefined {
  return elements.toSorted((a, b) => length(b) - length(a))[0];
}

/** How much text stands in a node's own paragraphs, links counted as none. */
function ownText(element: Element): number {
  return element.children.reduce((sum, child) => {
    if (!isElement(child) || !BLOCKS.has(child.tagName)) return sum;
    const links = listElements(child, ({ tagName }) => tagName === 'a').reduce((all, link) => all + length(link), 0);
    return sum + Math.max(0, length(child) - links);
  }, 0);
}

/**
 * Finds the element that holds the article: what a platform or theme is known to call it, `<article>`, `<main>`, else the one
 * with most text in paragraphs of its own. Whatever is chosen must hold more than a third of the page's text; the body
 * does where nothing else is.
 */
export function findArticle(tree: Root): Element | undefined {
  const body = listElements(tree, ({ tagName }) => tagName === 'body')[0];
  if (body === undefined) return undefined;
  const all = length(body);
  const enough = (element: Element | undefined) => element !== undefined && length(element) * 3 > all;
  const known = [
    (element: Element) => IDS.test(attribute(element, 'id')),
    (element: Element) => CLASSES.test(attribute(element, 'className')),
    (element: Element) => element.tagName === 'article',
    (element: Element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
  ];
  for (const wanted of known) {
    const found = biggest(listElements(body, wanted));
    if (enough(found)) return found;
  }
  const richest = listElements(body, ({ tagName }) => tagName === 'div' || tagName === 'section' || tagName === 'td')
    .map((element) => ({ element, own: ownText(element) }))
    .toSorted((a, b) => b.own - a.own)[0];
  return richest && richest.own * 2 > all ? richest.element : body;
}
