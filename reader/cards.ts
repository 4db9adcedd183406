import { buildCard } from './card';

const OPEN_AFTER = 150; // ms of hover: a pointer that only passes opens nothing
const CLOSE_AFTER = 300; // ms: time to move the pointer into the card
const SCROLL_REST = 150; // ms: a pointer that text scrolls under is not pointing

/** Citation and note cards: press opens at once, hover after a moment, Escape closes. Without popovers the links lead to the list. */
export function startCards(): void {
  if (!('showPopover' in HTMLElement.prototype)) return;
  let card: HTMLElement | null = null;
  let marker: HTMLAnchorElement | null = null;
  let pinned = false;
  let opening = 0;
  let closing = 0;
  let scrolledAt = -Infinity;
  let resting = false; // since Escape or the close button: what then comes under the pointer was not pointed at

  const close = (toMarker = false) => {
    clearTimeout(closing);
    if (toMarker) {
      clearTimeout(opening);
      resting = true;
    }
    if (toMarker || card?.contains(document.activeElement)) marker?.focus({ preventScroll: true });
    card?.remove();
    marker?.classList.remove('open');
    card = marker = null;
  };
  const open = (from: HTMLAnchorElement, pin: boolean, focus: boolean) => {
    clearTimeout(opening);
    clearTimeout(closing);
    pinned = pin;
    if (marker !== from) {
      close();
      card = buildCard(from);
      if (!card) return;
      marker = from;
      from.classList.add('open');
      // Beside its marker in the document, so that Tab goes from the marker into the card in every engine.
      (from.closest('.keep') ?? from).after(card);
      card.showPopover();
    }
    if (focus) card?.focus({ preventScroll: true });
  };
  const markerAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLAnchorElement>('.cite') : null;
  const leave = () => {
    clearTimeout(opening);
    clearTimeout(closing);
    if (!pinned) closing = window.setTimeout(close, CLOSE_AFTER);
  };

  document.addEventListener('click', (event) => {
    const pressed = markerAt(event.target);
    if (pressed && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (pressed === marker && pinned) close();
      // Firefox counts a press of Enter as a click, but no pointer made it.
      else open(pressed, true, event.detail === 0 || (event instanceof PointerEvent && event.pointerType === ''));
      return;
    }
    const inside = event.target instanceof Element && card?.contains(event.target);
    if (inside && event.target.closest('.card-close')) close(true);
    else if (inside && event.target.closest('a[href^="#"]')) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (card && target instanceof Node && !card.contains(target) && markerAt(target) !== marker) close();
  });
  document.addEventListener('keydown', ({ key, target }) => {
    // In a dialog above it, Escape is that dialog's.
    if (key === 'Escape' && card && !(target instanceof Element && target.closest('dialog'))) close(true);
  });
  document.addEventListener('pointermove', () => {
    resting = false;
  });
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return;
    const hovered = markerAt(event.target);
    if (card && event.target instanceof Node && (card.contains(event.target) || hovered === marker)) {
      clearTimeout(closing);
      return;
    }
    if (!hovered || resting || performance.now() - scrolledAt < SCROLL_REST) return;
    clearTimeout(opening);
    opening = window.setTimeout(() => open(hovered, false, false), OPEN_AFTER);
  });
  document.addEventListener('pointerout', (event) => {
    const to = event.relatedTarget;
    if (
      event.pointerType === 'mouse' &&
      (markerAt(event.target) || card?.contains(event.target as Node)) &&
      !(to instanceof Node && card?.contains(to))
    )
      leave();
  });
  addEventListener(
    'scroll',
    () => {
      scrolledAt = performance.now();
      clearTimeout(opening);
    },
    { passive: true },
  );
}
