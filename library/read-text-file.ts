import { open } from 'node:fs/promises';
import { VFile } from 'vfile';
import { MAX_TEXT_BYTES } from '../essay/check/check-bytes';

/**
 * A file of text as bytes, undefined if there is none. Of a file that is over the limit (`limit`, in bytes) one byte more
 * than the limit is read: enough for the check to say so, whatever the file's size.
 */
export async function readTextFile(path: string, limit: number = MAX_TEXT_BYTES): Promise<VFile | undefined> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    // A file may grow while it is read, or say that it has no size, so reading goes on until there is no more.
    const { size } = await handle.stat();
    let bytes = new Uint8Array(Math.min(size, limit) + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
      if (bytesRead === 0 || length + bytesRead > limit) {
        length += bytesRead;
        break;
      }
      length += bytesRead;
      if (length === bytes.length) {
        const larger = new Uint8Array(Math.min(2 * length, limit + 1));
        larger.set(bytes);
        bytes = larger;
      }
    }
    return new VFile({ path, value: bytes.subarray(0, length) });
  } finally {
    await handle.close();
  }
}
