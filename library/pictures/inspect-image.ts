import type { Metadata } from 'sharp';
import { readSvgSize } from '../../essay/image-size';
import { type ImageContent, type ImageFormat, MAX_IMAGE_PIXELS } from '../../essay/picture';
import { tellsPlace } from './tells-place';

const FORMATS: Readonly<Record<string, ImageFormat>> = {
  gif: 'GIF',
  jpeg: 'JPEG',
  png: 'PNG',
  svg: 'SVG',
  webp: 'WebP',
};

/**
 * From an image's bytes to what they are: read to the end, so that a file that was cut short is known for it, but only
 * once its size is known to fit. Whatever the bytes are, nothing is thrown.
 */
export async function inspectImage(bytes: Uint8Array): Promise<ImageContent> {
  // Most essays have no images; only those that have wait for the library.
  const { default: sharp } = await import('sharp');
  try {
    const found = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
    const format = formatOf(found);
    if (!format) return { kind: 'other', format: (found.compression ?? found.format).toUpperCase() };
    const animated = (found.pages ?? 1) > 1;
    if (format === 'SVG') {
      return { kind: 'whole', format, size: readSvgSize(new TextDecoder().decode(bytes)), animated, located: false };
    }
    const { width, height } = found.autoOrient;
    if (width * height > MAX_IMAGE_PIXELS) return { kind: 'huge', size: { width, height } };
    await sharp(bytes, { failOn: 'error', limitInputPixels: MAX_IMAGE_PIXELS })
      .resize({ width: 8, height: 8, fit: 'inside' })
      .raw()
      .toBuffer();
    return { kind: 'whole', format, size: { width, height }, animated, located: tellsPlace(found.exif) };
  } catch (error) {
    return { kind: 'broken', reason: sayWhy(error) };
  }
}

function formatOf({ format, compression }: Metadata): ImageFormat | undefined {
  // AVIF is AV1 in the container that HEIC has too.
  if (format === 'heif') return compression === 'av1' ? 'AVIF' : undefined;
  return FORMATS[format];
}

/** What the decoder says, in one line, as `premature end of JPEG image`, without the names of its functions. */
function sayWhy(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  const line = lines.find((each) => !each.startsWith('source: ')) ?? '';
  return line.replace(/^Input buffer (?:has corrupt header: )?/, '').replace(/^\w+: /, '');
}
