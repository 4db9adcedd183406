import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKeeping } from './keep-assets';
import { publishSite } from './publish-site';
import { parseRelease } from './release';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keep-'));
});
afterEach(() => rm(folder, { recursive: true }));

const page = '<!DOCTYPE html><html><head><script data-reader="" src="/reader.js" defer=""></script></head></html>';
const pages = ['/zh', '/zh/404', '/en/404', '/zh/410', '/en/410', '/zh/expired', '/en/expired'].map((address) => ({
  address,
  html: page,
}));

/** Publishes with a script of its own on some day, as a build would, and says which assets there are. */
async function publish(script: string, day: string, { days = '', from = '', dist = 'dist' } = {}) {
  const path = join(folder, dist);
  const keeping = readKeeping({ KEEP_ASSETS_DAYS: days, KEEP_ASSETS_FROM: from }, path, new Date(`${day}T12:00:00Z`));
  const type = 'text/javascript; charset=utf-8';
  const parts = [{ address: '/reader.js', body: Buffer.from(script), type }];
  const release = await publishSite({ build: script, pages, parts }, path, keeping);
  return {
    current: release.addresses['/reader.js'] ?? '',
    kept: release.kept.map(({ address }) => address),
    files: (await readdir(join(path, 'assets'))).toSorted(),
  };
}

test('keeps the scripts of earlier builds, with their twins, for pages that are open', async () => {
  const first = await publish('one', '2026-01-01');
  const second = await publish('two', '2026-01-02');
  const third = await publish('three', '2026-01-03');
  expect(third.kept).toEqual([first.current, second.current].toSorted());
  expect(third.files).toHaveLength(9);
  expect(await readFile(join(folder, 'dist', first.current), 'utf8')).toBe('one');
  expect(
    parseRelease(await readFile(join(folder, 'dist/release.json'), 'utf8')).kept.map((each) => each.retired),
  ).toEqual(expect.arrayContaining(['2026-01-02', '2026-01-03']));
});

test('lets go of them when they have not been used for so many days, counted from the last build with them', async () => {
  const first = await publish('one', '2026-01-01');
  // Used until the tenth of March, however old the build was.
  expect((await publish('two', '2026-03-10')).kept).toEqual([first.current]);
  expect((await publish('two', '2026-04-09')).kept).toEqual([first.current]);
  expect((await publish('two', '2026-04-10')).kept).toEqual([]);
});

test('counts anew when a build uses them again', async () => {
  const first = await publish('one', '2026-01-01');
  await publish('two', '2026-01-20');
  expect((await publish('one', '2026-01-25')).kept).not.toContain(first.current);
  expect((await publish('two', '2026-02-20')).kept).toContain(first.current);
});

test('keeps none where none are wanted, and the time can be set', async () => {
  const first = await publish('one', '2026-01-01');
  expect((await publish('two', '2026-01-02', { days: '2' })).kept).toEqual([first.current]);
  const third = await publish('three', '2026-01-05', { days: '2' });
  expect(third.kept).not.toContain(first.current);
  expect(() => readKeeping({ KEEP_ASSETS_DAYS: 'a week' }, folder, new Date())).toThrow(
    'KEEP_ASSETS_DAYS is "a week", which is no number of days.',
  );
});

test('takes them from the release that readers have, where each is built in a folder of its own', async () => {
  const first = await publish('one', '2026-01-01', { dist: 'a' });
  const second = await publish('two', '2026-01-02', { dist: 'b', from: join(folder, 'a') });
  expect(second.kept).toEqual([first.current]);
  expect(await readFile(join(folder, 'b', first.current), 'utf8')).toBe('one');
});

test('does without an edition that cannot be read, and without files that are gone', async () => {
  const first = await publish('one', '2026-01-01');
  await rm(join(folder, 'dist', `${first.current}.br`));
  expect((await publish('two', '2026-01-02')).kept).toEqual([]);
  await writeFile(join(folder, 'dist/release.json'), '{"entries": 1}');
  expect((await publish('three', '2026-01-03')).kept).toEqual([]);
});

test('lets go at once of the images of an essay that is withdrawn, and of no other', async () => {
  const dist = join(folder, 'dist');
  const image = (slug: string) => ({
    address: `/media/${slug}/a-480w-1.avif`,
    body: Buffer.from(slug),
    type: 'image/avif',
  });
  const keeping = readKeeping({}, dist, new Date('2026-01-02T12:00:00Z'));
  const site = {
    build: 'b',
    pages,
    parts: [{ address: '/reader.js', body: Buffer.from(''), type: 'text/javascript' }],
  };
  const before = { ...site, parts: [...site.parts, image('on-hate'), image('on-hate-speech')] };
  const { entries } = await publishSite(before, dist, keeping);
  expect(entries.filter(({ address }) => address.startsWith('/media/')).map(({ kind }) => kind)).toEqual([
    'embeddable-asset',
    'embeddable-asset',
  ]);
  const gone = ['zh', 'en'].map((locale) => ({ address: `/${locale}/gone/on-hate`, html: page }));
  const withdrawn = [{ from: '/essays/on-hate', document: 'on-hate' }];
  const after = await publishSite({ ...site, pages: [...pages, ...gone], withdrawn }, dist, keeping);
  expect(after.kept.map(({ address }) => address)).toEqual(['/media/on-hate-speech/a-480w-1.avif']);
});
