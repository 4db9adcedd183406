import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { EssayFiles } from '../../essay/essay-files';
import type { Picture } from '../../essay/picture';
import { readImage } from '../get-image';
import {
  type Converted,
  convertImage,
  isConvertible,
  NOTHING_CONVERTED,
  RECIPE,
  type Variant,
  type WholeImage,
} from './convert-image';
import { inspectImages } from './inspect-images';
import { keepConverted, PICTURE_CACHE, readConverted } from './picture-cache';

/** A file that was made of an image, at the address where it is published: its name holds the hash of its content. */
export type BuiltFile = Readonly<{ address: string; type: string; body: Buffer }>;

/** An image as a page shows it, and the files that this takes besides the image itself. */
export type BuiltPicture = Readonly<{ picture: Picture; files: readonly BuiltFile[] }>;

/** Folder of what is made of images: hosts tell by it that it may be kept for ever. See publish/assets.ts. */
const MEDIA = '/media';

/**
 * Where the files lie that are made of an essay's images. They are gone with the essay, though not at once: a page that
 * was opened before may still load them.
 */
const mediaFolder = (slug: string): string => `${MEDIA}/${slug}/`;

/** What is being converted, by key: both pages of an essay ask for its images, perhaps at once. */
const pending = new Map<string, Promise<Converted>>();

/**
 * The images of a published essay, converted or taken from the cache. What cannot be read
 * is left out, so that the page can say so; what can be read and not converted is shown as it is, and that is said.
 */
export async function buildPictures(
  files: EssayFiles,
  cache: string = resolve(PICTURE_CACHE),
): Promise<readonly BuiltPicture[]> {
  const built: BuiltPicture[] = [];
  for (const { name, content } of (await inspectImages(files)).images) {
    if (content?.kind !== 'whole') continue;
    const { smaller, fallback } = isConvertible(content)
      ? await convert(files, name, content, cache)
      : NOTHING_CONVERTED;
    const place = (variant: Variant) => ({ ...variant, address: addressOf(files.slug, name, variant) });
    const [listed, last] = [smaller.map(place), fallback && place(fallback)];
    const type = listed[0]?.type;
    built.push({
      picture: {
        name,
        size: content.size,
        ...(type && { smaller: { type, files: listed.map(({ address, width }) => ({ address, width })) } }),
        ...(last && { fallback: last.address }),
      },
      files: [...listed, ...(last ? [last] : [])].map(({ address, type: its, body }) => ({ address, type: its, body })),
    });
  }
  return built;
}

async function convert(files: EssayFiles, name: string, content: WholeImage, cache: string): Promise<Converted> {
  const image = await readImage(files, name);
  if (!image) return NOTHING_CONVERTED;
  const key = await keyOf(image.bytes);
  const found =
    pending.get(key) ?? convertOnce(image.bytes, content, { cache, key, path: join(files.folder, 'images', name) });
  pending.set(key, found);
  return found.finally(() => pending.delete(key));
}

type Once = Readonly<{ cache: string; key: string; path: string }>;

async function convertOnce(bytes: Uint8Array, content: WholeImage, { cache, key, path }: Once): Promise<Converted> {
  const kept = await readConverted(cache, key);
  if (kept) return kept;
  let converted: Converted;
  try {
    converted = await convertImage(bytes, content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.warn(`${path} is published as it is: it could not be made smaller (${why}). Save it anew to mend that.`);
    return NOTHING_CONVERTED;
  }
  await keepConverted(cache, key, converted);
  return converted;
}

/** Other bytes, another recipe and another encoder each give another key. */
async function keyOf(bytes: Uint8Array): Promise<string> {
  const { default: sharp } = await import('sharp');
  const { aom, heif, mozjpeg, png, vips, webp } = sharp.versions;
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, aom, heif, mozjpeg, png, vips, webp]))
    .update(bytes)
    .digest('hex');
}

/** @example addressOf('on-care', 'Fig. 1.png', variant) // '/media/on-care/fig-1-960w-0f3a….avif' */
function addressOf(slug: string, name: string, { width, extension, body }: Variant): string {
  const stem = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return `${mediaFolder(slug)}${stem || 'image'}-${width}w-${hash}.${extension}`;
}
