import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a folder as a whole: `fill` writes into a new one beside it, and only when that is done do the two change
 * places, by rename. A failure or a kill before that leaves the old folder as it was.
 * @param folder absolute path of the folder; it need not exist yet
 * @param fill gets the path of an empty folder to write into
 * @throws what `fill` throws, or the system where the folder cannot be exchanged, after the new folder is gone
 */
export async function switchFolder(folder: string, fill: (empty: string) => Promise<void>): Promise<void> {
  await recoverFolder(folder);
  const fresh = `${folder}-new-${process.pid}`;
  const replaced = `${folder}-old-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  try {
    await fill(fresh);
    await exchange(folder, fresh, replaced);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await rm(replaced, { recursive: true, force: true });
}

async function exchange(folder: string, fresh: string, replaced: string): Promise<void> {
  const existed = await exists(folder);
  if (existed) await rename(folder, replaced);
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (existed) await rename(replaced, folder);
    throw error;
  }
}

/**
 * Clears away what builds that were killed have left beside a folder. One that was killed between the two renames has
 * left no folder: then the old one is put back. What belongs to a build that is still running stays.
 */
export async function recoverFolder(folder: string): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  const leftover = new RegExp(`^${escapeForRegExp(basename(folder))}-(?:new|old)-(\\d+)$`);
  for (const name of await readdir(parent)) {
    const pid = Number(leftover.exec(name)?.[1]);
    if (Number.isNaN(pid) || (pid !== process.pid && isRunning(pid))) continue;
    const path = join(parent, name);
    if (name.includes('-old-') && !(await exists(folder))) await rename(path, folder);
    else await rm(path, { recursive: true, force: true });
  }
}

const escapeForRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

function isRunning(pid: number): boolean {
  try {
    // Signal 0 is not sent: it only asks whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and someone else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
