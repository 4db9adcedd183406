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
    const chunks: Uint8Array[] = [];
    for await (const chunk of handle.createReadStream({ end: limit, autoClose: false })) chunks.push(chunk);
    return new VFile({ path, value: new Uint8Array(Buffer.concat(chunks)) });
  } finally {
    await handle.close();
  }
}
