import { join } from 'node:path';
import type { EssayFiles } from '../essay/essay-files';
import type { Picture, Pictures } from '../essay/picture';
import { getContentFolders } from './content-folders';
import { listSlugs } from './list-slugs';
import { type BuiltFile, buildPictures } from './pictures/build-pictures';
import { inspectImages } from './pictures/inspect-images';
import { readShownFiles } from './read-shown-files';

/**
 * The images of a published essay: in a build in the sizes that readers get, in development as they lie on the disk. What
 * is not there or cannot be read is left out.
 */
export async function listPictures(slug: string): Promise<Pictures> {
  if (!(await listSlugs()).includes(slug)) return new Map();
  const read = await readShownFiles(join(getContentFolders().essays, slug));
  if (!read) return new Map();
  if (process.env.NODE_ENV === 'development') return listOriginals(read.files);
  return byName((await buildPictures(read.files)).map(({ picture }) => picture));
}

/** What is published besides the images themselves, at the addresses that the pages name: taken from the cache by then. */
export async function listPictureFiles(slug: string): Promise<readonly BuiltFile[]> {
  const read = await readShownFiles(join(getContentFolders().essays, slug));
  const files = read ? (await buildPictures(read.files)).flatMap((built) => built.files) : [];
  // Two images of one essay may have the same content.
  return [...new Map(files.map((file) => [file.address, file])).values()];
}

/** The same of any essay's files, each image as it is: nothing of a draft is written anywhere. */
export async function listOriginals(files: EssayFiles): Promise<Pictures> {
  const { images } = await inspectImages(files);
  return byName(
    images.flatMap(({ name, content }) => (content?.kind === 'whole' ? [{ name, size: content.size }] : [])),
  );
}

const byName = (pictures: readonly Picture[]): Pictures =>
  new Map(pictures.map((picture) => [picture.name.normalize('NFC'), picture]));
