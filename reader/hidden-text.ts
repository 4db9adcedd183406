import { flipOf, listRows } from './pairs';
import { currentView } from './views';

const SIDES = ['zh', 'en'] as const;
const canFind = 'onbeforematch' in document.documentElement;

/** Marks what is not shown `hidden="until-found"`, so that find-in-page finds it. Only where the browser knows the value. */
export function markHiddenText(rows: readonly Element[] = listRows()): void {
  if (!canFind) return;
  const view = currentView();
  const target = targetedSide();
  for (const row of rows) {
    const named = SIDES.find(
      (side) =>
        row.classList.contains(`in-${side}`) || (target?.parentElement === row && target.classList.contains(side)),
    );
    const base = named ?? view;
    const shown = flipOf(row)?.checked ? (base === 'zh' ? 'en' : 'zh') : base;
    for (const side of SIDES) {
      for (const element of row.querySelectorAll(`:scope > .${side}`)) {
        if (view === 'both' || shown === side || row.matches('.lone-zh, .lone-en')) element.removeAttribute('hidden');
        else element.setAttribute('hidden', 'until-found');
      }
    }
  }
}

/** The side of a pair that was landed on by an address that names its language. */
export function targetedSide(): Element | null | undefined {
  // A link that is copied changes the address, and not what CSS shows; only before the page is there the address must do.
  const target = document.querySelector(':target') ?? document.getElementById(location.hash.slice(1));
  return target?.closest('.pair > :is(.zh, .en)');
}

/** Shows what find-in-page has found, by flipping its pair: `flipped` is told of it. What has no switch needs another view. */
export function showFoundText(flipped: (pair: HTMLElement) => void, showBoth: () => void): void {
  addEventListener('beforematch', ({ target }) => {
    const row = target instanceof Element && target.closest<HTMLElement>('.pair, .row');
    if (!row) return;
    const flip = flipOf(row);
    if (!flip) return showBoth();
    const before = flip.checked;
    const show = () => {
      // What an address names is shown by :target; flipping as well would hide it.
      flip.checked = !before && target !== targetedSide();
      flipped(row);
    };
    show();
    // Words that a link points at (`#:~:text=`) make their side the target, a frame later.
    requestAnimationFrame(() => requestAnimationFrame(show));
  });
}
