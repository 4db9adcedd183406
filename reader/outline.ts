import { barFoot, pairNamed } from './pairs';

/** Marks the section being read in the outline, and takes the focus along when a heading is chosen there. `signal` ends it. */
export function startOutline(signal?: AbortSignal): void {
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('.toc a'));
  const headings = [...new Set(links.map((link) => link.hash.slice(1)))].flatMap((name) => pairNamed(name) ?? []);
  if (!headings.length) return;
  let chosen = false;
  let asked = 0;

  const mark = (name: string) => {
    for (const link of links) {
      if (link.hash === `#${name}`) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const follow = () => {
    asked = 0;
    if (chosen) return;
    const line = readingLine();
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= line) ?? headings[0];
    if (current) mark(current.id);
  };
  const ask = () => {
    if (!asked) asked = requestAnimationFrame(follow);
  };

  document.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.toc a') : null;
      const heading = link && pairNamed(link.hash.slice(1));
      if (!heading) return;
      chosen = true;
      mark(heading.id);
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
    { signal },
  );
  // What the reader chose stays marked until they scroll themselves: a short last section never reaches the top.
  for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    addEventListener(
      event,
      () => {
        chosen = false;
      },
      { passive: true, capture: true, signal },
    );
  }
  for (const event of ['scroll', 'resize']) addEventListener(event, ask, { passive: true, signal });
  ask();
}

/** The line a heading must have passed to be current: under the bar, and sinking to the foot of the window on the last screen. */
function readingLine(): number {
  const foot = barFoot() + 24;
  const left = document.documentElement.scrollHeight - innerHeight - scrollY;
  return left < innerHeight ? foot + (1 - left / innerHeight) * (innerHeight - foot) : foot;
}
