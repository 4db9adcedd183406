import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Disguise, disguisesOf } from './disguises';

/** A word that was found where it must not be. */
export type Find = Readonly<{ place: string; word: string; form: string }>;

export type Search = Readonly<{
  /** In some bytes; `place` is what the finds are reported with. */
  inBytes: (bytes: Buffer, place: string) => readonly Find[];
  /** In every file below a folder, in what `.br` and `.gz` files unpack to, and in the files' names. */
  inFolder: (folder: string) => Promise<Readonly<{ finds: readonly Find[]; files: number; bytes: number }>>;
}>;

const MASK = 0xffffff;

/** From words to a search for every form of each. One pass over the bytes, whatever the number of words. */
export function searchFor(words: readonly string[]): Search {
  const byStart = new Map<number, Disguise[]>();
  const starts = new Uint8Array(MASK + 1);
  for (const disguise of words.flatMap(disguisesOf)) {
    const start = disguise.bytes.readUIntLE(0, 3);
    starts[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), disguise]);
  }

  const inBytes = (bytes: Buffer, place: string): readonly Find[] => {
    const finds: Find[] = [];
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      start = (start >>> 8) | ((bytes[at] ?? 0) << 16);
      if (starts[start] !== 1 || at < 2) continue;
      for (const { bytes: wanted, word, form } of byStart.get(start) ?? []) {
        if (bytes.compare(wanted, 0, wanted.length, at - 2, Math.min(bytes.length, at - 2 + wanted.length)) === 0)
          finds.push({ place, word, form });
      }
    }
    return finds;
  };

  const inFolder: Search['inFolder'] = async (folder) => {
    const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const finds: Find[] = [];
    let size = 0;
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const place = relative(process.cwd(), path);
      const bytes = await readFile(path);
      size += bytes.length;
      finds.push(...inBytes(Buffer.from(place), `name of ${place}`), ...inBytes(bytes, place));
      if (path.endsWith('.br')) finds.push(...inBytes(brotliDecompressSync(bytes), `${place}, unpacked`));
      if (path.endsWith('.gz')) finds.push(...inBytes(gunzipSync(bytes), `${place}, unpacked`));
    }
    return { finds, files: entries.length, bytes: size };
  };
  return { inBytes, inFolder };
}
