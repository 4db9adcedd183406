import { join } from 'node:path';
import { VFile } from 'vfile';
import { checkBytes } from '../essay/check/check-bytes';
import { parseFrontMatter } from '../essay/front-matter';
import type { EssayFolder } from './list-essay-folders';
import { readTextFile } from './read-text-file';

/** An essay as the others see it, names left out: those are read when one of them links to it. */
export type Neighbour = EssayFolder & Readonly<{ formerly: readonly string[] }>;

/** The old slugs that an essay claims; none where its front matter cannot be read. */
async function readFormerSlugs(folder: string): Promise<readonly string[]> {
  const found = await readTextFile(join(folder, 'zh.md')).catch(() => undefined);
  const bytes = found?.value;
  // Most essays never had another address, and their front matter is read once, by their own check.
  if (!(bytes instanceof Uint8Array) || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('formerly'))
    return [];
  const text = found && checkBytes(found);
  return text === undefined ? [] : (parseFrontMatter(new VFile({ value: text }), 'zh')?.formerly ?? []);
}

/** From the folders of all essays and drafts to what each has to know of the others. */
export async function describeNeighbours(folders: readonly EssayFolder[]): Promise<readonly Neighbour[]> {
  const described: Neighbour[] = [];
  // One after another: a thousand files opened at once are more than some systems allow.
  for (const one of folders) described.push({ ...one, formerly: await readFormerSlugs(one.folder) });
  return described;
}
