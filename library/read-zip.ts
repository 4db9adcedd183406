import { Unzip, UnzipInflate } from 'fflate';

/** 200 MB unpacked: a manuscript with a hundred photographs. An archive that holds more was made to do harm. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_FILES = 10_000;
/** What is unpacked in one go: at most a thousand times as much comes of it. */
const CHUNK = 32 * 1024;

class Excess extends Error {}

/** End of central directory record (PKWARE APPNOTE 4.3.16): without it the archive was cut off. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 0x05 && bytes[at + 3] === 0x06) return true;
  }
  return false;
}

/**
 * Unpacks a ZIP archive into its files by path. What the archive says of its sizes is not believed: it is counted while
 * unpacking. A sentence where it is broken, cut off, or over the limit of 200 MB.
 */
export function readZip(bytes: Uint8Array, limit: number = MAX_UNPACKED): ReadonlyMap<string, Uint8Array> | string {
  if (!hasEnd(bytes)) return 'The archive is cut off: its end is missing.';
  const files = new Map<string, Uint8Array[]>();
  const finished = new Set<string>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (files.size >= MAX_FILES) throw new Excess();
    const chunks: Uint8Array[] = [];
    files.set(file.name, chunks);
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      total += chunk.length;
      if (total > limit) throw new Excess();
      chunks.push(chunk);
      if (final) finished.add(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  } catch (error) {
    if (error instanceof Excess)
      return `The archive holds more than ${Math.round(limit / 1024 / 1024)} MB, or more than ${MAX_FILES} files.`;
    return 'The archive is broken.';
  }
  if ([...files.keys()].some((name) => !finished.has(name))) return 'The archive is broken: a file in it is cut off.';
  return new Map([...files].map(([name, chunks]) => [name, new Uint8Array(Buffer.concat(chunks))]));
}
