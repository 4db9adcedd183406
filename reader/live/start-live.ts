import { startOutline } from '../outline';
import { type ChangeNotice, followChanges, renderedAt } from './follow-changes';
import { noteReading, type Reading, restoreReading } from './keep-reading';

/** 30 s: what was asked for and has not come by then is asked for again at the next change. */
const PATIENCE = 30_000;

/** What of Next's own script in a page of `npm run dev` is used: it renders the page anew in place. */
type NextWindow = Readonly<{ next?: { router?: { refresh?: () => void } } }>;

/** In development: when an author saves, the page shows it, and the reader stays where they are. `outline` ends the outline's work. */
export function startLive(outline: AbortController): void {
  let stopOutline = outline;
  let shown = renderedAt();
  const hadText = hasText();
  // What was asked for and has not come yet: how the page stood, and whether more has changed since.
  let reading: Reading | undefined;
  let again = false;
  let timer = 0;

  const ask = () => {
    again = reading !== undefined;
    if (again) return;
    reading = noteReading();
    timer = window.setTimeout(done, PATIENCE);
    // The cast is safe: every step of it is asked for, and without it the page is loaded again.
    const { router } = (window as NextWindow).next ?? {};
    if (router?.refresh) router.refresh();
    else location.reload();
  };
  const done = () => {
    clearTimeout(timer);
    reading = undefined;
    if (again) ask();
  };
  for (const event of ['scroll', 'change'])
    addEventListener(
      event,
      () => {
        if (reading) reading = noteReading();
      },
      { passive: true },
    );
  // Its records come after the page was changed and before it is painted.
  new MutationObserver(() => {
    if (renderedAt() === shown) return;
    shown = renderedAt();
    // What the scripts took hold of at the start is a page with a text, or one without.
    if (hasText() !== hadText) return location.reload();
    if (reading) restoreReading(reading);
    stopOutline.abort();
    stopOutline = new AbortController();
    startOutline(stopOutline.signal);
    done();
  }).observe(document.body, { attributes: true, attributeFilter: ['data-rendered'] });

  followChanges((notice) => {
    showImages(notice);
    ask();
  });
}

const hasText = (): boolean => document.querySelector('.reading') !== null;

/** An image that was saved again has the address that it had: without another the browser shows what it has. */
function showImages({ images }: ChangeNotice): void {
  for (const image of document.querySelectorAll<HTMLImageElement>('main img')) {
    const url = new URL(image.src);
    const [, slug, name] = /\/([^/]+)\/images\/(.+)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    if (!images.includes(`${slug}/${name}`)) continue;
    url.searchParams.set('changed', String(Date.now()));
    image.src = url.href;
  }
}
