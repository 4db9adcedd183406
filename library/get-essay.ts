import { join } from 'node:path';
import { getContentFolders } from './content-folders';
import { getSite } from './get-site';
import { listSlugs } from './list-slugs';
import { type ReadEssay, readEssay } from './read-essay';
import { readEssayFiles } from './read-essay-files';

/**
 * Essays kept by a build, which asks for the same one for its pages in both languages and for the head and body of each.
 * The texts do not change under it. In development, where they do, none is kept.
 */
const KEPT = process.env.NODE_ENV === 'production' ? 24 : 0;
const kept = new Map<string, Promise<ReadEssay | undefined>>();

/** A published essay by its slug, read from its files; undefined if none has it, or if there is nothing that can be shown. */
export async function getEssay(slug: string): Promise<ReadEssay | undefined> {
  if (!(await listSlugs()).includes(slug)) return undefined;
  const found = kept.get(slug) ?? read(slug);
  kept.delete(slug);
  kept.set(slug, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

async function read(slug: string): Promise<ReadEssay | undefined> {
  const files = await readEssayFiles(join(getContentFolders().essays, slug));
  return readEssay(files, { edition: (await getSite())['gb-t-7714'] });
}
