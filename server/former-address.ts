import { type Answer, movedPermanently } from './messages';
import type { StaticEdition } from './static-edition';

/**
 * The answer to an address that an essay had under an old slug, or undefined when it is none: 301 to the same page or
 * file under the present slug, with the query as sent. A browser takes the fragment along (RFC 9110 § 10.2.2). What is
 * not published under the present slug is not led to.
 */
export function answerFormerAddress(
  { release, files }: StaticEdition,
  { path, query }: Readonly<{ path: string; query: string }>,
): Answer | undefined {
  const asked = path.endsWith('/') ? path.slice(0, -1) : path;
  const redirect = release.redirects.find(({ from }) => asked === from || asked.startsWith(`${from}/`));
  if (redirect === undefined) return undefined;
  const to = `${redirect.to}${asked.slice(redirect.from.length)}`;
  return files.has(to) ? movedPermanently(`${encodeURI(to)}${query === '' ? '' : `?${query}`}`) : undefined;
}
