import { join } from 'node:path';
import type { EssayFiles } from '../essay/essay-files';
import type { Picture, Pictures } from '../essay/picture';
import { getContentFolders } from './content-folders';
import { hasImages } from './get-image';
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
  const files = await readPublished(slug);
  if (!files) return new Map();
  if (process.env.NODE_ENV === 'development') return listOriginals(files);
  return byName((await buildPictures(files)).map(({ picture }) => picture));
}

/** What is published besides the images themselves, at the addresses that the pages name: taken from the cache by then. */
export async function listPictureFiles(slug: string): Promise<readonly BuiltFile[]> {
  const files = await readPublished(slug);
  const built = files ? (await buildPictures(files)).flatMap((each) => each.files) : [];
  // Two images of one essay may have the same content.
  return [...new Map(built.map((file) => [file.address, file])).values()];
}

/** The files of an essay that has images; most have none, and need not be read for that. */
async function readPublished(slug: string): Promise<EssayFiles | undefined> {
  const folder = join(getContentFolders().essays, slug);
  return (await hasImages(folder)) ? (await readShownFiles(folder))?.files : undefined;
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
