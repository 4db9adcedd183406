import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildHugoSite, hasHugo, writeHugoSite } from './hugo-site';
import { serveFolder } from './serve-folder';

/** Builds the project's own essays with bare Hugo and serves them; undefined, and said so, where there is no Hugo. */
export async function serveHugo(): Promise<
  Readonly<{ url: string; folder: string; close: () => Promise<void> }> | undefined
> {
  if (!(await hasHugo())) {
    console.warn('Without Hugo there is nothing to compare with. On Debian: apt install hugo');
    return undefined;
  }
  const site = await mkdtemp(join(tmpdir(), 'hugo-'));
  await writeHugoSite('content', site);
  const folder = await buildHugoSite(site);
  await compressFolder(folder);
  const { url, close } = await serveFolder(folder);
  return {
    url,
    folder,
    async close() {
      close();
      await rm(site, { recursive: true });
    },
  };
}

/** Writes a brotli twin beside each file, for servers that look for one. */
async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    await writeFile(`${path}.br`, brotliCompressSync(await readFile(path), { params }));
  }
}
