import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CheckMessage } from '../essay/check/list-messages';
import { describeNeighbours } from '../library/describe-neighbours';
import type { Surroundings } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';
import { type PoolProgram, runInProcesses } from '../library/process-pool';
import { bundleFolderProgram } from './folder-program';
import type { JobName, JobResults } from './jobs';
import { KEPT_CHECKS, openKeptChecks } from './kept-checks';

/** What a process is given at its start, and what it is given to do. */
export type FolderStart = Readonly<{ job: JobName; surroundings: Surroundings }>;
export type FolderTask = EssayFolder;

/** 60: below, processes take longer to start than they save. */
const WORTH_PROCESSES = 60;

/** Every essay and draft that there is, and the slugs of those that have been withdrawn. */
export type Library = Readonly<{ all: readonly EssayFolder[]; gone?: readonly string[] }>;
/** The same with the project's folder, where reports of a whole check are kept; left out, none are. */
export type CheckLibrary = Library & Readonly<{ project?: string }>;

type OnDone = () => void;
const NOTHING: OnDone = () => undefined;

/**
 * Checks essays and drafts in the light of all of them, in several processes where there are many, and gives the messages of
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
  // Where no report is kept, the processes' program is made while their work is still being prepared.
  const first = project === undefined || !existsSync(join(project, KEPT_CHECKS));
  const program = first ? makeProgram(wanted.length) : undefined;
  const surroundings: Surroundings = { neighbours: await describeNeighbours(all), gone };
  const kept = project === undefined ? undefined : await openKeptChecks(project, surroundings);
  const found = new Map<EssayFolder, readonly CheckMessage[]>();
  for (const one of wanted) {
    const messages = await kept?.find(one);
    if (messages === undefined) continue;
    found.set(one, messages);
    onDone();
  }
  const missing = wanted.filter((one) => !found.has(one));
  const reports = await runOnFolders('check', missing, surroundings, onDone, program);
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
  const program = makeProgram(wanted.length);
  return runOnFolders('survey', wanted, { neighbours: await describeNeighbours(all), gone }, onDone, program);
}

const countProcesses = (tasks: number): number => (tasks < WORTH_PROCESSES ? 1 : Math.min(4, availableParallelism()));

/** The program of the processes that so many tasks are divided among; undefined where there is only one. */
function makeProgram(tasks: number): Promise<PoolProgram> | undefined {
  const program = countProcesses(tasks) > 1 ? bundleFolderProgram() : undefined;
  // Told by whoever waits for it; until then Node is not to take it for an error that nobody hears of.
  program?.catch(() => undefined);
  return program;
}

async function runOnFolders<Name extends JobName>(
  job: Name,
  wanted: readonly EssayFolder[],
  surroundings: Surroundings,
  onDone: OnDone,
  program = makeProgram(wanted.length),
): Promise<readonly JobResults[Name][]> {
  const processes = countProcesses(wanted.length);
  if (program && processes > 1) {
    const start: FolderStart = { job, surroundings };
    return runInProcesses<FolderStart, FolderTask, JobResults[Name]>(
      await program,
      start,
      wanted,
      { processes, inHand: 2 },
      onDone,
    );
  }
  // Only now: the parsers that the jobs take are long in loading, and a process that divides its work needs none.
  const { JOBS } = await import('./jobs');
  const results: JobResults[Name][] = [];
  const run = JOBS[job](surroundings);
  for (const one of wanted) {
    results.push(await run(one));
    onDone();
  }
  return results;
}
