import { type CheckMessage, listMessages } from '../essay/check/list-messages';
import { createEssayChecker, type Surroundings } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';
import { createSurveyor } from '../library/survey-essay';
import { buildStatusRow, type StatusRow } from './status-row';

/** What is done with each essay of a list, by name, and what comes of it: plain data, to pass between threads. */
export type JobResults = Readonly<{ check: readonly CheckMessage[]; survey: StatusRow }>;
export type JobName = keyof JobResults;
export type Job<Name extends JobName> = (one: EssayFolder) => Promise<JobResults[Name]>;

/** The jobs, each from what all essays and drafts know of each other to what is done with one of them. */
export const JOBS: Readonly<{ [Name in JobName]: (surroundings: Surroundings) => Job<Name> }> = {
  check(surroundings) {
    const check = createEssayChecker(surroundings);
    return async (one) => (await check(one)).files.flatMap(listMessages);
  },
  survey(surroundings) {
    const survey = createSurveyor(surroundings);
    return async (one) => buildStatusRow(await survey(one));
  },
};
