import { join } from 'node:path';
import { VFile } from 'vfile';
import { checkBytes } from '../essay/check/check-bytes';
import { parseFrontMatter } from '../essay/front-matter';
import { getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { readTextFile } from '../library/read-text-file';

/** An address that leads to another for good, and with it everything below it. Both are paths without a slash at their end. */
export type Redirect = Readonly<{ from: string; to: string }>;

/** Where an essay's pages lie, and its files that are in no one language. */
export const ROOMS = ['/en/essays', '/essays', '/zh/essays'] as const;

/**
 * The redirects of the published essays from the slugs that they had formerly, sorted by address. Essays are read from
 * their folders; one whose front matter cannot be read has none, which is the check's to say.
 * @param projectDir absolute path of the project
 */
export async function readRedirects(projectDir: string): Promise<readonly Redirect[]> {
  const listed = await listEssayFolders(getContentFolders(projectDir));
  const published = listed.filter(({ visibility }) => visibility === 'public');
  const redirects = await Promise.all(
    published.map(async ({ slug, folder }) =>
      (await readFormerSlugs(folder)).flatMap((old) =>
        ROOMS.map((room) => ({ from: `${room}/${old}`, to: `${room}/${slug}` })),
      ),
    ),
  );
  return redirects.flat().toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

async function readFormerSlugs(folder: string): Promise<readonly string[]> {
  const found = await readTextFile(join(folder, 'zh.md'));
  const text = found && checkBytes(found);
  if (text === undefined) return [];
  return parseFrontMatter(new VFile({ value: text }), 'zh')?.formerly ?? [];
}
