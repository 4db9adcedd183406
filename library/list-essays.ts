import { join } from 'node:path';
import { cardOf, type EssayCard } from '../essay/essay-card';
import { getContentFolders } from './content-folders';
import { pagesOf, placesOn } from './essay-pages';
import { getSite } from './get-site';
import { listSlugs } from './list-slugs';
import { readEssay } from './read-essay';
import { readShownFiles } from './read-shown-files';

/** Some of the published essays, the newest first, and how many there are in all. */
export type EssayPage = Readonly<{ essays: readonly EssayCard[]; total: number }>;

/** The newest essays, at most `count`. */
export const listNewestEssays = (count: number): Promise<EssayPage> => listEssays(0, count);

/** One page of the list of all essays; the first is 1. Past the last one there are none. */
export const listEssayPage = (number: number): Promise<EssayPage> => listEssays(...placesOn(number));

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

/** Cards that are known without their essays being read again: of those that a build has rendered. */
export function knowCards(known: readonly EssayCard[]): void {
  for (const card of known) cards.set(card.slug, Promise.resolve(card));
}

async function getCard(slug: string): Promise<EssayCard | undefined> {
  if (process.env.NODE_ENV === 'development') return (await import('./live/get-kept-card')).getKeptCard(slug);
  const known = cards.get(slug) ?? readCard(slug);
  cards.set(slug, known);
  return known;
}

/** In a build, where lists in both languages ask for every one. A card is small. */
const cards = new Map<string, Promise<EssayCard | undefined>>();

/** Of the texts alone: what a card says does not depend on an essay's bibliography and ledger. */
async function readCard(slug: string): Promise<EssayCard | undefined> {
  const found = await readShownFiles(join(getContentFolders().essays, slug));
  const texts = found && { ...found.shown, references: undefined, extra: undefined, ledger: undefined };
  const read = texts && readEssay(texts, { edition: (await getSite())['gb-t-7714'] });
  return read && cardOf(read.essay);
}
