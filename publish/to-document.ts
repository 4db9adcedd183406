import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, serialize } from 'parse5';
import { type Element, isFrameworkElement } from './framework-elements';
import { refuseUnfinished } from './refuse-unfinished';

type Parent = DefaultTreeAdapterMap['parentNode'];
type Node = DefaultTreeAdapterMap['childNode'];

export type DocumentOptions = Readonly<{
  /** Where each style, script and image that the build produced is published: `/reader.js` → `/assets/reader-….js`. */
  addresses: ReadonlyMap<string, string>;
}>;

// Elements are read as if scripts were off: what stands in <noscript> is part of the document too.
const PARSER = { scriptingEnabled: false };

const FRAMEWORK_ATTRIBUTES: ReadonlySet<string> = new Set(['data-precedence', 'data-href', 'nonce']);

/**
 * From the HTML that Next renders for a page to the document that readers get: the same tree without the framework's
 * scripts, preloads, flight data, comments and placeholders, and with its styles and scripts at their published addresses.
 * Whitespace in text stays as it is. The result depends on the arguments alone.
 * @throws when the page holds what its own policy would refuse (inline style, handler), a part that only a script would
 *   show, or an address that is not published
 */
export function toDocument(html: string, { addresses }: DocumentOptions): string {
  const document = parse(html, PARSER);
  cleanChildren(document, addresses);
  return serialize(document, PARSER);
}

function cleanChildren(parent: Parent, addresses: DocumentOptions['addresses']): void {
  for (const node of [...parent.childNodes]) {
    if (isRemoved(node)) {
      defaultTreeAdapter.detachNode(node);
      continue;
    }
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    refuseUnfinished(node);
    node.attrs = node.attrs
      .filter(({ name }) => !FRAMEWORK_ATTRIBUTES.has(name))
      .map((attribute) => ({ ...attribute, value: publishedAddress(node, attribute, addresses) }));
    cleanChildren(contentOf(node), addresses);
    keepFirstLineBreak(node);
  }
  // Only now is it known whether anything is left in the placeholders.
  for (const node of [...parent.childNodes]) if (isPlaceholder(node)) defaultTreeAdapter.detachNode(node);
}

// React writes comments to find its parts again; a page of ours has no others.
const isRemoved = (node: Node): boolean =>
  defaultTreeAdapter.isCommentNode(node) || (defaultTreeAdapter.isElementNode(node) && isFrameworkElement(node));

/** `<div hidden>` at the end or start of the body: where React would put metadata that comes late. */
function isPlaceholder(node: Node): boolean {
  return (
    defaultTreeAdapter.isElementNode(node) &&
    node.tagName === 'div' &&
    node.childNodes.length === 0 &&
    node.attrs.length === 1 &&
    node.attrs[0]?.name === 'hidden' &&
    node.parentNode !== null &&
    defaultTreeAdapter.isElementNode(node.parentNode) &&
    node.parentNode.tagName === 'body'
  );
}

const contentOf = (element: Element): Parent =>
  element.tagName === 'template'
    ? defaultTreeAdapter.getTemplateContent(element as DefaultTreeAdapterMap['template'])
    : element;

/** HTML § 13.2.6.4.7: a parser drops one line break at the start of these, so one that is meant is written twice. */
function keepFirstLineBreak(element: Element): void {
  if (element.tagName !== 'pre' && element.tagName !== 'textarea' && element.tagName !== 'listing') return;
  const [first] = element.childNodes;
  if (first && defaultTreeAdapter.isTextNode(first) && first.value.startsWith('\n')) first.value = `\n${first.value}`;
}

function publishedAddress(
  element: Element,
  { name, value }: Readonly<{ name: string; value: string }>,
  addresses: DocumentOptions['addresses'],
): string {
  const { tagName } = element;
  // What a script loads when it is asked to stands in its own attributes: `data-passages="/passages.js"`.
  const isLoadedLater = tagName === 'script' && name.startsWith('data-') && value.startsWith('/');
  if (!isLoadedLater && name !== 'href' && name !== 'src' && name !== 'srcset' && name !== 'poster') return value;
  const published = addresses.get(value);
  if (published !== undefined) return published;
  const mustBePublished =
    isLoadedLater ||
    value.includes('/_next/') ||
    (tagName === 'script' && name === 'src') ||
    (tagName === 'link' && element.attrs.some((attr) => attr.name === 'rel' && attr.value === 'stylesheet'));
  if (!mustBePublished) return value;
  throw new Error(
    `<${tagName} ${name}="${value}"> is not among what the build handed over, so the page would miss it. ` +
      'Check that a route or a stylesheet of that address is built.',
  );
}
