import type { Element, ElementContent, Nodes, Root } from 'hast';
import { attribute, htmlText, listElements, mapElements } from './html-tree';
import type { Remark } from './manuscript';

const SILENT = new Set(['script', 'style', 'template', 'link', 'meta', 'base']);
const CONTROLS = new Set([
  'nav',
  'form',
  'button',
  'input',
  'select',
  'textarea',
  'dialog',
  'svg',
  'canvas',
  'noscript',
]);
const MEDIA = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'applet', 'frame']);
/** What blogs put around an article, by the words of its class or id. */
const AROUND =
  /(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|sidebar|comments?|share|sharing|sharedaddy|social|related|recommend(?:ed)?|toolbar|pagination|pager|toc|table-of-contents|adverts?|advertisement|ads?|headerlink|header-anchor|anchor-link|hash-link|reward|donate|copy-btn|line-numbers|line-index|gutter|sr-only|visually-hidden)(?:$|[\s_-])/i;

const isHidden = (element: Element): boolean =>
  element.properties.hidden === true ||
  element.properties.hidden === '' ||
  /(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style'));

function isAround(element: Element): boolean {
  if (['html', 'body', 'article', 'main', 'p', 'sup', 'li'].includes(element.tagName)) return false;
  return AROUND.test(`${attribute(element, 'className')} ${attribute(element, 'id')}`);
}

const addressOf = (element: Element) =>
  attribute(element, 'src') || attribute(element, 'data') || attribute(element, 'dataSrc');

function nameElement(element: Element): string {
  const name = attribute(element, 'id')
    ? `#${attribute(element, 'id')}`
    : attribute(element, 'className')
      ? `.${attribute(element, 'className').split(' ')[0]}`
      : '';
  return `<${element.tagName}${name}>`;
}

/** The remark on an element that is left out with its text. */
export function leftOut(node: Nodes, why: string): Remark | undefined {
  const text = htmlText(node).trim();
  const images = listElements(node, ({ tagName }) => tagName === 'img').map((image) => attribute(image, 'src'));
  if (text === '' && images.length === 0) return undefined;
  const name = node.type === 'element' ? nameElement(node) : 'Text';
  return {
    rule: 'html-article',
    kind: 'left-out',
    line: node.position?.start.line,
    message: `${name} was left out: ${why}.${images.length > 0 ? ` It shows ${images.length === 1 ? 'an image' : `${images.length} images`}.` : ''}`,
    before: text,
  };
}

/**
 * Takes out of a page, or an article, what nobody reads as its text: scripts and styles (told by their number), navigation,
 * forms, hidden elements, what blogs put around an article, films and frames. What has text is a remark that holds it.
 */
export function pruneHtml<Node extends Root | Element>(tree: Node, remarks: Remark[]): Node {
  const silent = { count: 0, characters: 0 };
  let comments = 0;
  // A page of which most is called `comment` or `share` has a name that means nothing.
  const most = htmlText(tree).length / 2;
  const pruned = mapElements(tree, (element): readonly ElementContent[] | undefined => {
    if (SILENT.has(element.tagName)) {
      silent.count += 1;
      silent.characters += element.children.reduce(
        (sum, child) => sum + ('value' in child ? child.value.length : 0),
        0,
      );
      return [];
    }
    const media = MEDIA.has(element.tagName);
    if (media) {
      const address =
        addressOf(element) || listElements(element, ({ tagName }) => tagName === 'source').map(addressOf)[0] || '';
      const message = `<${element.tagName}> was left out: an essay shows text and images.${address ? ` It stood for ${address}.` : ''}`;
      remarks.push({
        rule: 'html-article',
        kind: 'left-out',
        line: element.position?.start.line,
        message,
        before: htmlText(element).trim(),
      });
      return [];
    }
    const why = CONTROLS.has(element.tagName)
      ? 'it is for using the page'
      : isHidden(element)
        ? 'it is hidden on the page'
        : isAround(element) && htmlText(element).length < most
          ? 'its name says that it stands around the article'
          : undefined;
    if (why === undefined) return undefined;
    const remark = leftOut(element, why);
    if (remark) remarks.push(remark);
    return [];
  });
  const bare = dropComments(pruned, () => {
    comments += 1;
  });
  if (silent.count > 0) {
    const message = `${silent.count} scripts, styles and the like were left out (${silent.characters} characters).`;
    remarks.push({ rule: 'html-article', kind: 'left-out', message });
  }
  if (comments > 0)
    remarks.push({
      rule: 'html-article',
      kind: 'left-out',
      message:
        comments === 1 ? 'A comment in the HTML was left out.' : `${comments} comments in the HTML were left out.`,
    });
  return bare;
}

function dropComments<Node extends Nodes>(node: Node, tell: () => void): Node {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child) => {
    if (child.type === 'comment') {
      tell();
      return [];
    }
    return [dropComments(child, tell)];
  });
  // Comments are taken out of the children, which are otherwise what they were.
  return { ...node, children } as Node;
}
