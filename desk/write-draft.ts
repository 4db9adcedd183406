import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file of a draft: its path in the draft's folder, and what it holds. */
export type DraftFile = Readonly<{ path: string; value: string | Uint8Array }>;

/** Whether something has this path, be it a broken link. */
export async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
}

/**
 * Writes a draft whole or not at all: into a hidden folder beside it first, flushed to the disk, which then takes the
 * draft's name. What has that name already is never touched.
 *
 * @returns whether it was written; false where the name was taken, also while it was written
 */
export async function writeDraft(folder: string, files: readonly DraftFile[]): Promise<boolean> {
  if (await isTaken(folder)) return false;
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    for (const { path, value } of files) {
      await mkdir(dirname(join(temporary, path)), { recursive: true });
      const handle = await open(join(temporary, path), 'wx');
      try {
        await handle.writeFile(value);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    return await takeName(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A folder is never renamed over a file, nor over a folder that holds something; over an empty one it is, and that is no loss. */
async function takeName(temporary: string, folder: string): Promise<boolean> {
  try {
    await rename(temporary, folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOTDIR') return false;
    throw error;
  }
}
