import { describe, expect, it } from 'vitest';
import type { Pair } from './model';
import { chooseWidths, formatOfName, listFirstFigures, writeSrcset } from './picture';

describe('chooseWidths', () => {
  it.each([
    [4000, [480, 960, 1440]],
    [1440, [480, 960, 1440]],
    [1200, [480, 960, 1200]],
    [1000, [480, 1000]],
    [576, [480, 576]],
    [575, [575]],
    [8, [8]],
  ])('makes of an image %i pixels wide %j', (natural, widths) => {
    expect(chooseWidths(natural)).toEqual(widths);
  });

  it('never makes an image wider than it is, nor two of nearly one width', () => {
    for (let natural = 1; natural < 3000; natural += 7) {
      const widths = chooseWidths(natural);
      expect(Math.max(...widths)).toBe(Math.min(natural, 1440));
      for (const [at, width] of widths.entries()) {
        const next = widths[at + 1];
        if (next !== undefined) expect(next / width).toBeGreaterThanOrEqual(1.2);
      }
    }
  });
});

it('writes the widths of an image as an attribute', () => {
  const files = [
    { address: '/media/x/a-480w-1.avif', width: 480 },
    { address: '/media/x/a-960w-2.avif', width: 960 },
  ];
  expect(writeSrcset(files)).toBe('/media/x/a-480w-1.avif 480w, /media/x/a-960w-2.avif 960w');
});

it('knows the formats by their names, and no others', () => {
  expect(formatOfName('a/b.JPG')).toBe('JPEG');
  expect(formatOfName('b.svg')).toBe('SVG');
  for (const name of ['b.tiff', 'b', 'png', 'b.constructor', 'b.png.txt']) {
    expect(formatOfName(name), name).toBe(name === 'png' ? 'PNG' : undefined);
  }
});

it('finds the figure that an essay begins with, in both languages', () => {
  // What else a pair holds does not matter here.
  const pair = (kind: Pair['kind']) => ({ kind, zh: [`${kind} zh`], en: [`${kind} en`] }) as unknown as Pair;
  expect(listFirstFigures([pair('heading'), pair('figure'), pair('figure')])).toEqual(['figure zh', 'figure en']);
  expect(listFirstFigures([pair('paragraph'), pair('figure')])).toEqual([]);
  expect(listFirstFigures([])).toEqual([]);
});
