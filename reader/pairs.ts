export function listPairs(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('.pair'));
}

/** All rows whose languages switch: the pairs, and those of the head, the bibliography and the notes. */
export function listRows(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('.pair, .row'));
}

export function flipOf(pair: Element): HTMLInputElement | null {
  return pair.querySelector<HTMLInputElement>('.flip input');
}

/** The pair that has a name, be it its first or a further one. */
export function pairNamed(name: string): HTMLElement | null {
  const element = document.getElementById(name);
  return element?.matches('.pair, .pair > .anchor') ? element.closest<HTMLElement>('.pair') : null;
}

/** The foot of the bar, in pixels from the top of the window. */
export function barFoot(): number {
  return document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
}

/** The first pair that begins below a height in the window, by halving: pairs stand in order. */
function firstBelow(pairs: readonly HTMLElement[], height: number): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle]?.getBoundingClientRect().top ?? 0) < height) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The pair being read: the first that begins below the bar, unless it begins so low that the one before it fills the window. */
export function pairBeingRead(pairs = listPairs()): HTMLElement | null {
  const foot = barFoot() - 2;
  const at = firstBelow(pairs, foot);
  const [before, next] = [pairs[at - 1], pairs[at]];
  if (!next) return before ?? null;
  return before && next.getBoundingClientRect().top > foot + (innerHeight - foot) * 0.6 ? before : next;
}
