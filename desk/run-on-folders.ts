import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CheckMessage } from '../essay/check/list-messages';
import { describeNeighbours, type Surroundings } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';
import { JOBS, type JobName, type JobResults } from './jobs';
import { openKeptChecks } from './kept-checks';

/** What a thread is given at its start. */
export type ThreadData = Readonly<{ job: JobName; surroundings: Surroundings }>;
/** What it is given to do, by its place in the list, and what it answers. */
export type ThreadTask = Readonly<{ index: number; one: EssayFolder }>;
export type ThreadAnswer = Readonly<{ index: number; result: JobResults[JobName] }>;

/** 60: below, threads take longer to start than they save. */
const WORTH_THREADS = 60;
/** 2: essays a thread has in hand, so that it never waits for the next. */
const IN_HAND = 2;
/** MB for a thread: what two need beside what Node takes itself stays well under 1 GB. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 };

/** Every essay and draft that there is, and the slugs of those that have been withdrawn. */
export type Library = Readonly<{ all: readonly EssayFolder[]; gone?: readonly string[] }>;
/** The same with the project's folder, where reports of a whole check are kept; left out, none are. */
export type CheckLibrary = Library & Readonly<{ project?: string }>;

type OnDone = () => void;
const NOTHING: OnDone = () => undefined;

/**
 * Checks essays and drafts in the light of all of them, on several threads where there are many, and gives the messages of
 * each in the order asked for. `onDone` is called after each. A report that an earlier check has left and that is still
 * good is taken for it.
 *
 * @param wanted those to be checked
 * @param library what they are checked in the light of; those wanted are among its essays
 */
export async function checkFolders(
  wanted: readonly EssayFolder[],
  { all, gone = [], project }: CheckLibrary,
  onDone: OnDone = NOTHING,
): Promise<readonly (readonly CheckMessage[])[]> {
  const surroundings: Surroundings = { neighbours: await describeNeighbours(all), gone };
  const kept = project === undefined ? undefined : await openKeptChecks(project, surroundings);
  const found = new Map<EssayFolder, readonly CheckMessage[]>();
  for (const one of wanted) {
    const messages = kept?.find(one);
    if (messages === undefined) continue;
    found.set(one, messages);
    onDone();
  }
  const missing = wanted.filter((one) => !found.has(one));
  const reports = await runOnFolders('check', missing, surroundings, onDone);
  for (const [index, one] of missing.entries()) {
    const report = reports[index];
    if (report === undefined) continue;
    found.set(one, report.messages);
    kept?.keep(one, report);
  }
  await kept?.save();
  return wanted.map((one) => found.get(one) ?? []);
}

/** Surveys essays and drafts for their status, as `checkFolders` checks them. */
export async function surveyFolders(
  wanted: readonly EssayFolder[],
  { all, gone = [] }: Library,
  onDone: OnDone = NOTHING,
): Promise<readonly JobResults['survey'][]> {
  return runOnFolders('survey', wanted, { neighbours: await describeNeighbours(all), gone }, onDone);
}

async function runOnFolders<Name extends JobName>(
  job: Name,
  wanted: readonly EssayFolder[],
  surroundings: Surroundings,
  onDone: OnDone,
): Promise<readonly JobResults[Name][]> {
  const threads = wanted.length < WORTH_THREADS ? 1 : Math.min(4, availableParallelism());
  if (threads > 1) return runInThreads<Name>({ job, surroundings }, wanted, threads, onDone);
  const run = JOBS[job](surroundings);
  const results: JobResults[Name][] = [];
  for (const one of wanted) {
    results.push(await run(one));
    onDone();
  }
  return results;
}

async function runInThreads<Name extends JobName>(
  workerData: ThreadData,
  wanted: readonly EssayFolder[],
  threads: number,
  onDone: OnDone,
): Promise<readonly JobResults[Name][]> {
  const results = new Map<number, JobResults[Name]>();
  const queue = wanted.map((one, index): ThreadTask => ({ index, one })).values();
  await Promise.all(
    Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData, resourceLimits: LIMITS });
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
        worker.on('message', ({ index, result }: ThreadAnswer) => {
          // The cast is safe: the thread was started for this job.
          results.set(index, result as JobResults[Name]);
          inHand -= 1;
          onDone();
          give();
        });
        worker.on('error', reject);
        give();
      });
    }),
  );
  return wanted.flatMap((_, index) => {
    const result = results.get(index);
    return result === undefined ? [] : [result];
  });
}
