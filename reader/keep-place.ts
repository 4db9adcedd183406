import { barFoot } from './pairs';

/** Where a pair, or another element, stands in the window before a change, or is to stand after it. */
export type Place = Readonly<{ pair: Element; top: number; part: number }>;

/** Notes where a pair stands: by its first line if that can be seen, otherwise by the part of it that stands under the bar. */
export function notePlace(pair: Element | null): Place | null {
  if (!pair) return null;
  const { top, height } = pair.getBoundingClientRect();
  const foot = barFoot();
  return { pair, top, part: top < foot - 2 && height ? (foot - top) / height : 0 };
}

const STILL = 6; // frames without a move, after which the page is taken to have settled
const LIMIT = 40; // frames, after which whatever still moves is left alone

let holding: AbortController | undefined;

/**
 * Scrolls so that the pair stands where it stood, and holds it there until the page has settled, the reader moves on, or
 * another place is to be held: two at once would pull the page to and fro.
 */
export function restorePlace(place: Place | null): void {
  if (!place) return;
  holding?.abort();
  const settle = () => {
    const { top, height } = place.pair.getBoundingClientRect();
    const move = top - (place.part ? barFoot() - place.part * height : place.top);
    if (Math.abs(move) < 1) return true;
    scrollBy({ top: move, behavior: 'instant' });
    return false;
  };
  settle();
  const held = new AbortController();
  holding = held;
  for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
    addEventListener(event, () => held.abort(), { passive: true, signal: held.signal });
  let [frames, still] = [0, 0];
  // Pairs that come into the window get their real height only when they are painted, and then bring in others.
  const again = () => {
    if (held.signal.aborted) return;
    still = settle() ? still + 1 : 0;
    if (still < STILL && ++frames < LIMIT) requestAnimationFrame(again);
    else held.abort();
  };
  requestAnimationFrame(again);
}
