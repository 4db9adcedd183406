import type { SearchedEssay } from '../essay/search/build-search-index';
import { buildSearchText, type SearchText } from '../essay/search/search-text';
import { getEssay } from './get-essay';
import { listSlugs } from './list-slugs';

/** What of a published essay is searched; undefined if there is no such essay. */
export async function getSearchText(slug: string): Promise<SearchText | undefined> {
  const found = await getEssay(slug);
  return found && buildSearchText(found.essay);
}

/** The same of all published essays that can be read. */
export async function listSearchedEssays(): Promise<readonly SearchedEssay[]> {
  const texts = await Promise.all((await listSlugs()).map(async (slug) => ({ slug, text: await getSearchText(slug) })));
  return texts.flatMap(({ slug, text }) => (text ? [{ slug, text }] : []));
}
