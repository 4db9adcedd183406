import { barFoot } from './pairs';

/** Where a pair stands in the window before a change. */
export type Place = Readonly<{ pair: Element; top: number; part: number }>;

/** Notes where a pair stands: by its first line if that can be seen, otherwise by the part of it that stands under the bar. */
export function notePlace(pair: Element | null): Place | null {
  if (!pair) return null;
  const { top, height } = pair.getBoundingClientRect();
  const foot = barFoot();
  return { pair, top, part: top < foot - 2 && height ? (foot - top) / height : 0 };
}

/** Scrolls so that the pair stands where it stood. */
export function restorePlace(place: Place | null): void {
  if (!place) return;
  const settle = () => {
    const { top, height } = place.pair.getBoundingClientRect();
    const move = top - (place.part ? barFoot() - place.part * height : place.top);
    if (Math.abs(move) >= 1) scrollBy({ top: move, behavior: 'instant' });
  };
  settle();
  // Pairs that come into the window get their real height only when they are painted.
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(settle);
  });
}
