import { join } from 'node:path';
import { TEXT_FILES } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { getSite } from './get-site';
import { listSlugs } from './list-slugs';
import { fileSignature } from './live/file-signature';
import { type ReadEssay, readEssay } from './read-essay';
import { readShownFiles } from './read-shown-files';

/** An essay, and in development the names of its files that are shown as they could last be read. */
export type ShownEssay = ReadEssay & Readonly<{ kept: readonly string[] }>;

/**
 * 24: essays that are kept. Pages in both languages, and the head and body of each, ask for the same one. In a build the
 * texts do not change under it; in development an essay is kept as long as its files are what they were.
 */
const KEPT = 24;
const kept = new Map<string, Promise<ShownEssay | undefined>>();

/** A published essay by its slug, read from its files; undefined if none has it, or if there is nothing that can be shown. */
export async function getEssay(slug: string): Promise<ShownEssay | undefined> {
  if (!(await listSlugs()).includes(slug)) return undefined;
  const key = process.env.NODE_ENV === 'development' ? `${slug} ${versionOf(slug)}` : slug;
  const found = kept.get(key) ?? read(slug);
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  // What failed once may not fail again.
  found.catch(() => kept.delete(key));
  return found;
}

function versionOf(slug: string): string {
  const { essays, site } = getContentFolders();
  const texts = Object.values(TEXT_FILES).map((name) => join(essays, slug, name));
  return [site, ...texts].map(fileSignature).join(' ');
}

async function read(slug: string): Promise<ShownEssay | undefined> {
  const found = await readShownFiles(join(getContentFolders().essays, slug));
  const essay = found && readEssay(found.shown, { edition: (await getSite())['gb-t-7714'] });
  return essay && { ...essay, kept: found.kept };
}
