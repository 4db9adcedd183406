import { join, relative } from 'node:path';
import { checkEssay, type OtherEssay } from '../essay/check/check-essay';
import { describeOther } from '../essay/check/describe-other';
import { openEssay } from '../essay/check/open-essay';
import type { EssayFiles, Visibility } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { listEssayFolders } from './list-essay-folders';
import { readEssayFiles } from './read-essay-files';

/** An error in an essay's files, with its place as an editor understands it: `content/essays/x/zh.md:12:3`. */
export type Problem = Readonly<{ place: string; reason: string; mend?: string }>;

/** What keeps an essay from being published: the errors of its check, by file, line and column. */
export async function listProblems(slug: string): Promise<readonly Problem[]> {
  return listProblemsIn(await readEssayFiles(join(getContentFolders().essays, slug)), 'public');
}

/** The same of an essay's files. Paths are from the project, and from the drafts' own folder where that lies elsewhere. */
export async function listProblemsIn(files: EssayFiles, visibility: Visibility): Promise<readonly Problem[]> {
  const others = await readMentioned(files);
  return checkEssay(files, { visibility, others }).flatMap((file) =>
    file.messages
      .filter(({ fatal }) => fatal)
      .map(({ reason, note, line, column }) => ({
        place: `${placeOf(file.path)}:${line ?? 1}:${column ?? 1}`,
        reason,
        mend: note,
      })),
  );
}

/** The essays that a text may link to, by the slugs that stand in it: a page is not to wait until all have been read. */
async function readMentioned({ slug, zh, en }: EssayFiles): Promise<readonly OtherEssay[]> {
  const text = [zh, en].map((file) => String(file ?? '')).join('\n');
  const mentioned = new Set(Array.from(text.matchAll(/\/essays\/([a-z0-9-]+)/g), (match) => match[1]));
  const found = (await listEssayFolders(getContentFolders())).filter(
    (each) => each.slug !== slug && mentioned.has(each.slug),
  );
  return Promise.all(
    found.map(async ({ folder, visibility }) => describeOther(openEssay(await readEssayFiles(folder)), visibility)),
  );
}

/** A path as an author knows it: from the project, and from the drafts' own folder where that lies elsewhere. */
export function placeOf(path: string): string {
  const fromProject = relative(process.cwd(), path);
  return fromProject.startsWith('..') ? relative(getContentFolders().drafts, path) : fromProject;
}
