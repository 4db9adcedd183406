import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Visibility } from '../essay/essay-files';

/** A folder that holds an essay, or should: its name is the essay's slug. */
export type EssayFolder = Readonly<{ slug: string; folder: string; visibility: Visibility }>;

async function listFolder(parent: string, visibility: Visibility): Promise<EssayFolder[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // There may be no drafts, or no essays yet. Anything else must not pass for an empty folder.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map((entry) => ({ slug: entry.name, folder: join(parent, entry.name), visibility }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * The folders of all essays: the public ones first, each group by slug. A folder decides who may see an essay. Links are
 * listed like folders, so that reading them can say what is wrong; plain files and names with a dot before are not essays.
 */
export async function listEssayFolders(
  folders: Readonly<{ essays: string; drafts: string }>,
): Promise<readonly EssayFolder[]> {
  return [...(await listFolder(folders.essays, 'public')), ...(await listFolder(folders.drafts, 'draft'))];
}
