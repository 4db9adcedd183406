import type { Sharp } from 'sharp';
import { chooseWidths, type ImageContent, MAX_IMAGE_PIXELS, MAX_WIDTH, STEP, WIDTHS } from '../../essay/picture';

/** One width of an image in one format. */
export type Variant = Readonly<{ width: number; type: string; extension: string; body: Buffer }>;

/** What is made of an image: the same in fewer bytes, the narrowest first, and a narrower one in its own format. */
export type Converted = Readonly<{ smaller: readonly Variant[]; fallback?: Variant }>;

/** Of an image of which nothing smaller can be made. */
export const NOTHING_CONVERTED: Converted = { smaller: [] };

/** An image that was read to its end. */
export type WholeImage = Extract<ImageContent, { kind: 'whole' }>;

/**
 * Photographs blur by themselves; lines and letters want their colours at full resolution, or their edges fray. Effort 2
 * of 9: a quarter of the time that 4 takes, for files 6 % larger.
 */
const PHOTOGRAPH = { quality: 55, effort: 2, chromaSubsampling: '4:2:0' } as const;
const DRAWING = { quality: 60, effort: 2, chromaSubsampling: '4:4:4' } as const;

const OWN = {
  JPEG: { format: 'jpeg', extension: 'jpg', options: { quality: 80, mozjpeg: true } },
  // A narrower PNG in full colours is often larger than the image itself.
  PNG: { format: 'png', extension: 'png', options: { palette: true } },
  WebP: { format: 'webp', extension: 'webp', options: { quality: 80 } },
} as const;

/** Everything that the result depends on besides the image and the encoder: what another recipe made is made anew. */
export const RECIPE = JSON.stringify({ PHOTOGRAPH, DRAWING, OWN, WIDTHS, STEP });

/** Whether anything is made of an image: a drawing is sharp at every size, and what moves would stand still. */
export const isConvertible = ({ format, animated, size }: WholeImage): boolean =>
  format !== 'SVG' && !animated && size !== undefined;

/**
 * From a whole image to what a page shows in its place: turned as the camera asks, without its metadata, in sRGB. What
 * would not be smaller than the image itself is left out.
 * @throws when it cannot be converted, though it could be read
 */
export async function convertImage(bytes: Uint8Array, image: WholeImage): Promise<Converted> {
  if (!isConvertible(image) || !image.size) return NOTHING_CONVERTED;
  const { default: sharp } = await import('sharp');
  const at = (width: number): Sharp =>
    sharp(bytes, { failOn: 'error', limitInputPixels: MAX_IMAGE_PIXELS }).autoOrient().resize({ width });
  const make = async (width: number, format: 'avif' | 'jpeg' | 'png' | 'webp', extension: string, options: object) => {
    const body = await at(width).toFormat(format, options).toBuffer();
    return body.byteLength < bytes.byteLength ? [{ width, type: `image/${format}`, extension, body }] : [];
  };
  const avif = image.format === 'JPEG' ? PHOTOGRAPH : DRAWING;
  const smaller: Variant[] = [];
  for (const width of chooseWidths(image.size.width)) smaller.push(...(await make(width, 'avif', 'avif', avif)));
  if (!(image.format in OWN) || image.size.width <= MAX_WIDTH) return { smaller };
  const own = OWN[image.format as keyof typeof OWN]; // asked for just before
  const [fallback] = await make(MAX_WIDTH, own.format, own.extension, own.options);
  return { smaller, fallback };
}
