import { availableParallelism } from 'node:os';
import type { CheckMessage } from '../essay/check/list-messages';
import { describeNeighbours, type Surroundings } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';
import { runInProcesses } from '../library/process-pool';
import { bundleFolderProgram } from './folder-program';
import { JOBS, type JobName, type JobResults } from './jobs';
import { openKeptChecks } from './kept-checks';

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
  const processes = wanted.length < WORTH_PROCESSES ? 1 : Math.min(4, availableParallelism());
  if (processes > 1) {
    const start: FolderStart = { job, surroundings };
    return runInProcesses<FolderStart, FolderTask, JobResults[Name]>(
      await bundleFolderProgram(),
      start,
      wanted,
      { processes, inHand: 2 },
      onDone,
    );
  }
  const results: JobResults[Name][] = [];
  const run = JOBS[job](surroundings);
  for (const one of wanted) {
    results.push(await run(one));
    onDone();
  }
  return results;
}
