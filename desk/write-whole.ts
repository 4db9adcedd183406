import { open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes what was written or renamed last through a loss of power. Some systems cannot flush a folder, and do not need it. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Writes a file so that, wherever it is stopped, the file is what it was or what it is to be. */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, data, { flush: true });
  await rename(temporary, path);
  await flush(dirname(path));
}
