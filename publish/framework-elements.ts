import type { DefaultTreeAdapterMap } from 'parse5';

export type Element = DefaultTreeAdapterMap['element'];

const LINKS: ReadonlySet<string> = new Set(['modulepreload', 'expect']);
const PRELOADED: ReadonlySet<string> = new Set(['script', 'style', 'fetch']);

/** One attribute's value; undefined when the element does not have it. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/**
 * Whether an element is there for React or Next and not for a reader: any script but the page's own (`data-reader` with
 * an address) and data about the essay (JSON-LD), what is loaded ahead for such scripts, and markers.
 */
export function isFrameworkElement(element: Element): boolean {
  switch (element.tagName) {
    case 'script':
      return !isReaderScript(element) && attributeOf(element, 'type') !== 'application/ld+json';
    case 'link': {
      const rel = attributeOf(element, 'rel') ?? '';
      return LINKS.has(rel) || (rel === 'preload' && PRELOADED.has(attributeOf(element, 'as') ?? ''));
    }
    case 'meta':
      return attributeOf(element, 'name') === 'next-size-adjust';
    default:
      return false;
  }
}

const isReaderScript = (element: Element): boolean =>
  attributeOf(element, 'data-reader') !== undefined && attributeOf(element, 'src') !== undefined;
