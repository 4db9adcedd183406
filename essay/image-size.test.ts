import { describe, expect, it } from 'vitest';
import { readImageSize } from './image-size';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s/g, '').padEnd(80, '0'), 'hex'));
const text = (value: string) => new TextEncoder().encode(value);

describe('readImageSize', () => {
  it.each([
    ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000280 00000180', { width: 640, height: 384 }],
    ['GIF', '474946383961 8002 8001', { width: 640, height: 384 }],
    ['JPEG after another segment', 'ffd8 ffe0 0004 4a46 ffc2 0011 08 0180 0280 03', { width: 640, height: 384 }],
    ['JPEG with fill bytes', 'ffd8 ffff ffc0 0011 08 0180 0280 03', { width: 640, height: 384 }],
    [
      'WebP, lossy',
      '52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 8001',
      { width: 640, height: 384 },
    ],
    ['WebP, lossless', '52494646 00000000 57454250 5650384c 00000000 2f 7fc25f00', { width: 640, height: 384 }],
    [
      'WebP, extended',
      '52494646 00000000 57454250 56503858 0a000000 00000000 7f0200 7f0100',
      { width: 640, height: 384 },
    ],
  ])('reads the size of a %s', (_, hex, size) => {
    expect(readImageSize(bytes(hex))).toEqual(size);
  });

  it('takes the size that a drawing states, and else its view box', () => {
    expect(readImageSize(text('<svg xmlns="x" viewBox="0 0 10 20" width="640" height="384px"/>'))).toEqual({
      width: 640,
      height: 384,
    });
    expect(
      readImageSize(text(`<?xml version="1.0"?>\n<svg width="100%" height="100%"\n viewBox='0,0 10 20'>`)),
    ).toEqual({
      width: 10,
      height: 20,
    });
    expect(readImageSize(text('<svg stroke-width="3" height="2"/>'))).toBeUndefined();
  });

  it('knows no size of what is damaged or no image', () => {
    expect(readImageSize(new Uint8Array())).toBeUndefined();
    expect(readImageSize(text('not an image, whatever it may be called'))).toBeUndefined();
    expect(readImageSize(bytes('ffd8 ffe0 0000'))).toBeUndefined();
  });
});
