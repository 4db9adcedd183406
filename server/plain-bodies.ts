import { gunzipSync } from 'node:zlib';

/** From a compressed body to the plain one. */
export type Unpack = (compressed: Buffer) => Buffer;

/**
 * A way to unpack bodies that keeps the ones last asked for, up to so many bytes, by the compressed buffers themselves.
 * Most readers take a compressed body as it is; unpacking one page takes a fraction of a millisecond, and what is asked
 * for again and again is unpacked once.
 * @param budget bytes of plain bodies that may be kept
 */
export function createUnpack(budget: number): Unpack {
  const kept = new Map<Buffer, Buffer>();
  let size = 0;
  return (compressed) => {
    const plain = kept.get(compressed) ?? gunzipSync(compressed);
    // The last one in the map is the last one asked for.
    if (kept.delete(compressed)) size -= plain.byteLength;
    if (plain.byteLength > budget) return plain;
    kept.set(compressed, plain);
    size += plain.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (size <= budget) break;
      kept.delete(oldest);
      size -= byteLength;
    }
    return plain;
  };
}
