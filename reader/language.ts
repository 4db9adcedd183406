import { notePlace, restorePlace } from './keep-place';
import { barFoot, pairBeingRead, pairNamed } from './pairs';

const KEY = 'place';

/** Changing the interface's language keeps the paragraph where it is, the view and the switches, and is remembered. */
export function startLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-language]');
  link?.addEventListener('click', () => {
    link.search = location.search;
    const place = notePlace(pairBeingRead());
    if (place && scrollY >= 1)
      keep(JSON.stringify({ path: link.pathname, name: place.pair.id, top: place.top, part: place.part }));
    // Last: where a frame may have no cookies, this throws.
    const year = 60 * 60 * 24 * 365;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from browsers the page promises to serve
    document.cookie = `NEXT_LOCALE=${link.dataset.language}; path=/; max-age=${year}; SameSite=Lax`;
  });
  const kept = taken();
  if (!kept || kept.path !== location.pathname) return;
  const pair = pairNamed(kept.name);
  if (!pair) return;
  // The first scroll brings the pair's neighbours into the window, where they get their real heights.
  scrollTo({ top: pair.getBoundingClientRect().top + scrollY - barFoot(), behavior: 'instant' });
  const place = { pair, top: kept.top, part: kept.part };
  restorePlace(place);
  addEventListener('load', () => restorePlace(place), { once: true });
}

function keep(place: string): void {
  try {
    sessionStorage.setItem(KEY, place);
  } catch {}
}

function taken(): { path: string; name: string; top: number; part: number } | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    // Written by the function above and by nothing else.
    return kept as ReturnType<typeof taken>;
  } catch {
    return null;
  }
}
