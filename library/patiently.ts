import { access } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** 40 ms, five times: an editor that saves by renaming, or a checkout that replaces folders, is done by then. */
const PAUSE = 40;
const ATTEMPTS = 5;

/**
 * Reads a folder that may be changing meanwhile: what was listed may be gone before it is read, and then it is listed
 * again. Undefined if there is no such folder any more; throws what keeps failing while there is one.
 */
export async function patiently<Read>(folder: string, read: () => Promise<Read>): Promise<Read | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      if (attempt < ATTEMPTS) await setTimeout(PAUSE);
      else if (await isGone(folder)) return undefined;
      else throw error;
    }
  }
}

const isGone = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => false,
    () => true,
  );
