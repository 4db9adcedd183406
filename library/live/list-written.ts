import { join } from 'node:path';
import { VFile } from 'vfile';
import { checkBytes } from '../../essay/check/check-bytes';
import { parseFrontMatter } from '../../essay/front-matter';
import type { SourceFrontMatter } from '../../essay/model';
import { getContentFolders } from '../content-folders';
import { listEssayFolders } from '../list-essay-folders';
import { readTextFile } from '../read-text-file';
import type { PublishedEssay } from '../write-published';
import { devMemory } from './dev-memory';
import { fileSignature } from './file-signature';

type Known = Readonly<{ signature: string; frontMatter?: SourceFrontMatter }>;

/**
 * The public essays while they are being written, in the order of the published list: the newest first, by name within a
 * day. Front matter that cannot be read counts as it last could; an essay that never had any comes first, without a day.
 * Only what has changed is read.
 */
export async function listWritten(): Promise<readonly PublishedEssay[]> {
  const memory = devMemory<Known>('front matter');
  const essays: PublishedEssay[] = [];
  for (const { slug, folder, visibility } of await listEssayFolders(getContentFolders())) {
    if (visibility !== 'public') continue;
    const path = join(folder, 'zh.md');
    const signature = fileSignature(path);
    let known = memory.get(folder);
    if (known?.signature !== signature) {
      known = { signature, frontMatter: (await readFrontMatter(path)) ?? known?.frontMatter };
      memory.set(folder, known);
    }
    const { published = '', updated, source, canonical } = known.frontMatter ?? {};
    essays.push({ slug, published, updated, source, canonical });
  }
  return essays.toSorted((a, b) => {
    if (a.published === b.published) return 0;
    return !a.published || (b.published && a.published > b.published) ? -1 : 1;
  });
}

async function readFrontMatter(path: string): Promise<SourceFrontMatter | undefined> {
  const found = await readTextFile(path).catch(() => undefined);
  const text = found && checkBytes(found);
  return text === undefined ? undefined : parseFrontMatter(new VFile({ path, value: text }), 'zh');
}
