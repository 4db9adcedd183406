import { attributeOf, type Element } from './framework-elements';

// React's ids of a part that is sent later (P, B) and of the hidden element that it comes in (S).
const LATE_PART = /^(?:[BP]:|S:)/;

/**
 * Stops the build at an element that no reader would get to see as it was meant: what the policy of every page
 * refuses (`style-src 'self'`, `script-src 'self'`), and what waits for one of React's scripts.
 * @throws an error that names the element, says why it matters and what to do
 */
export function refuseUnfinished(element: Element): void {
  const { tagName, namespaceURI } = element;
  if (tagName === 'style') fail(element, 'the page’s policy refuses inline styles', 'Move its rules to a stylesheet.');
  for (const { name } of element.attrs) {
    if (name === 'style') fail(element, 'the page’s policy refuses inline styles', 'Use a class, and a stylesheet.');
    if (name.startsWith('on')) fail(element, 'the page’s policy refuses inline handlers', 'Listen in `reader/`.');
  }
  const id = attributeOf(element, 'id') ?? '';
  const late =
    (tagName === 'template' || (tagName === 'div' && attributeOf(element, 'hidden') !== undefined)) &&
    LATE_PART.test(id);
  if (late || attributeOf(element, 'data-dgst') !== undefined) {
    fail(
      element,
      'it is a part of the page that only a script of React’s would show',
      'Take the <Suspense> around it out.',
    );
  }
  if (tagName === 'html' && id === '__next_error__') {
    fail(element, 'the page failed while it was rendered', 'Mend the error that the build reports for this page.');
  }
  if (tagName === 'title' && namespaceURI.endsWith('xhtml') && isInBody(element)) {
    fail(
      element,
      'metadata came after the head was sent',
      'Let the page’s metadata not wait, or set `htmlLimitedBots` to /.*/.',
    );
  }
}

function isInBody(element: Element): boolean {
  for (let node = element.parentNode; node && 'tagName' in node; node = node.parentNode) {
    if (node.tagName === 'body') return true;
  }
  return false;
}

function fail(element: Element, reason: string, remedy: string): never {
  throw new Error(`Unexpected ${startTagOf(element)} in a page: ${reason}, so readers would not get it. ${remedy}`);
}

const startTagOf = (element: Element): string =>
  `<${[element.tagName, ...element.attrs.map(({ name, value }) => `${name}="${value}"`)].join(' ')}>`;
