import { cardOf, type EssayCard } from '../essay/essay-card';
import { ESSAYS_PER_PAGE, pagesOf } from './essay-pages';
import { getEssay } from './get-essay';
import { listSlugs } from './list-slugs';

/** Some of the published essays, the newest first, and how many there are in all. */
export type EssayPage = Readonly<{ essays: readonly EssayCard[]; total: number }>;

/** The newest essays, at most `count`. */
export const listNewestEssays = (count: number): Promise<EssayPage> => listEssays(0, count);

/** One page of the list of all essays; the first is 1. Past the last one there are none. */
export const listEssayPage = (number: number): Promise<EssayPage> =>
  listEssays((number - 1) * ESSAYS_PER_PAGE, number * ESSAYS_PER_PAGE);

/** How many pages the list of all essays has. */
export const countEssayPages = async (): Promise<number> => pagesOf((await listSlugs()).length);

async function listEssays(from: number, to: number): Promise<EssayPage> {
  const slugs = await listSlugs();
  const essays: EssayCard[] = [];
  // One after another: each is read and parsed as a whole, and only its card is kept.
  for (const slug of slugs.slice(from, to)) {
    const card = await getCard(slug);
    if (card) essays.push(card);
  }
  return { essays, total: slugs.length };
}

async function getCard(slug: string): Promise<EssayCard | undefined> {
  if (process.env.NODE_ENV === 'development') return (await import('./live/get-kept-card')).getKeptCard(slug);
  const found = await getEssay(slug);
  return found && cardOf(found.essay);
}
