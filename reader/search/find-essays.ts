import { type FoundEssay, findInEssay } from '../../essay/search/find-in-essay';
import { parseQuery, type QueryTerm } from '../../essay/search/parse-query';
import { rankEssays } from '../../essay/search/rank-essays';
import { partsOf } from '../../essay/search/search-manifest';
import { rememberStems } from '../../essay/search/terms';
import { forgetManifest, loadManifest, loadPart, loadText, MissingFile } from './load';
import { LANG } from './words';

export type Result = FoundEssay & Readonly<{ slug: string }>;

/** Essays that are likely to have what is looked for, the best first, of which the first `read` have been looked through. */
export type Search = Readonly<{ terms: readonly QueryTerm[]; slugs: readonly string[]; read: number }>;

/** Texts that are read at a time. */
const BATCH = 6;
/** Batches that are read without asking while nothing is found. */
const MOST_BATCHES = 4;

/** What the index knows of a query; undefined where there is nothing to look for. */
export async function beginSearch(query: string): Promise<Search | undefined> {
  const terms = parseQuery(query);
  if (!terms.length) return undefined;
  const slugs = await rank(terms).catch((error: unknown) => {
    if (!(error instanceof MissingFile)) throw error;
    forgetManifest();
    return rank(terms);
  });
  return { terms, slugs, read: 0 };
}

async function rank(terms: readonly QueryTerm[]): Promise<readonly string[]> {
  const manifest = await loadManifest();
  const wanted = terms.flatMap(({ keys, text, open }) => [
    ...keys.flatMap((key) => partsOf(manifest, key, false)),
    ...(open ? partsOf(manifest, text, true) : []),
  ]);
  const parts = await Promise.all([...new Set(wanted)].map((part) => loadPart(manifest.parts[part] ?? '')));
  return rankEssays(terms, manifest, parts, LANG).map((essay) => manifest.slugs[essay] ?? '');
}

/** Looks through the next likely essays, and on while nothing is found; with the search as it then stands. */
export async function continueSearch(
  search: Search,
): Promise<Readonly<{ search: Search; results: readonly Result[] }>> {
  const { terms, slugs } = search;
  const stem = rememberStems();
  let { read } = search;
  let results: readonly Result[] = [];
  for (let batch = 0; batch < MOST_BATCHES && !results.length && read < slugs.length; batch += 1) {
    const next = slugs.slice(read, read + BATCH);
    // Each as it comes, so that only the last is left to look through when the last byte is there.
    const found = await Promise.all(next.map((slug) => findIn(slug, terms, stem)));
    results = found.filter((result) => result !== undefined);
    read += next.length;
  }
  return { search: { ...search, read }, results };
}

async function findIn(
  slug: string,
  terms: readonly QueryTerm[],
  stem: (word: string) => string,
): Promise<Result | undefined> {
  const text = await loadText(slug);
  const found = text && findInEssay(text, terms, LANG, stem);
  return found && { ...found, slug };
}
