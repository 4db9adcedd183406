import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawing, photograph } from './fixtures/images';
import { inspectImage } from './inspect-image';
import { tellsPlace } from './tells-place';

const text = (value: string) => new TextEncoder().encode(value);

/** A PNG whose head claims more than its file can hold, as a decompression bomb does. */
async function claim(width: number, height: number): Promise<Buffer> {
  const bytes = await drawing(8, 8).png().toBuffer();
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  // CRC-32 of the chunk IHDR, its name included (PNG, section 5.5).
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe('inspectImage', () => {
  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('reads format and size of a whole %s', async (format) => {
    const bytes = await drawing(64, 40).toFormat(format).toBuffer();
    expect(await inspectImage(bytes)).toEqual({
      kind: 'whole',
      format: format === 'webp' ? 'WebP' : format.toUpperCase(),
      size: { width: 64, height: 40 },
      animated: false,
      located: false,
    });
  });

  it('gives the size as it is seen, after the turn that a camera asks for', async () => {
    const bytes = await drawing(64, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await inspectImage(bytes)).toMatchObject({ kind: 'whole', size: { width: 40, height: 64 } });
  });

  it('takes the size that a drawing states; one without a size is whole too', async () => {
    const svg = (attributes: string) => text(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><g/></svg>`);
    expect(await inspectImage(svg('viewBox="0 0 30 20"'))).toMatchObject({
      kind: 'whole',
      format: 'SVG',
      size: { width: 30, height: 20 },
    });
    expect(await inspectImage(text('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'))).toMatchObject({
      kind: 'broken',
    });
  });

  it('knows an image that moves', async () => {
    const frames = await Promise.all([drawing(8, 8).png().toBuffer(), photograph(8, 8).png().toBuffer()]);
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await inspectImage(bytes)).toMatchObject({ kind: 'whole', format: 'GIF', animated: true });
  });

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)('finds a %s that was cut short', async (format) => {
    const bytes = await photograph(320, 200).toFormat(format).toBuffer();
    for (const part of [0.9, 0.5, 0.1]) {
      const found = await inspectImage(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(found, `${part} of it`).toMatchObject({ kind: 'broken' });
      expect(found.kind === 'broken' && found.reason).not.toBe('');
    }
  });

  it('finds what is no image, whatever it is called, and what no browser shows', async () => {
    for (const bytes of [text(''), text('no image'), new Uint8Array(1000)])
      expect(await inspectImage(bytes)).toMatchObject({ kind: 'broken' });
    expect(await inspectImage(await drawing(8, 8).tiff().toBuffer())).toEqual({ kind: 'other', format: 'TIFF' });
  });

  it('does not unpack more pixels than it has memory for', async () => {
    const [bytes, before] = [await claim(50_000, 50_000), process.memoryUsage().rss];
    expect(await inspectImage(bytes)).toEqual({ kind: 'huge', size: { width: 50_000, height: 50_000 } });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('sees where a photograph tells the place on earth that it was taken at', async () => {
    const located = await photograph(32, 20)
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
      .jpeg()
      .toBuffer();
    expect(await inspectImage(located)).toMatchObject({ kind: 'whole', located: true });
    const other = await photograph(32, 20)
      .withExif({ IFD0: { Copyright: 'x' } })
      .jpeg()
      .toBuffer();
    expect(await inspectImage(other)).toMatchObject({ kind: 'whole', located: false });
  });
});

it('takes a damaged block of metadata for one that says nothing', () => {
  for (const bytes of [undefined, new Uint8Array(), text('Exif'), text('Exif\0\0II*\0\xff\xff\xff\xff')])
    expect(tellsPlace(bytes)).toBe(false);
});
