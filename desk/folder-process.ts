// One of the processes among which `run-on-folders.ts` divides its work.
import { answerParent } from '../library/process-pool';
import { JOBS, type JobName, type JobResults } from './jobs';
import type { FolderStart, FolderTask } from './run-on-folders';

answerParent<FolderStart, FolderTask, JobResults[JobName]>(({ job, surroundings }) => JOBS[job](surroundings));
