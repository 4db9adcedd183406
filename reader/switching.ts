import { flippedInAddress, writeAddress } from './address';
import { markHiddenText, showFoundText, targetedSide } from './hidden-text';
import { notePlace, type Place, restorePlace } from './keep-place';
import { flipOf, listRows, pairBeingRead, pairNamed } from './pairs';
import { writePreference } from './preferences';
import { currentView, radioOf, tellView, VIEWS, type View, WIDE } from './views';

// By the time a change event comes CSS has switched already, so where the reader is gets noted as they scroll.
let reading: Place | null = null;
let pressed: Place | null = null;

/** Views and paragraph switches: CSS does the switching; this keeps the place, the address and the memory. */
export function startSwitching(): void {
  for (const name of flippedInAddress()) {
    const pair = pairNamed(name);
    const flip = pair && flipOf(pair);
    if (flip) flip.checked = true;
  }
  markHiddenText();
  followReading();
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'view') viewChosen();
    else if (target.closest('.flip')) pairFlipped(target.closest<HTMLElement>('.pair'));
  });
  const land = () => {
    const pair = targetedSide()?.parentElement;
    const flip = pair && flipOf(pair);
    if (flip) flip.checked = false;
    markHiddenText();
    // The way back leads to an address that was written for another view.
    writeAddress();
  };
  // Not `hashchange`, of which Chromium says nothing where the way back changes the query too. The new target is there afterwards.
  addEventListener('popstate', () => setTimeout(land));
  WIDE.addEventListener('change', () => markHiddenText());
  // Paper is narrower than a wide window: where nobody has chosen a view, it would have one language of the two that are seen.
  addEventListener('beforeprint', () => tellView(currentView()));
  addEventListener('afterprint', () => tellView(VIEWS.find((view) => radioOf(view)?.checked)));
  // What was found is no choice: it is shown, and not remembered.
  showFoundText(pairFlipped, () => {
    setView('both');
    markHiddenText();
    writeAddress();
  });
}

/** Chooses a view as if its button had been pressed. */
export function chooseView(view: View): void {
  reading = notePlace(pairBeingRead(listRows()));
  if (setView(view)) viewChosen();
}

function setView(view: View): boolean {
  const radio = radioOf(view);
  if (!radio) return false;
  radio.checked = true;
  tellView(view);
  return true;
}

export function nextView(): void {
  chooseView(VIEWS[(VIEWS.indexOf(currentView()) + 1) % VIEWS.length] ?? 'both');
}

/** Turns one pair as if its switch had been pressed. */
export function flipPair(pair: HTMLElement): void {
  const flip = flipOf(pair);
  if (!flip || currentView() === 'both') return;
  pressed = notePlace(pair);
  flip.checked = !flip.checked;
  pairFlipped(pair);
}

function viewChosen(): void {
  markHiddenText();
  restorePlace(reading);
  writePreference('view', currentView());
  writeAddress();
}

function pairFlipped(pair: HTMLElement | null): void {
  if (!pair) return;
  markHiddenText([pair]);
  if (pressed?.pair === pair) restorePlace(pressed);
  pressed = null;
  writeAddress();
}

function followReading(): void {
  let asked = 0;
  const note = () => {
    if (!asked)
      asked = requestAnimationFrame(() => {
        asked = 0;
        reading = notePlace(pairBeingRead(listRows()));
      });
  };
  for (const event of ['scroll', 'resize', 'load']) addEventListener(event, note, { passive: true });
  note();
  const press = ({ target }: Event) => {
    if (!(target instanceof Element)) return;
    if (target.closest('.flip')) pressed = notePlace(target.closest('.pair'));
    // Once more: pairs that a scroll brought into the window have got their real height since.
    else if (target.closest('.view')) reading = notePlace(pairBeingRead(listRows()));
  };
  addEventListener('pointerdown', press, { passive: true });
  addEventListener('keydown', press, { passive: true });
}
