import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { type HanSerif, openHanSerif } from './han-serif';
import { setLines } from './set-lines';
import { drawShareImage } from './share-image';

let font: HanSerif;
beforeAll(async () => {
  font = await openHanSerif(600);
});

const textOf = (lines: Awaited<ReturnType<typeof setLines>>) =>
  lines.map(({ signs }) => signs.map(({ character }) => character).join(''));

test('has an outline for Han, Latin and full-width marks, and none for what no font slice holds', async () => {
  expect((await font('治'))?.path).toMatch(/^M/);
  expect((await font('g'))?.advance).toBeGreaterThan(0);
  expect((await font('：'))?.path).toMatch(/^M/);
  expect(await font('\u{10FFFD}')).toBeUndefined();
});

test('breaks Latin between words and Han anywhere, but begins no line with a closing mark', async () => {
  expect(textOf(await setLines('Governing artificial intelligence', font, { width: 7, lines: 3 }))).toEqual([
    'Governing',
    'artificial',
    'intelligence',
  ]);
  expect(textOf(await setLines('国家驱动与治理，追求平衡', font, { width: 7, lines: 3 }))).toEqual([
    '国家驱动与治',
    '理，追求平衡',
  ]);
  expect(textOf(await setLines('论《墨子》之兼爱', font, { width: 2, lines: 9 }))).toEqual([
    '论',
    '《墨',
    '子》',
    '之兼',
    '爱',
  ]);
});

test('cuts what does not fit into its lines, with an ellipsis', async () => {
  const [only] = textOf(await setLines('一二三四五六七八九十', font, { width: 5, lines: 1 }));
  expect(only).toBe('一二三四…');
});

test('draws an image of the size that links show, with ink on it in the colours of the page', async () => {
  const image = await drawShareImage({ title: '随笔一', subtitle: 'Essay One', foot: 'Trifolium' }, font);
  const { width, height, format } = await sharp(image).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'jpeg' });
  const empty = await drawShareImage({ title: ' ', foot: ' ' }, font);
  const darkness = async (bytes: Buffer) => (await sharp(bytes).greyscale().stats()).channels[0]?.mean ?? 0;
  expect(await darkness(image)).toBeLessThan((await darkness(empty)) - 1);
});
