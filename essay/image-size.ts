/** Width and height in pixels, as they are when nothing scales the image. */
export type ImageSize = Readonly<{ width: number; height: number }>;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const asciiAt = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Start-of-frame markers, C0 to CF, but for the three of them that begin something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Uint8Array): ImageSize | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // A marker may have any number of fill bytes before it.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RFC 9649, sections 2.5 to 2.7: lossy, lossless and extended files. */
function webpSize(bytes: Uint8Array): ImageSize | undefined {
  const view = viewOf(bytes);
  switch (asciiAt(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
    default:
      return undefined;
  }
}

/** By its own width and height where both are plain numbers or px, else by its view box (SVG 2, 8.2 and 8.12). */
function svgSize(text: string): ImageSize | undefined {
  const start = text.search(/<svg[\s>]/);
  const tag = start === -1 ? '' : text.slice(start, text.indexOf('>', start));
  const attribute = (name: string) => new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1]?.trim() ?? '';
  const [width, height] = ['width', 'height'].map((name) => Number(attribute(name).replace(/px$/, '')));
  if (width && height) return { width, height };
  const [, , boxWidth, boxHeight] = attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  return boxWidth && boxHeight ? { width: boxWidth, height: boxHeight } : undefined;
}

/**
 * From an image's bytes to its size, so that a page can keep its place before it is loaded: PNG, GIF, JPEG, WebP and SVG.
 * Undefined where the bytes are none of these, or are damaged. The turn that a photograph's metadata asks for is not read.
 */
export function readImageSize(bytes: Uint8Array): ImageSize | undefined {
  // What is shorter than any of these headers is no image but, perhaps, a drawing.
  if (bytes.length >= 30) {
    const view = viewOf(bytes);
    if (asciiAt(bytes, 1, 3) === 'PNG') return { width: view.getUint32(16), height: view.getUint32(20) };
    if (asciiAt(bytes, 0, 4) === 'GIF8') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(bytes);
    if (asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return webpSize(bytes);
  }
  return svgSize(new TextDecoder().decode(bytes.subarray(0, 4096)));
}
