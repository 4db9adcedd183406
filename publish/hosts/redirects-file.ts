import type { Release } from '../release';

/** Where hosts that serve files look for redirects: Netlify and Cloudflare Pages. */
export const REDIRECTS_FILE = '_redirects';

/** An address that was published under an old slug, and the one where the same page or file is now. */
export type MovedAddress = Readonly<{ from: string; to: string }>;

/**
 * From a release to every address that leads on to another, sorted: each published page and file of an essay, under
 * each slug that the essay had. What is not published under the present slug is not led to, as the front door has it.
 */
export function listMovedAddresses({
  entries,
  redirects,
}: Pick<Release, 'entries' | 'redirects'>): readonly MovedAddress[] {
  const moved = redirects.flatMap(({ from, to }) =>
    entries
      .filter(({ address }) => address === to || address.startsWith(`${to}/`))
      .map(({ address }) => ({ from: `${from}${address.slice(to.length)}`, to: address })),
  );
  return moved.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * From a release to the text of `_redirects`: one line for each address that has moved, without wildcards.
 * Source: Netlify's manual, "Redirects and rewrites"; Cloudflare Pages' manual, "Redirects", which takes 2,000 such lines
 * (and only 100 with a wildcard).
 *
 * @example '/zh/essays/old /zh/essays/new 301\n'
 */
export const formatRedirectsFile = (release: Pick<Release, 'entries' | 'redirects'>): string =>
  listMovedAddresses(release)
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join('');
