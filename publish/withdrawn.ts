import { slugsOfGone } from '../essay/gone';
import { getContentFolders } from '../library/content-folders';
import { listGone } from '../library/list-gone';
import { ROOMS } from './redirects';

/** An address that an essay had which is gone, and with it everything below it; `document` is the slug of its tombstone. */
export type WithdrawnAddress = Readonly<{ from: string; document: string }>;

/**
 * Every address of the essays that have been withdrawn, in both languages and in none, under each slug that they had, sorted.
 * @param projectDir absolute path of the project
 */
export async function readWithdrawn(projectDir: string): Promise<readonly WithdrawnAddress[]> {
  const gone = await listGone(getContentFolders(projectDir).gone);
  return gone
    .flatMap((essay) =>
      slugsOfGone(essay).flatMap((slug) => ROOMS.map((room) => ({ from: `${room}/${slug}`, document: essay.slug }))),
    )
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
