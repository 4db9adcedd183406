import { restorePlace } from './keep-place';

/**
 * Holds what a link within the page leads to where it landed, under the bar: rows that come into the window get their real
 * height only then, and on a slow machine push it away.
 */
export function startLanding(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.hash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href.replace(link.hash, '') !== location.href.replace(location.hash, '')) return;
    // The browser lands when all who listen have heard of the click. Firefox may take longer than a frame, and needs no holding.
    requestAnimationFrame(() => {
      const target = document.querySelector(':target');
      if (!target || location.hash !== link.hash) return;
      restorePlace({ pair: target, top: Number.parseFloat(getComputedStyle(target).scrollMarginTop), part: 0 });
    });
  });
}
