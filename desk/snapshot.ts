import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file below a folder, hidden ones too, by its path from there, with the hash of its bytes. */
export type Snapshot = ReadonlyMap<string, string>;

/** What a folder holds; undefined if there is no such folder. Links are read as what they lead to. */
export async function takeSnapshot(folder: string): Promise<Snapshot | undefined> {
  if ((await lstat(folder).catch(() => undefined)) === undefined) return undefined;
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    found
      .filter((entry) => !entry.isDirectory())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        const bytes = await readFile(path);
        return [relative(folder, path), createHash('sha256').update(bytes).digest('base64')] as const;
      }),
  );
  return new Map(files);
}

/** Whether two folders hold the same files; two that are not there do. */
export function isSame(a: Snapshot | undefined, b: Snapshot | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.size === b.size && [...a].every(([path, hash]) => b.get(path) === hash);
}
