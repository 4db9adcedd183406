import { mkdir, rm, stat } from 'node:fs/promises';

/** Time in ms between two attempts, and after which a lock was left by something that was killed: writing takes a few. */
const [PAUSE, ABANDONED] = [20, 10_000];

/**
 * Does something while no other process does it: whoever can make the folder `lock` has it, and making a folder is one
 * step on every file system.
 * @throws what `work` throws, after the lock is gone
 */
export async function withLock<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await take(lock))) {
    const since = await stat(lock).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > ABANDONED) await rm(lock, { recursive: true, force: true });
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

const take = (lock: string): Promise<boolean> =>
  mkdir(lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
