import { writeAddress } from '../address';
import { markHiddenText } from '../hidden-text';
import { notePlace, type Place, restorePlace } from '../keep-place';
import { flipOf, listPairs, listRows, pairBeingRead } from '../pairs';
import { matchPairs, type PairText } from './match-pairs';

type NotedPair = PairText & Readonly<{ element: HTMLElement; flipped: boolean }>;

/** What an edit must leave as it is: the row being read and where it stands, and the paragraphs that were turned. */
export type Reading = Readonly<{ address: string; place: Place | null; pairs: readonly NotedPair[] }>;

export function noteReading(): Reading {
  // At the head of a page nothing is being read yet: it stays at its head.
  const place = scrollY < 1 ? null : notePlace(pairBeingRead(listRows()));
  return { address: location.href, place, pairs: listPairs().map(notePair) };
}

/** Puts the reader back where they were before the text changed. */
export function restoreReading({ address, place, pairs: before }: Reading): void {
  // Next puts back the address that it knows; it does not know what the reader has chosen since.
  history.replaceState(history.state, '', address);
  const after = listPairs().map(notePair);
  const matched = matchPairs(before, after);
  const flipped = new Set(before.flatMap((pair, index) => (pair.flipped ? [matched[index]] : [])));
  let turned = false;
  after.forEach(({ element }, index) => {
    const flip = flipOf(element);
    if (!flip || flip.checked === flipped.has(index)) return;
    flip.checked = flipped.has(index);
    turned = true;
  });
  markHiddenText();
  if (turned) writeAddress();
  if (!place) return;
  const at = before.findIndex(({ element }) => element === place.pair);
  if (at === -1) {
    if (place.pair.isConnected) restorePlace(place);
    return;
  }
  // Where the paragraph itself is gone, the nearest one below it that is left stands in its place, or else one above.
  const order = [...before.keys()].sort((a, b) => rank(a, at) - rank(b, at));
  const nearest = order.find((index) => matched[index] !== -1);
  const pair = nearest === undefined ? undefined : after[matched[nearest] ?? -1]?.element;
  if (pair) restorePlace({ ...place, pair, part: nearest === at ? place.part : 0 });
}

const rank = (index: number, at: number) => (index >= at ? index - at : 1e6 + at - index);

function notePair(element: HTMLElement): NotedPair {
  const words = (side: string) =>
    Array.from(element.querySelectorAll(`:scope > .${side}`), ({ textContent }) => textContent ?? '').join('\n');
  return { element, name: element.id, zh: words('zh'), en: words('en'), flipped: flipOf(element)?.checked ?? false };
}
