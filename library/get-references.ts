import { join } from 'node:path';
import { VFile } from 'vfile';
import { parseReferences } from '../essay/bibliography/parse-references';
import type { Reference } from '../essay/bibliography/reference';
import type { Essay } from '../essay/build-essay';
import { checkBytes } from '../essay/check/check-bytes';
import { getContentFolders } from './content-folders';
import { listSlugs } from './list-slugs';
import { readShownFiles } from './read-shown-files';

/** The bibliography of a published essay, in the order of its file; undefined if there is no such essay, empty if it has none. */
export async function getReferences(slug: string): Promise<readonly Reference[] | undefined> {
  if (!(await listSlugs()).includes(slug)) return undefined;
  const read = await readShownFiles(join(getContentFolders().essays, slug));
  if (!read) return undefined;
  const { references, extra } = read.shown;
  const file = decoded(references);
  return file ? parseReferences(file, decoded(extra)) : [];
}

/** Those that a published essay cites, by their numbers. */
export async function getCitedReferences({
  slug,
  works,
}: Pick<Essay, 'slug' | 'works'>): Promise<readonly Reference[]> {
  const references = (await getReferences(slug)) ?? [];
  return works.flatMap(({ key }) => references.find(({ id }) => id === key) ?? []);
}

function decoded(file: VFile | undefined): VFile | undefined {
  const text = file && checkBytes(file);
  return file && text !== undefined ? new VFile({ path: file.path, value: text }) : undefined;
}
