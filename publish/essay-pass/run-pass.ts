import { availableParallelism } from 'node:os';
import type { EssayCard } from '../../essay/essay-card';
import { pagesOf, placesOn } from '../../library/essay-pages';
import { runInProcesses } from '../../library/process-pool';
import type { ReleaseEntry } from '../release';
import type { ListedEssay } from '../site-files/llms-text';
import { bundlePass } from './bundle-pass';
import type { PassAnswer, PassData, PassTask } from './pass-worker';

/** What the pass wrote, and what the files of the whole site say of each essay. */
export type PassResult = Readonly<{ entries: readonly ReleaseEntry[]; listed: readonly ListedEssay[] }>;

/** 512 MB for a process, of which two are well within 2 GB. */
const HEAP = 512;

/** Below that a process more takes longer to start than it saves. */
const TASKS_A_PROCESS = 4;

/**
 * Publishes essays, each in one piece of work, in as many processes as there are cores, and then the pages of their list
 * after the first, from the cards of what was just rendered: to prerender those, Next would read every essay once more. A
 * process has one in hand at a time, so memory does not grow with their number.
 * @param slugs the newest first, as the list has them
 * @throws the first error of a process; the others are ended then
 */
export async function runPass(slugs: readonly string[], projectDir: string, data: PassData): Promise<PassResult> {
  if (slugs.length === 0) return { entries: [], listed: [] };
  const program = { code: await bundlePass(projectDir), from: projectDir, heap: HEAP };
  const run = (tasks: readonly PassTask[]): Promise<readonly PassAnswer[]> => {
    const processes = Math.min(availableParallelism(), Math.ceil(tasks.length / TASKS_A_PROCESS));
    return runInProcesses<PassData, PassTask, PassAnswer>(program, data, tasks, { processes, inHand: 1 });
  };
  const essays = await run(slugs.map((slug) => ({ slug })));
  const cards = essays.flatMap(({ card }) => (card ? [card] : []));
  const lists = await run(listTasks(cards));
  return {
    entries: [...essays, ...lists].flatMap(({ entries }) => entries),
    listed: essays.flatMap(({ listed }) => (listed ? [listed] : [])),
  };
}

/** The first page of the list is the home page, which is Next's. */
function listTasks(cards: readonly EssayCard[]): readonly PassTask[] {
  const pages = Array.from({ length: pagesOf(cards.length) }, (_, at) => at + 1);
  return pages.slice(1).map((list) => ({ list, cards: cards.slice(...placesOn(list)) }));
}
