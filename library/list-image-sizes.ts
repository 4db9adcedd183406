import { join } from 'node:path';
import type { EssayFiles } from '../essay/essay-files';
import { type ImageSize, readImageSize } from '../essay/image-size';
import { getContentFolders } from './content-folders';
import { readImage } from './get-image';
import { listSlugs } from './list-slugs';
import { readShownFiles } from './read-shown-files';

/** The sizes of a published essay's images by their paths below `images/`; what cannot be measured is left out. */
export async function listImageSizes(slug: string): Promise<ReadonlyMap<string, ImageSize>> {
  if (!(await listSlugs()).includes(slug)) return new Map();
  const read = await readShownFiles(join(getContentFolders().essays, slug));
  return read ? readImageSizes(read.files) : new Map();
}

/** The same of an essay's files. */
export async function readImageSizes(files: EssayFiles): Promise<ReadonlyMap<string, ImageSize>> {
  const sizes = await Promise.all(
    files.images.map(async ({ name }) => {
      const found = await readImage(files, name);
      return [name, found && readImageSize(found.bytes)] as const;
    }),
  );
  return new Map(sizes.flatMap(([name, size]) => (size ? [[name, size] as const] : [])));
}
