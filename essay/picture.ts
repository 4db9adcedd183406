import type { ImageSize } from './image-size';
import type { Block, Pair } from './model';

/** The formats that an essay's images may have, by the extensions of their names. */
export const IMAGE_FORMATS = {
  avif: 'AVIF',
  gif: 'GIF',
  jpeg: 'JPEG',
  jpg: 'JPEG',
  png: 'PNG',
  svg: 'SVG',
  webp: 'WebP',
} as const;

export type ImageFormat = (typeof IMAGE_FORMATS)[keyof typeof IMAGE_FORMATS];

/** The format that an image's name promises; undefined where it is none of those that an essay may have. */
export function formatOfName(name: string): ImageFormat | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(IMAGE_FORMATS, extension)
    ? IMAGE_FORMATS[extension as keyof typeof IMAGE_FORMATS] // asked for just before
    : undefined;
}

/** 40 million: as many as a good camera makes. A file of a few kilobytes can claim billions, and fill the memory. */
export const MAX_IMAGE_PIXELS = 40_000_000;

/**
 * What the bytes of an image turned out to be. `size` is as it is seen, after the turn that a camera asks for; a drawing
 * may state none. `located` tells whether the file says where on earth it was taken.
 */
export type ImageContent =
  | Readonly<{ kind: 'whole'; format: ImageFormat; size?: ImageSize; animated: boolean; located: boolean }>
  | Readonly<{ kind: 'other'; format: string }>
  | Readonly<{ kind: 'huge'; size: ImageSize }>
  | Readonly<{ kind: 'broken'; reason: string }>;

/** One width of an image, at an address of its own. */
export type PictureFile = Readonly<{ address: string; width: number }>;

/**
 * An image as a page shows it: its name below `images/` as it is on the disk, its size where it has one, the same in a
 * format that is smaller, in several widths, and what stands in for an original that is wider than any column.
 */
export type Picture = Readonly<{
  name: string;
  size?: ImageSize;
  smaller?: Readonly<{ type: string; files: readonly PictureFile[] }>;
  fallback?: string;
}>;

/** An essay's images by their names in Unicode's form NFC: macOS writes names in another, and texts need not. */
export type Pictures = ReadonlyMap<string, Picture>;

/**
 * From an address in a text to the name of the image that it means, in NFC; undefined where it leads elsewhere.
 *
 * @example nameInImages('./images/Fig%201.png') // 'Fig 1.png'
 */
export function nameInImages(src: string): string | undefined {
  const match = /^(?:\.\/)?images\/(.+)$/.exec(src);
  if (!match?.[1] || match[1].split('/').includes('..')) return undefined;
  try {
    return decodeURIComponent(match[1]).normalize('NFC');
  } catch {
    return match[1];
  }
}

/** A phone's column at its usual density, a column of two, and one column alone on a dense screen: 720 px, twice over. */
export const WIDTHS = [480, 960, 1440] as const;

/** No column is wider than half of this. */
export const MAX_WIDTH = 1440;

/** A step that saves less than a fifth of the width is not worth a file. */
export const STEP = 1.2;

/**
 * From the width of an image to the widths that are made of it, the narrowest first: none is wider than it is, and the
 * last is its own, up to 1440.
 *
 * @example chooseWidths(2040) // [480, 960, 1440]
 * @example chooseWidths(1000) // [480, 1000]
 */
export function chooseWidths(natural: number): readonly number[] {
  const widest = Math.min(natural, MAX_WIDTH);
  return [...WIDTHS.filter((width) => width * STEP <= widest), widest];
}

/** From the files of an image to the value of `srcset` (HTML § 4.8.4.2.2). */
export const writeSrcset = (files: readonly PictureFile[]): string =>
  files.map(({ address, width }) => `${address} ${width}w`).join(', ');

/**
 * How wide a figure will be (HTML § 4.8.4.2.3): on a narrow screen as wide as the column, beside its translation half of a
 * page. A reader who turns to one language alone gets the next size up by it all the same: 960 is more than 45rem.
 */
export const SIZES = '(min-width: 56rem) 34rem, 92vw';

/** The same where the browser waits until the figure is near, and so can ask how wide it is. */
export const LAZY_SIZES = `auto, ${SIZES}`;

/** The blocks of a figure with which an essay begins, at most headings before it: they are there when the page opens. */
export function listFirstFigures(pairs: readonly Pair[]): readonly Block[] {
  const first = pairs.find(({ kind }) => kind !== 'heading');
  return first?.kind === 'figure' ? [...first.zh, ...first.en] : [];
}
