import { copyLink } from './copy-link';
import { listPairs, pairBeingRead } from './pairs';
import { readPreference, writePreference } from './preferences';
import { quote } from './quoting';
import { search } from './searching';
import { flipPair, nextView } from './switching';

/** Single keys, off where they would be typing, off with modifiers, and off altogether if the reader says so (WCAG 2.1.4). */
export function startKeys(): void {
  const enabled = document.querySelector<HTMLInputElement>('#keys-enabled');
  if (!enabled) return;
  enabled.checked = readPreference('keys') !== 'off';
  enabled.addEventListener('change', () => writePreference('keys', enabled.checked ? null : 'off'));
  document.addEventListener('keydown', (event) => {
    if (
      !enabled.checked ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.isComposing ||
      isTyping(event.target)
    )
      return;
    const action = ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const ACTIONS: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  t: () => {
    const pair = currentPair();
    if (pair) flipPair(pair);
  },
  v: nextView,
  c: () => {
    const pair = currentPair();
    if (pair) void copyLink(pair.id);
  },
  q: () => quote(currentPair()),
  '/': search,
  '?': () => {
    const menu = document.querySelector<HTMLDetailsElement>('#display');
    if (!menu) return;
    menu.open = !menu.open;
    menu.querySelector('summary')?.focus();
  },
};

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // Over a dialog the keys would move the page behind it.
  if (target.closest('dialog')) return true;
  return target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])');
}

function currentPair(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.pair') ?? pairBeingRead();
}

function step(by: 1 | -1): void {
  const pairs = listPairs();
  const focused = document.activeElement?.closest<HTMLElement>('.pair');
  const from = focused ?? pairBeingRead(pairs);
  const next = pairs[(from ? pairs.indexOf(from) : -1) + (focused || by < 0 ? by : 0)];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
}
