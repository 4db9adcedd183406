import { parentPort, workerData } from 'node:worker_threads';
import { listMessages } from '../essay/check/list-messages';
import { createEssayChecker } from '../library/essay-checker';
import type { CheckAnswer, CheckerData, CheckTask } from './check-folders';

// The cast is safe: `check-folders.ts` starts this thread with it.
const check = createEssayChecker((workerData as CheckerData).neighbours);

parentPort?.on('message', async ({ index, one }: CheckTask) => {
  const { files } = await check(one);
  const answer: CheckAnswer = { index, messages: files.flatMap(listMessages) };
  parentPort?.postMessage(answer);
});
