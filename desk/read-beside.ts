import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

/** A file's bytes with its own name; or why there are none, to be put behind a word for it (`lies outside …`). */
export type Beside = Readonly<{ bytes: Uint8Array; name: string }> | string;

/**
 * Reads a file beside a manuscript, or below its folder, by the path from there. A way out of the folder, be it through a
 * link, is not followed; what is no file or over the limit (in MB) is not read.
 */
export async function readBeside(path: string, manuscript: string, limit: number): Promise<Beside> {
  const root = await realpath(dirname(manuscript));
  const real = await realpath(join(root, path)).catch(() => undefined);
  if (real === undefined) return 'is not there';
  if (!real.startsWith(root + sep)) return 'lies outside the folder of the manuscript';
  const found = await stat(real);
  if (!found.isFile()) return 'is no file';
  if (found.size > limit * 1024 * 1024) return `is over ${limit} MB`;
  return { bytes: new Uint8Array(await readFile(real)), name: basename(real) };
}
