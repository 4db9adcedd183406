import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EssayFiles, ImageFile } from '../../essay/essay-files';
import { formatOfName, type ImageContent } from '../../essay/picture';
import { fileSignature } from '../live/file-signature';
import { inspectImage } from './inspect-image';

/** 500: images that are remembered as long as their files are what they were. While writing, they are asked for with every save. */
const REMEMBERED = 500;
const known = new Map<string, ImageContent>();

/** An essay's files with what the bytes of each image are. What has no name of an image is not looked into. */
export async function inspectImages(files: EssayFiles): Promise<EssayFiles> {
  const images: ImageFile[] = [];
  // One after another: each may take as much memory as it has pixels.
  for (const image of files.images) {
    const content = formatOfName(image.name) && (await inspectFile(join(files.folder, 'images', image.name)));
    images.push(content ? { ...image, content } : image);
  }
  return { ...files, images };
}

/** What one file is; undefined where it is gone since it was listed. */
async function inspectFile(path: string): Promise<ImageContent | undefined> {
  const key = `${path} ${fileSignature(path)}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!bytes) return undefined;
  const content = await inspectImage(bytes);
  known.set(key, content);
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED) break;
    known.delete(oldest);
  }
  return content;
}
