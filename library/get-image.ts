import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** One image of a published essay with its media type; undefined if the essay has none of this name. */
export async function getImage(
  slug: string,
  image: readonly string[],
): Promise<Readonly<{ bytes: Uint8Array<ArrayBuffer>; type: string }> | undefined> {
  const name = image.join('/');
  const type = typeOf(name);
  const listed = (await listImages()).some((each) => each.slug === slug && each.image.join('/') === name);
  if (!type || !listed) return undefined;
  const bytes = await readFile(join(getContentFolders().essays, slug, 'images', ...image));
  return { bytes: new Uint8Array(bytes), type };
}
