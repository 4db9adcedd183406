import { restorePlace } from './keep-place';

/**
 * Holds what a link leads to where it landed, under the bar: rows that come into the window get their real height only
 * then, and on a slow machine push it away.
 */
export function startLanding(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.hash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href.replace(link.hash, '') !== location.href.replace(location.hash, '')) return;
    // The browser lands when all who listen have heard of the click.
    requestAnimationFrame(() => hold(document.querySelector(':target')));
  });
  // While a page comes in, the browser itself holds what it lands on. But below the text it may end before the page has
  // its real length. A pair is left to it: of that, the address may name a passage.
  // The cast is safe: entries of this type are of this kind.
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type === 'navigate')
    requestAnimationFrame(() => hold(document.querySelector('section:target, .entry:target')));
}

function hold(target: Element | null): void {
  if (target) restorePlace({ pair: target, top: Number.parseFloat(getComputedStyle(target).scrollMarginTop), part: 0 });
}
