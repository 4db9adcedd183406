import { buildSearchIndex } from '../essay/search/build-search-index';
import { manifestOf } from '../essay/search/search-manifest';
import type { SearchText } from '../essay/search/search-text';
import { hashOf, type Part } from './assets';

const TEXT = /^\/essays\/([^/]+)\/text\.json$/;
const MANIFEST = '/search/index.json';
const PART = '/assets/terms-';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Whether a file is one that a search loads, and no page. */
export const isForSearch = (address: string): boolean => TEXT.test(address) || address.startsWith(PART);

/** Whether a file holds what of one essay is searched. */
export const isSearchText = (address: string): boolean => TEXT.test(address);

/**
 * From what the build's routes answered to the files of the search's index: its manifest, and its parts under names that
 * hold their hashes, so that a page of an older build finds what its own manifest names as long as it is kept.
 * @param parts of them the essays' texts are read, `/essays/<slug>/text.json`; the rest is of no interest here
 */
export function buildSearchFiles(parts: readonly Part[]): readonly Part[] {
  const essays = parts.flatMap(({ address, body }) => {
    const slug = TEXT.exec(address)?.[1];
    // Written by our own route.
    return slug === undefined ? [] : [{ slug, text: JSON.parse(String(body)) as SearchText }];
  });
  const index = buildSearchIndex(essays);
  const files = index.parts.map(({ part }) => {
    const body = Buffer.from(JSON.stringify(part));
    return { address: `${PART}${hashOf(body).toString('hex').slice(0, 16)}.json`, body, type: JSON_TYPE };
  });
  const manifest = manifestOf(
    index,
    files.map(({ address }) => address),
  );
  return [{ address: MANIFEST, body: Buffer.from(JSON.stringify(manifest)), type: JSON_TYPE }, ...files];
}
