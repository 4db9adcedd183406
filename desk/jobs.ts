import { type CheckMessage, listMessages } from '../essay/check/list-messages';
import { createEssayChecker, type Fingerprints, type Surroundings } from '../library/essay-checker';
import { fingerprintEssay } from '../library/essay-fingerprint';
import type { EssayFolder } from '../library/list-essay-folders';
import { createSurveyor } from '../library/survey-essay';
import { buildStatusRow, type StatusRow } from './status-row';

/**
 * What a check of one essay says, and what it depends on: the essay's former slugs, the slugs that it links to, and its
 * files and theirs as they were read.
 */
export type CheckReport = Readonly<{
  messages: readonly CheckMessage[];
  linked: readonly string[];
  formerly: readonly string[];
  fingerprints: Fingerprints;
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
      const { found, essay, files, linked, fingerprints } = await check(one);
      return {
        messages: files.flatMap(listMessages),
        linked,
        formerly: essay.zh.frontMatter?.formerly ?? [],
        fingerprints: new Map([...fingerprints, [one.folder, await fingerprintEssay(found, one.visibility)]]),
      };
    };
  },
  survey(surroundings) {
    const survey = createSurveyor(surroundings);
    return async (one) => buildStatusRow(await survey(one));
  },
};
