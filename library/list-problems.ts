import { join, relative } from 'node:path';
import { checkEssay } from '../essay/check/check-essay';
import type { EssayFiles, Visibility } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { readEssayFiles } from './read-essay-files';

/** An error in an essay's files, with its place as an editor understands it: `content/essays/x/zh.md:12:3`. */
export type Problem = Readonly<{ place: string; reason: string; mend?: string }>;

/** What keeps an essay from being published: the errors of its check, by file, line and column. */
export async function listProblems(slug: string): Promise<readonly Problem[]> {
  return listProblemsIn(await readEssayFiles(join(getContentFolders().essays, slug)), 'public');
}

/** The same of an essay's files. Paths are from the project, and from the drafts' own folder where that lies elsewhere. */
export function listProblemsIn(files: EssayFiles, visibility: Visibility): readonly Problem[] {
  return checkEssay(files, { visibility }).flatMap((file) =>
    file.messages
      .filter(({ fatal }) => fatal)
      .map(({ reason, note, line, column }) => ({
        place: `${placeOf(file.path)}:${line ?? 1}:${column ?? 1}`,
        reason,
        mend: note,
      })),
  );
}

function placeOf(path: string): string {
  const fromProject = relative(process.cwd(), path);
  return fromProject.startsWith('..') ? relative(getContentFolders().drafts, path) : fromProject;
}
