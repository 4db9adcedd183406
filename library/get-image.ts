import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EssayFiles } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { listPublishedSlugs } from './published';
import { readEssayFiles } from './read-essay-files';

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

/** The images of all published essays, as paths below each essay's `images/`. What is no image is not listed. */
export async function listImages(): Promise<readonly Readonly<{ slug: string; image: string[] }>[]> {
  const essays = await Promise.all(
    listPublishedSlugs().map(async (slug) => {
      const { images } = await readEssayFiles(join(getContentFolders().essays, slug));
      return images.filter(({ name }) => typeOf(name)).map(({ name }) => ({ slug, image: name.split('/') }));
    }),
  );
  return essays.flat();
}

/** An image's bytes and media type. */
export type Image = Readonly<{ bytes: Uint8Array<ArrayBuffer>; type: string }>;

/** One image of a published essay; undefined if the essay has none of this name. */
export async function getImage(slug: string, image: readonly string[]): Promise<Image | undefined> {
  const listed = (await listImages()).some((each) => each.slug === slug && each.image.join('/') === image.join('/'));
  return listed ? readImage(await readEssayFiles(join(getContentFolders().essays, slug)), image.join('/')) : undefined;
}

/** One of an essay's images, by its path below `images/`; undefined if none is called so, or it is no image. */
export async function readImage({ folder, images }: EssayFiles, name: string): Promise<Image | undefined> {
  const type = typeOf(name);
  // Only what was listed is read: no path from an address reaches the disk.
  const found = images.find((each) => each.name === name);
  if (!type || !found) return undefined;
  return { bytes: new Uint8Array(await readFile(join(folder, 'images', ...found.name.split('/')))), type };
}
