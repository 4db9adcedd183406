import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEssayFiles } from '../read-essay-files';
import { type BuiltPicture, buildPictures } from './build-pictures';
import { drawing, photograph } from './fixtures/images';
import { tidyPictureCache } from './picture-cache';

let room: string;
let cache: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'pictures-'));
  cache = join(room, 'cache');
});
afterEach(() => rm(room, { recursive: true }));

async function build(images: Readonly<Record<string, Uint8Array>>): Promise<readonly BuiltPicture[]> {
  const folder = join(room, 'on-care');
  await rm(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(images)) {
    await mkdir(join(folder, 'images', name, '..'), { recursive: true });
    await writeFile(join(folder, 'images', name), bytes);
  }
  return buildPictures(await readEssayFiles(folder), cache);
}

it('makes several widths of an image, in fewer bytes, at addresses that hold the hash of their content', async () => {
  const bytes = await photograph(1600, 800).jpeg({ quality: 90 }).toBuffer();
  const [built] = await build({ 'Fig. 1.jpg': bytes });
  expect(built?.picture.size).toEqual({ width: 1600, height: 800 });
  expect(built?.picture.smaller?.type).toBe('image/avif');
  expect(built?.picture.smaller?.files.map(({ width }) => width)).toEqual([480, 960, 1440]);
  const files = built?.files ?? [];
  expect(files.map(({ address }) => address.replace(/[0-9a-f]{16}/, '#'))).toEqual([
    '/media/on-care/fig-1-480w-#.avif',
    '/media/on-care/fig-1-960w-#.avif',
    '/media/on-care/fig-1-1440w-#.avif',
    '/media/on-care/fig-1-1440w-#.jpg',
  ]);
  expect(built?.picture.fallback).toBe(files.at(-1)?.address);
  for (const [at, width] of [480, 960, 1440, 1440].entries()) {
    const { body } = files[at] ?? { body: Buffer.alloc(0) };
    expect(await sharp(body).metadata()).toMatchObject({ width, height: width / 2 });
    expect(body.byteLength).toBeLessThan(bytes.byteLength);
  }
});

it('gives the same files for the same image, converted once and taken from the cache after', async () => {
  const bytes = await drawing(640, 400).png().toBuffer();
  const first = await build({ 'a.png': bytes });
  const [name = ''] = await readdir(cache);
  const kept = await readFile(join(cache, name));
  // What lies in the cache is what is given, so it was not made again.
  expect(await build({ 'a.png': bytes })).toEqual(first);
  expect(await readdir(cache)).toEqual([name]);
  expect(await readFile(join(cache, name))).toEqual(kept);
  expect(first[0]?.picture.fallback).toBeUndefined();
});

it('makes anew what is damaged in the cache, wherever it was cut or changed', async () => {
  const bytes = await drawing(640, 400).png().toBuffer();
  const first = await build({ 'a.png': bytes });
  const [name = ''] = await readdir(cache);
  const path = join(cache, name);
  const whole = await readFile(path);
  for (const length of [0, 1, 40, whole.indexOf('\n') + 1, whole.length - 1]) {
    await truncate(path, length);
    expect(await build({ 'a.png': bytes }), `${length} bytes left`).toEqual(first);
    expect(await readFile(path)).toEqual(whole);
  }
  for (const at of [3, whole.indexOf('\n') + 30, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    await writeFile(path, changed);
    expect(await build({ 'a.png': bytes }), `byte ${at} changed`).toEqual(first);
  }
});

it('forgets what no build has asked for in two months, and what a killed build left', async () => {
  const images = { 'a.png': await drawing(640, 400).png().toBuffer() };
  await build(images);
  const [name = ''] = await readdir(cache);
  // That it is old is no reason to forget what this build asks for.
  await utimes(join(cache, name), new Date(0), new Date(0));
  await build(images);
  await writeFile(join(cache, `${name}.x.tmp`), 'half');
  const now = new Date();
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  await tidyPictureCache(cache, now);
  expect(await readdir(cache)).toHaveLength(2);
  await tidyPictureCache(cache, inDays(2));
  expect(await readdir(cache)).toEqual([name]);
  await tidyPictureCache(cache, inDays(61));
  expect(await readdir(cache)).toEqual([]);
  await tidyPictureCache(join(room, 'nowhere'), now);
});

it('turns a photograph as its camera asks, and publishes nothing that the camera wrote down', async () => {
  const bytes = await photograph(600, 300)
    .withExif({ IFD0: { Copyright: 'nobody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  const [built] = await build({ 'a.jpg': bytes });
  expect(built?.picture.size).toEqual({ width: 300, height: 600 });
  for (const { body } of built?.files ?? []) {
    const { width, height, exif, xmp, orientation } = await sharp(body).metadata();
    expect({ ratio: (height ?? 0) / (width ?? 1), exif, xmp, orientation }).toEqual({ ratio: 2 });
  }
  expect(built?.files.length).toBe(1);
});

it('leaves drawings, what moves, and what would not get smaller as they are', async () => {
  const frames = await Promise.all([drawing(600, 300).png().toBuffer(), photograph(600, 300).png().toBuffer()]);
  const built = await build({
    'a.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 3"/>'),
    'b.gif': await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
    'c.png': await sharp({ create: { width: 8, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  });
  expect(built.map(({ picture }) => picture)).toEqual([
    { name: 'a.svg', size: { width: 6, height: 3 } },
    { name: 'b.gif', size: { width: 600, height: 300 } },
    { name: 'c.png', size: { width: 8, height: 4 } },
  ]);
  expect(built.flatMap(({ files }) => files)).toEqual([]);
});

it('leaves out what cannot be read, and goes on with the rest', async () => {
  const whole = await photograph(320, 200).jpeg().toBuffer();
  const built = await build({
    'a.jpg': whole.subarray(0, 2000),
    'b.png': Buffer.from('no image'),
    'c.txt': Buffer.from('no image either'),
    'deep/图.jpg': whole,
  });
  expect(built.map(({ picture }) => picture.name)).toEqual(['deep/图.jpg']);
  expect(built[0]?.files[0]?.address).toMatch(/^\/media\/on-care\/image-320w-[0-9a-f]{16}\.avif$/);
});

it('keeps apart two images of one name that have another content', async () => {
  const addresses = async (quality: number) =>
    (await build({ 'a.jpg': await photograph(320, 200).jpeg({ quality }).toBuffer() }))[0]?.files[0]?.address;
  expect(await addresses(95)).not.toBe(await addresses(60));
});
