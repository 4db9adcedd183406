import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Published } from '../write-entry';

/** Characters on either side of the first difference that an error shows. */
const AROUND = 120;

/**
 * Compares what Next prerendered of some essays with what the pass wrote of the same: they have to be the same bytes,
 * so that what an author sees while writing, and a reviewer in a preview, is what readers get.
 * @param folder of the edition that is being written
 * @throws at the first file that differs, with the place
 */
export async function compareSamples(samples: readonly Published[], folder: string): Promise<void> {
  for (const { entry, body } of samples) {
    const written = await readFile(join(folder, entry.file)).catch(() => undefined);
    if (written?.equals(body)) continue;
    const [next, ours] = [String(body), String(written ?? '')];
    let at = 0;
    while (at < next.length && next[at] === ours[at]) at += 1;
    const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - AROUND), at + AROUND));
    throw new Error(
      `${entry.address} is one thing when Next renders it and another when the build does, from character ${at} on. ` +
        `Next: ${around(next)}. The build: ${around(ours)}. Mend publish/essay-pass/, which renders essays without Next.`,
    );
  }
}
