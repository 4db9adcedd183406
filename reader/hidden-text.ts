import { flipOf, listPairs, pairNamed } from './pairs';
import { currentView } from './views';

const SIDES = ['zh', 'en'] as const;
const canFind = 'onbeforematch' in document.documentElement;

/** Marks what is not shown `hidden="until-found"`, so that find-in-page finds it. Only where the browser knows the value. */
export function markHiddenText(pairs: readonly Element[] = listPairs()): void {
  if (!canFind) return;
  const view = currentView();
  const [target, targetSide] = targetedSide();
  for (const pair of pairs) {
    const named = pair === target ? targetSide : SIDES.find((side) => pair.classList.contains(`in-${side}`));
    const base = named ?? view;
    const both =
      pair.classList.contains('lone-zh') || pair.classList.contains('lone-en') || (view === 'both' && !named);
    const shown = flipOf(pair)?.checked ? (base === 'zh' ? 'en' : 'zh') : base;
    for (const side of SIDES) {
      for (const element of pair.querySelectorAll(`:scope > .${side}`)) {
        if (both || view === 'both' || shown === side) element.removeAttribute('hidden');
        else element.setAttribute('hidden', 'until-found');
      }
    }
  }
}

/** The pair and the language that the address names, if it names one. */
export function targetedSide(): [HTMLElement | null, 'zh' | 'en' | null] {
  const match = /^#(.+)-(zh|en)$/.exec(location.hash);
  if (!match?.[1]) return [null, null];
  return [pairNamed(match[1]), match[2] === 'zh' ? 'zh' : 'en'];
}

/** Shows what find-in-page has found, by flipping its pair. `flipped` is told of it. */
export function showFoundText(flipped: (pair: HTMLElement) => void): void {
  addEventListener('beforematch', (event) => {
    const pair = event.target instanceof Element ? event.target.closest<HTMLElement>('.pair') : null;
    const flip = pair && flipOf(pair);
    // An address that names a language is shown by :target; flipping as well would hide what it names.
    if (!pair || !flip || pair === targetedSide()[0]) return;
    flip.checked = !flip.checked;
    flipped(pair);
  });
}
