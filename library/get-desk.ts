import { getContentFolders } from './content-folders';
import { describeNeighbours } from './describe-neighbours';
import { type Access, getGrant } from './grants/get-grant';
import { listEssayFolders } from './list-essay-folders';
import { listGone } from './list-gone';
import { patiently } from './patiently';
import { createSurveyor, type EssaySurvey } from './survey-essay';

/** One page of the desk: how essays and drafts stand, the drafts first, out of `total`. `page` counts from 1. */
export type Desk = Readonly<{
  access: Access;
  surveys: readonly EssaySurvey[];
  page: number;
  pages: number;
  total: number;
}>;

/** Essays on a page of the desk: each is read and checked anew, which takes some 20 ms. */
const PAGE_LENGTH = 20;

/**
 * The author's desk, from the files as they are now; undefined when the grants do not cover all drafts, and for a page that
 * there is not.
 * @param presented the value of `GRANTS_HEADER`, null if there is none
 * @param page from 1
 */
export async function getDesk(presented: string | null, page: number): Promise<Desk | undefined> {
  const access = await getGrant(presented, { kind: 'all' });
  if (!access) return undefined;
  const folders = await listEssayFolders(getContentFolders());
  const pages = Math.max(1, Math.ceil(folders.length / PAGE_LENGTH));
  if (!Number.isInteger(page) || page < 1 || page > pages) return undefined;
  const drafts = folders.filter(({ visibility }) => visibility === 'draft');
  const ordered = [...drafts, ...folders.filter(({ visibility }) => visibility === 'public')];
  const gone = (await listGone()).map(({ slug }) => slug);
  const survey = createSurveyor({ neighbours: await describeNeighbours(folders), gone });
  const surveys: EssaySurvey[] = [];
  for (const one of ordered.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH)) {
    const surveyed = await patiently(one.folder, () => survey(one));
    if (surveyed) surveys.push(surveyed);
  }
  return { access, surveys, page, pages, total: folders.length };
}
