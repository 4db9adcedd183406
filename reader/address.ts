import { flipOf, listPairs } from './pairs';
import { readPreference } from './preferences';
import { currentView, defaultView, radioOf } from './views';

/** Names that a link asks to be flipped; what is malformed or unknown is no one's business. */
export function flippedInAddress(): string[] {
  return (new URLSearchParams(location.search).get('flip') ?? '').split(',').filter(Boolean);
}

/** Writes into the address what differs from what it would show by itself: `?view=zh&flip=k3f7,m2p9`. */
export function writeAddress(): void {
  const view = currentView();
  if (!radioOf(view)) return;
  const url = new URL(location.href);
  // A link's own view stands for a reader who prefers another.
  if (view === defaultView() && (readPreference('view') ?? view) === view) url.searchParams.delete('view');
  else url.searchParams.set('view', view);
  const flipped = listPairs().filter((pair) => flipOf(pair)?.checked);
  url.searchParams.delete('flip');
  let { search } = url;
  if (flipped.length) search += `${search ? '&' : '?'}flip=${flipped.map((pair) => pair.id).join(',')}`;
  history.replaceState(history.state, '', url.pathname + search + url.hash);
}
