import { dirname, relative } from 'node:path';
import type { VFile } from 'vfile';
import { checkEssay, type OtherEssay } from '../essay/check/check-essay';
import { describeOther } from '../essay/check/describe-other';
import { listMessages } from '../essay/check/list-messages';
import { openEssay } from '../essay/check/open-essay';
import { buildExcerpt } from '../essay/check/source-excerpt';
import type { EssayFiles, Visibility } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { listEssayFolders } from './list-essay-folders';
import { checkWritten, checkWrittenSite } from './live/check-written';
import { inspectImages } from './pictures/inspect-images';
import { readEssayFiles } from './read-essay-files';

/**
 * An error in an essay's files, with its place as an editor understands it: `content/essays/x/zh.md:12:3`. `source` is the
 * part of that line around the place, and where in it the place is.
 */
export type Problem = Readonly<{
  place: string;
  reason: string;
  mend?: string;
  source?: Readonly<{ line: string; at: number }>;
}>;

/**
 * In development, what keeps an essay or draft from being published, and the site from being built: the errors of their
 * check, by file, line and column. The essay is checked in the light of all others.
 */
export async function listProblems(slug: string, visibility: Visibility): Promise<readonly Problem[]> {
  const found = (await listEssayFolders(getContentFolders())).find(
    (each) => each.slug === slug && each.visibility === visibility,
  );
  // Nothing is wrong with what is not there.
  return found ? [...(await listSiteProblems()), ...errorsOf(await checkWritten(found))] : [];
}

/** In development, what keeps the site from being built, whatever its essays are like: the errors of `site.yaml`, `gone.yaml` and `about/`. */
export async function listSiteProblems(): Promise<readonly Problem[]> {
  return errorsOf(await checkWrittenSite());
}

/** Those of an essay's files alone. Paths are from the project, and from the drafts' own folder where that lies elsewhere. */
export async function listProblemsIn(files: EssayFiles, visibility: Visibility): Promise<readonly Problem[]> {
  return errorsOf(checkEssay(await inspectImages(files), { visibility, others: await readMentioned(files) }));
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

function errorsOf(files: readonly VFile[]): readonly Problem[] {
  return files.flatMap(listMessages).flatMap(({ severity, path, line, column, reason, note, source }) =>
    severity === 'error'
      ? [
          {
            place: `${placeOf(path)}:${line}:${column}`,
            reason,
            mend: note,
            ...(source?.trim() && { source: sourceOf(source, column) }),
          },
        ]
      : [],
  );
}

function sourceOf(text: string, column: number): Problem['source'] {
  const { line, at } = buildExcerpt(text, column);
  return { line, at };
}

/** A path as an author knows it: from the project, or from the folder of the drafts or the content where it lies elsewhere. */
export function placeOf(path: string): string {
  const { drafts, site } = getContentFolders();
  const from = [process.cwd(), drafts, dirname(site)].map((folder) => relative(folder, path));
  return from.find((each) => !each.startsWith('..')) ?? path;
}
