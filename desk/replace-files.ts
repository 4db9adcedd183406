import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file to be written: what it held when it was read (undefined if it was not there) and what it is to hold. */
export type Replacement = Readonly<{ path: string; before?: Uint8Array; after: string }>;

type Prepared = Replacement & Readonly<{ target: string; temporary: string }>;

/**
 * Writes files whole or not at all, in the order given: each goes to a temporary file beside it first (`.zh.md.123.tmp`,
 * flushed to the disk), and takes the place of the old one by a rename only when all are ready and none of the old ones
 * has changed since it was read. A link is followed, the mode is kept.
 *
 * @returns the paths of the files that changed meanwhile; nothing was written then. Empty when all is done.
 */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<readonly string[]> {
  const prepared = await Promise.all(replacements.map(locate));
  const pending = new Set(prepared.map(({ temporary }) => temporary));
  try {
    await Promise.all(prepared.map(fill));
    const still = await Promise.all(prepared.map(({ target, before }) => isStill(target, before)));
    const changed = prepared.filter((_, index) => still[index] === false);
    if (changed.length > 0) return changed.map(({ path }) => path);
    for (const { temporary, target } of prepared) {
      await rename(temporary, target);
      pending.delete(temporary);
    }
    for (const folder of new Set(prepared.map(({ target }) => dirname(target)))) await flush(folder);
    return [];
  } finally {
    for (const temporary of pending) await rm(temporary, { force: true });
  }
}

async function locate(replacement: Replacement): Promise<Prepared> {
  const target = await realpath(replacement.path).catch(() => replacement.path);
  return { ...replacement, target, temporary: join(dirname(target), `.${basename(target)}.${process.pid}.tmp`) };
}

async function fill({ target, temporary, after }: Prepared): Promise<void> {
  const mode = (await stat(target).catch(() => undefined))?.mode;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(after);
    if (mode !== undefined) await handle.chmod(mode & 0o777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isStill(path: string, before: Uint8Array | undefined): Promise<boolean> {
  const now = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return now === undefined || before === undefined ? now === before : now.equals(before);
}

/** Makes the renames last. Some systems cannot flush a folder, and do not need it. */
async function flush(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // What was renamed is renamed: only a loss of power in the next seconds could undo it.
  } finally {
    await handle?.close();
  }
}
