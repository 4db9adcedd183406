import { parseRange } from '../essay/link-state';
import { listPairs, pairNamed } from './pairs';

const MARKS = ['ranged', 'in-zh', 'in-en'];

/** Marks the blocks of a range that the address names. The first is landed on without this where the address is `?to=m2p9#k3f7`. */
export function startRanges(): void {
  const arrived = location.hash;
  const follow = () => {
    // Who goes on from here takes the query along; what it says of a passage is of the one that was arrived at.
    if (location.hash !== arrived && /[?&](?:to|q)=/.test(location.search))
      history.replaceState(history.state, '', location.pathname + withoutPassage() + location.hash);
    markRange();
  };
  // Chromium says nothing of the hash where the way back changes the query too.
  for (const event of ['hashchange', 'popstate']) addEventListener(event, follow);
  markRange();
}

/** The query of this page without what it says of a passage. */
export function withoutPassage(): string {
  const query = new URLSearchParams(location.search);
  query.delete('to');
  query.delete('q');
  const kept = query.toString().replace(/%2C/g, ',');
  return kept && `?${kept}`;
}

function markRange(): void {
  for (const pair of document.querySelectorAll('.ranged')) pair.classList.remove(...MARKS);
  const range = parseRange(location, (name) => pairNamed(name) !== null);
  if (!range) return;
  const pairs = listPairs();
  const listed: readonly (HTMLElement | null)[] = pairs;
  const ends = [range.from, range.to].map((name) => listed.indexOf(pairNamed(name)));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  for (const pair of pairs.slice(first, last + 1))
    pair.classList.add('ranged', ...(range.lang ? [`in-${range.lang}`] : []));
  if (location.hash.includes('..')) pairs[first]?.scrollIntoView();
}
