import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { VFile } from 'vfile';
import { MAX_TEXT_BYTES } from '../essay/check/check-bytes';

/**
 * A file of text as bytes, undefined if there is none. Of a file that is over the limit (`limit`, in bytes) one byte more
 * than the limit is read: enough for the check to say so, whatever the file's size. It is read at once: for files as
 * small as these, a trip through Node's threads for each of five calls takes several times as long as the calls.
 */
export async function readTextFile(path: string, limit: number = MAX_TEXT_BYTES): Promise<VFile | undefined> {
  const handle = openFile(path);
  if (handle === undefined) return undefined;
  try {
    // A file may grow while it is read, or say that it has no size, so reading goes on until there is no more.
    let bytes = new Uint8Array(Math.min(fstatSync(handle).size, limit) + 1);
    let length = 0;
    for (;;) {
      const bytesRead = readSync(handle, bytes, length, bytes.length - length, null);
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
    closeSync(handle);
  }
}

function openFile(path: string): number | undefined {
  try {
    // A pipe under the name of a text would keep its reader waiting for whoever writes into it. Windows has no such flag.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
