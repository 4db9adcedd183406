import { element } from '../element';
import { buildSearchBox } from './search-box';
import { LANG, say } from './words';

let field: HTMLInputElement | undefined;
let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; where it is open already, or the page is its own, the field gets the focus. `typed` was typed before. */
export function openSearch(typed: string): void {
  const onPage = document.querySelector<HTMLInputElement>('#search input');
  if (onPage) field = onPage;
  else {
    dialog ??= buildDialog();
    if (!dialog.open) dialog.showModal();
  }
  field?.focus();
  field?.select();
  if (!field || !typed) return;
  field.value = typed;
  field.dispatchEvent(new InputEvent('input'));
}

/** Puts the search into its own page, and looks for what the page's address asks for. */
export function mountSearch(room: HTMLElement): void {
  const { box, input } = buildSearchBox((query) => {
    const url = new URL(location.href);
    if (query) url.searchParams.set('q', query);
    else url.searchParams.delete('q');
    history.replaceState(history.state, '', url);
  });
  room.replaceChildren(box);
  input.value = new URLSearchParams(location.search).get('q')?.slice(0, input.maxLength) ?? '';
  if (input.value) input.dispatchEvent(new InputEvent('input'));
  else input.focus();
}

/** Modal, so that Tab stays in it and focus returns to where it was, in every engine. */
function buildDialog(): HTMLDialogElement {
  const link = element('a', { class: 'search-page', href: `/${LANG}/search` }, say('page'));
  const { box, input } = buildSearchBox((query) => {
    link.search = query && `?q=${encodeURIComponent(query)}`;
  });
  field = input;
  const close = element('button', { type: 'button', class: 'card-close', 'aria-label': say('close') }, '×');
  const made = element('dialog', { class: 'search', 'aria-label': say('title') }, box, link, close);
  close.addEventListener('click', () => made.close());
  made.addEventListener('keydown', (event) => {
    // A field of this type would take Escape for itself, and an input method needs it first.
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    made.close();
  });
  made.addEventListener('pointerdown', (event) => {
    const { left, right, top, bottom } = made.getBoundingClientRect();
    if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) made.close();
  });
  made.addEventListener('click', (event) => {
    const chosen = event.target instanceof Element ? event.target.closest('a') : null;
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    made.close();
    if (chosen.pathname !== location.pathname) return;
    const row = document.getElementById(chosen.hash.slice(1))?.closest<HTMLElement>('.pair, .row');
    if (!row) return;
    // Within the page no new document brings the focus along, and Firefox takes it away as it jumps: so it jumps first.
    event.preventDefault();
    location.assign(chosen.href);
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  });
  document.body.append(made);
  return made;
}
