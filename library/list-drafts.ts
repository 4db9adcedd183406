import type { EssayCard } from '../essay/essay-card';
import { getContentFolders } from './content-folders';
import { getSite } from './get-site';
import { type Access, listAccess } from './grants/get-grant';
import { covers } from './grants/grant';
import { listEssayFolders } from './list-essay-folders';
import { readEssay } from './read-essay';
import { readShownFiles } from './read-shown-files';

/** A draft in a list: what its card says, nothing of it when it cannot be read; until when it may be opened. */
export type DraftCard = Readonly<{ slug: string; card?: EssayCard; access: Access }>;

/**
 * The drafts that may be seen by whoever presents these grants, by slug; undefined when there is no leave to see any.
 * @param presented the value of `GRANTS_HEADER`, null if there is none
 */
export async function listDrafts(presented: string | null): Promise<readonly DraftCard[] | undefined> {
  const accesses = await listAccess(presented);
  if (!accesses) return undefined;
  const drafts = (await listEssayFolders(getContentFolders())).filter(({ visibility }) => visibility === 'draft');
  const edition = (await getSite())['gb-t-7714'];
  const listed = await Promise.all(
    drafts.map(async ({ slug, folder }) => {
      const access = accesses.find(
        (each) => each.kind === 'author' || covers(each.grant.subject, { kind: 'draft', slug }),
      );
      if (!access) return undefined;
      const files = await readShownFiles(folder);
      if (!files) return undefined;
      const essay = readEssay(files.shown, { edition })?.essay;
      return { slug, access, card: essay && { slug, zh: essay.zh, en: essay.en, measure: essay.measure } };
    }),
  );
  return listed.flatMap((each) => each ?? []);
}
