import { parentPort, workerData } from 'node:worker_threads';
import { JOBS } from './jobs';
import type { ThreadAnswer, ThreadData, ThreadTask } from './run-on-folders';

// The cast is safe: `run-on-folders.ts` starts this thread with it.
const { job, surroundings } = workerData as ThreadData;
const run = JOBS[job](surroundings);

parentPort?.on('message', async ({ index, one }: ThreadTask) => {
  const answer: ThreadAnswer = { index, result: await run(one) };
  parentPort?.postMessage(answer);
});
