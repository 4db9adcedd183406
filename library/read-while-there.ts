import { lstat } from 'node:fs/promises';

/** Times that a folder is read again whose files come and go meanwhile: an editor's save takes a moment. */
const TRIES = 3;

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Reads something of a folder that authors work in: again when a file of it has gone meanwhile, as in a save that renames;
 * undefined when the folder itself has gone.
 * @throws what `read` throws otherwise
 */
export async function readWhileThere<T>(folder: string, read: () => Promise<T>): Promise<T | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (!isAbsent(error)) throw error;
      const there = await lstat(folder).catch(() => undefined);
      if (!there) return undefined;
      // A link in the folder that leads nowhere is not going to come back.
      if (tries === TRIES) throw error;
    }
  }
}
