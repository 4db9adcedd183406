import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that a build of a small site writes at least. */
const LEAST = 64 * 1024 * 1024;

/** Folders that a build writes into, from the project. */
const WRITTEN = ['', '.contentlayer', '.next', 'dist'] as const;

/**
 * After a step of a build has failed, looks whether the machine is in its way: a full disk, a folder that cannot be
 * written. What has failed may not have said so in words.
 * @returns the system's code for it and the folder, absolute; undefined when nothing is found
 */
export async function findObstacle(
  projectDir: string,
  least = LEAST,
): Promise<Readonly<{ code: string; folder: string }> | undefined> {
  for (const name of WRITTEN) {
    const folder = join(projectDir, name);
    const code = await access(folder, constants.W_OK).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code !== undefined && code !== 'ENOENT') return { code, folder };
  }
  const { bavail, bsize } = await statfs(projectDir);
  return bavail * bsize < least ? { code: 'ENOSPC', folder: projectDir } : undefined;
}
