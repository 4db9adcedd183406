import type { EssayCard } from '../essay/essay-card';
import { getEssay } from './get-essay';
import { listSlugs } from './list-slugs';

/** The published essays as a list shows them, the newest first. */
export async function listEssays(): Promise<readonly EssayCard[]> {
  const found = await Promise.all((await listSlugs()).map(getEssay));
  return found.flatMap((each) =>
    each ? [{ slug: each.essay.slug, zh: each.essay.zh, en: each.essay.en, measure: each.essay.measure }] : [],
  );
}
