import { type CheckMessage, listMessages } from '../essay/check/list-messages';
import { createEssayChecker, listEssayLinks, type Surroundings } from '../library/essay-checker';
import type { EssayFolder } from '../library/list-essay-folders';
import { createSurveyor } from '../library/survey-essay';
import { buildStatusRow, type StatusRow } from './status-row';

/** What a check of one essay says, and what it depends on besides the essay: essays linked to, and its former slugs. */
export type CheckReport = Readonly<{
  messages: readonly CheckMessage[];
  linked: readonly string[];
  formerly: readonly string[];
}>;

/** What is done with each essay of a list, by name, and what comes of it: plain data, to pass between processes. */
export type JobResults = Readonly<{ check: CheckReport; survey: StatusRow }>;
export type JobName = keyof JobResults;
export type Job<Name extends JobName> = (one: EssayFolder) => Promise<JobResults[Name]>;

/** The jobs, each from what all essays and drafts know of each other to what is done with one of them. */
export const JOBS: Readonly<{ [Name in JobName]: (surroundings: Surroundings) => Job<Name> }> = {
  check(surroundings) {
    const check = createEssayChecker(surroundings);
    return async (one) => {
      const { essay, files } = await check(one);
      return {
        messages: files.flatMap(listMessages),
        linked: listEssayLinks(essay),
        formerly: essay.zh.frontMatter?.formerly ?? [],
      };
    };
  },
  survey(surroundings) {
    const survey = createSurveyor(surroundings);
    return async (one) => buildStatusRow(await survey(one));
  },
};
