import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReleaseEntry } from '../release';
import type { ListedEssay } from '../site-files/llms-text';
import { bundlePass } from './bundle-pass';
import type { PassAnswer, PassData } from './pass-worker';

/** What the pass wrote, and what the files of the whole site say of each essay. */
export type PassResult = Readonly<{ entries: readonly ReleaseEntry[]; listed: readonly ListedEssay[] }>;

/** 640 MB for a thread, of which much is for what is short-lived: parsing makes little else, and collecting it costs time. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 128 };

/** Below that a thread more takes longer to start than it saves. */
const ESSAYS_A_THREAD = 4;

/**
 * Publishes essays, each in one piece of work, on as many threads as there are cores. A thread has one in hand at a time,
 * so memory does not grow with their number.
 * @throws the first error of a thread; the others are ended then
 */
export async function runPass(slugs: readonly string[], projectDir: string, data: PassData): Promise<PassResult> {
  const entries: ReleaseEntry[] = [];
  const listed: ListedEssay[] = [];
  if (slugs.length === 0) return { entries, listed };
  const bundle = await bundlePass(projectDir);
  const queue = slugs.values();
  const threads = Math.min(availableParallelism(), Math.ceil(slugs.length / ESSAYS_A_THREAD));
  const workers = Array.from(
    { length: threads },
    () => new Worker(bundle, { workerData: data, resourceLimits: LIMITS }),
  );
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const give = (): void => {
        const next = queue.next();
        if (next.done) resolve();
        else worker.postMessage(next.value);
      };
      worker.on('message', (answer: PassAnswer) => {
        entries.push(...answer.entries);
        if (answer.listed) listed.push(answer.listed);
        give();
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A thread that publishes essays ended with ${code}.`)));
      give();
    });
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { entries, listed };
}
