import { join } from 'node:path';
import { getContentFolders } from './content-folders';
import { getSite } from './get-site';
import { listSlugs } from './list-slugs';
import { type ReadEssay, readEssay } from './read-essay';
import { readEssayFiles } from './read-essay-files';

/** A published essay by its slug, read from its files; undefined if none has it, or if there is nothing that can be shown. */
export async function getEssay(slug: string): Promise<ReadEssay | undefined> {
  if (!(await listSlugs()).includes(slug)) return undefined;
  const files = await readEssayFiles(join(getContentFolders().essays, slug));
  return readEssay(files, { edition: (await getSite())['gb-t-7714'] });
}
