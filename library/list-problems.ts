import { join, relative } from 'node:path';
import { checkEssay } from '../essay/check/check-essay';
import { getContentFolders } from './content-folders';
import { readEssayFiles } from './read-essay-files';

/** An error in an essay's files, with its place as an editor understands it: `content/essays/x/zh.md:12:3`. */
export type Problem = Readonly<{ place: string; reason: string; mend?: string }>;

/** What keeps an essay from being published: the errors of its check, by file, line and column. */
export async function listProblems(slug: string): Promise<readonly Problem[]> {
  const files = await readEssayFiles(join(getContentFolders().essays, slug));
  return checkEssay(files, { visibility: 'public' }).flatMap((file) =>
    file.messages
      .filter(({ fatal }) => fatal)
      .map(({ reason, note, line, column }) => ({
        place: `${relative(process.cwd(), file.path)}:${line ?? 1}:${column ?? 1}`,
        reason,
        mend: note,
      })),
  );
}
