import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EssayFiles } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { listSlugs } from './list-slugs';
import { readEssayFiles } from './read-essay-files';
import { readShownFiles } from './read-shown-files';

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  webp: 'image/webp',
};

const typeOf = (name: string) => TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];

/** The names of a published essay's images below its `images/`. What is no image is not listed. */
export async function listImageNames(slug: string): Promise<readonly string[]> {
  const folder = join(getContentFolders().essays, slug);
  // Most essays have none, and to read their texts for that takes long where there are a thousand.
  if (!(await hasImages(folder))) return [];
  const { images } = await readEssayFiles(folder);
  return images.map(({ name }) => name).filter(typeOf);
}

/** Whether an essay's folder has one of images. */
export const hasImages = (folder: string): Promise<boolean> =>
  access(join(folder, 'images')).then(
    () => true,
    () => false,
  );

/** An image's bytes and media type. */
export type Image = Readonly<{ bytes: Uint8Array<ArrayBuffer>; type: string }>;

/** One image of a published essay; undefined if the essay has none of this name. */
export async function getImage(slug: string, image: readonly string[]): Promise<Image | undefined> {
  if (!(await listSlugs()).includes(slug)) return undefined;
  const read = await readShownFiles(join(getContentFolders().essays, slug));
  return read && readImage(read.files, image.join('/'));
}

/** One of an essay's images, by its path below `images/`; undefined if none is called so, or it is no image. */
export async function readImage({ folder, images }: EssayFiles, name: string): Promise<Image | undefined> {
  const type = typeOf(name);
  // Only what was listed is read: no path from an address reaches the disk.
  const found = images.find((each) => each.name === name);
  if (!type || !found) return undefined;
  const bytes = await readFile(join(folder, 'images', ...found.name.split('/'))).catch(
    (error: NodeJS.ErrnoException) => {
      // Gone since it was listed, as while it is being written anew.
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  return bytes && { bytes: new Uint8Array(bytes), type };
}
