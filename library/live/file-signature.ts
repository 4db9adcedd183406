import { statSync } from 'node:fs';

/**
 * What changes whenever a file does, be it written in place or replaced by renaming; empty if there is none. At once, since
 * a thousand files are asked for in a row.
 */
export function fileSignature(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.ino}:${found.size}:${found.mtimeMs}:${found.ctimeMs}` : '';
}
