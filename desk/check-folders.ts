import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type CheckMessage, listMessages } from '../essay/check/list-messages';
import { createEssayChecker, describeNeighbours, type Neighbour } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';

/** What a worker is given at its start. */
export type CheckerData = Readonly<{ neighbours: readonly Neighbour[] }>;
/** What it is given to do, and what it answers: the index in the list, and the messages of that essay. */
export type CheckTask = Readonly<{ index: number; one: EssayFolder }>;
export type CheckAnswer = Readonly<{ index: number; messages: readonly CheckMessage[] }>;

/** 60: below, threads take longer to start than they save. */
const WORTH_THREADS = 60;
/** 2: essays a thread has in hand, so that it never waits for the next. */
const IN_HAND = 2;
/** 320 MB for a thread: what two need beside what Node takes itself stays well under 1 GB. */
const LIMITS = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 128 };

/**
 * Checks essays and drafts in the light of all of them, on several threads where there are many, and gives the messages of
 * each in the order asked for. `onDone` is called after each.
 *
 * @param wanted those to be checked
 * @param all every essay and draft that there is, those wanted among them
 */
export async function checkFolders(
  wanted: readonly EssayFolder[],
  all: readonly EssayFolder[],
  onDone: () => void = () => undefined,
): Promise<readonly (readonly CheckMessage[])[]> {
  const neighbours = await describeNeighbours(all);
  const threads = wanted.length < WORTH_THREADS ? 1 : Math.min(4, availableParallelism());
  if (threads > 1) return checkInThreads(wanted, neighbours, threads, onDone);
  const check = createEssayChecker(neighbours);
  const results: (readonly CheckMessage[])[] = [];
  for (const one of wanted) {
    results.push((await check(one)).files.flatMap(listMessages));
    onDone();
  }
  return results;
}

async function checkInThreads(
  wanted: readonly EssayFolder[],
  neighbours: readonly Neighbour[],
  threads: number,
  onDone: () => void,
): Promise<readonly (readonly CheckMessage[])[]> {
  const results: (readonly CheckMessage[])[] = [];
  const queue = wanted.map((one, index): CheckTask => ({ index, one })).values();
  await Promise.all(
    Array.from({ length: threads }, () => {
      const workerData: CheckerData = { neighbours };
      const worker = new Worker(new URL('./check-worker.mjs', import.meta.url), { workerData, resourceLimits: LIMITS });
      return new Promise<void>((resolve, reject) => {
        let inHand = 0;
        const give = (): void => {
          for (; inHand < IN_HAND; inHand += 1) {
            const next = queue.next();
            if (next.done) break;
            worker.postMessage(next.value);
          }
          if (inHand === 0) void worker.terminate().then(() => resolve());
        };
        worker.on('message', ({ index, messages }: CheckAnswer) => {
          results[index] = messages;
          inHand -= 1;
          onDone();
          give();
        });
        worker.on('error', reject);
        give();
      });
    }),
  );
  return results;
}
