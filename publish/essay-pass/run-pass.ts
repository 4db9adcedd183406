import { availableParallelism } from 'node:os';
import { runInProcesses } from '../../library/process-pool';
import type { ReleaseEntry } from '../release';
import type { ListedEssay } from '../site-files/llms-text';
import { bundlePass } from './bundle-pass';
import type { PassAnswer, PassData } from './pass-worker';

/** What the pass wrote, and what the files of the whole site say of each essay. */
export type PassResult = Readonly<{ entries: readonly ReleaseEntry[]; listed: readonly ListedEssay[] }>;

/** 512 MB for a process, of which two are well within 2 GB. */
const HEAP = 512;

/** Below that a process more takes longer to start than it saves. */
const ESSAYS_A_PROCESS = 4;

/**
 * Publishes essays, each in one piece of work, in as many processes as there are cores. A process has one in hand at a
 * time, so memory does not grow with their number.
 * @throws the first error of a process; the others are ended then
 */
export async function runPass(slugs: readonly string[], projectDir: string, data: PassData): Promise<PassResult> {
  if (slugs.length === 0) return { entries: [], listed: [] };
  const program = { code: await bundlePass(projectDir), from: projectDir, heap: HEAP };
  const processes = Math.min(availableParallelism(), Math.ceil(slugs.length / ESSAYS_A_PROCESS));
  const answers = await runInProcesses<PassData, string, PassAnswer>(program, data, slugs, { processes, inHand: 1 });
  return {
    entries: answers.flatMap(({ entries }) => entries),
    listed: answers.flatMap(({ listed }) => (listed ? [listed] : [])),
  };
}
