import { MARKER } from '../essay/plain-text';
import { copiedText, NOT_TEXT } from './passage-text';
import { type SelectedPart, selectedParts } from './selected';
import { currentView, WIDE } from './views';

const KEPT_ATTRIBUTES = new Set(['lang', 'href', 'src', 'alt', 'start', 'colspan', 'rowspan']);

/** Copying from the text gives the text: no markers, numbers or hidden language. Side by side, a selection keeps to its column. */
export function startPlainCopy(): void {
  document.addEventListener('copy', (event) => {
    // Firefox keeps a selection in the text beside the one in a field.
    if (event.target instanceof Element && event.target.matches('input, textarea')) return;
    const parts = selectedParts().filter(({ range }) => copiedText(range.cloneContents()));
    if (!parts.length || !event.clipboardData) return;
    event.preventDefault();
    const texts = parts.map(({ range }) => copiedText(range.cloneContents()));
    event.clipboardData.setData('text/plain', texts.join('\n\n'));
    event.clipboardData.setData('text/html', parts.map(cleanHtml).join('\n'));
  });
  keepToColumn();
}

function keepToColumn(): void {
  const main = document.querySelector<HTMLElement>('.reading');
  if (!main) return;
  // The other column must stay out as long as there is a selection, or it would be highlighted, and not copied.
  let pressed = false;
  const release = () => {
    if (!pressed && getSelection()?.isCollapsed) delete main.dataset.column;
  };
  addEventListener('pointerdown', ({ target }) => {
    pressed = true;
    const pressedIn = columnOf(target);
    if (!pressedIn || !main.dataset.column || pressedIn === main.dataset.column) return;
    // What is selected reaches across the other column in the document; a press there would drag it.
    getSelection()?.removeAllRanges();
    delete main.dataset.column;
  });
  for (const event of ['pointerup', 'pointercancel'])
    addEventListener(event, () => {
      pressed = false;
      release();
    });
  document.addEventListener('selectstart', ({ target }) => {
    const column = columnOf(target);
    if (column && currentView() === 'both' && WIDE.matches) main.dataset.column = column;
    else delete main.dataset.column;
  });
  document.addEventListener('selectionchange', release);
}

function columnOf(target: EventTarget | null): 'zh' | 'en' | undefined {
  const from = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  const side = from?.closest(':is(.pair, .row) > :is(.zh, .en)');
  return side ? (side.classList.contains('zh') ? 'zh' : 'en') : undefined;
}

function cleanHtml({ side, range }: SelectedPart): string {
  const block = side.cloneNode(false) as HTMLElement; // a clone of an element is an element of its kind
  block.append(range.cloneContents());
  for (const element of block.querySelectorAll(NOT_TEXT)) element.remove();
  for (const source of block.querySelectorAll('source')) source.remove();
  for (const marker of block.querySelectorAll('.cite')) marker.replaceWith(MARKER);
  for (const kept of block.querySelectorAll('.keep')) kept.replaceWith(...kept.childNodes);
  block.normalize();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    currentNode.nodeValue = (currentNode.nodeValue ?? '')
      .replace(/ ?\0+(?=[\s.,;:!?)\]])/g, '')
      .replace(/[\0\u00ad\u200b\u2060\ufeff]/g, '');
  }
  for (const element of [block, ...block.querySelectorAll('*')]) {
    // As properties these two are whole addresses, which still lead somewhere when pasted elsewhere.
    if (element instanceof HTMLAnchorElement) element.setAttribute('href', element.href);
    // The image itself has an address for ever; what is shown in its place has not.
    if (element instanceof HTMLImageElement)
      element.setAttribute('src', new URL(element.dataset.original ?? element.src, document.baseURI).href);
    for (const name of element.getAttributeNames()) if (!KEPT_ATTRIBUTES.has(name)) element.removeAttribute(name);
  }
  return block.outerHTML;
}
