import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishSite, type SiteParts } from './publish-site';
import { parseRelease } from './release';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'publish-'));
});
afterEach(() => rm(folder, { recursive: true }));

const page = (text: string): string =>
  `<!DOCTYPE html><html><head><link rel="stylesheet" href="/_next/static/chunks/1.css" data-precedence="next">` +
  `<script data-reader="" src="/reader.js" defer=""></script><script src="/_next/x.js"></script></head><body>${text}</body></html>`;

const SITE: SiteParts = {
  build: 'b1',
  pages: [
    { address: '/zh', html: page('首页') },
    { address: '/zh/essays/on-care', html: page('兼爱'.repeat(200)) },
    { address: '/zh/404', html: page('没有') },
    { address: '/en/404', html: page('none') },
    { address: '/zh/expired', html: page('过期') },
    { address: '/en/expired', html: page('expired') },
    { address: '/zh/410', html: page('撤下') },
    { address: '/en/410', html: page('gone') },
    { address: '/', html: page('both') },
    { address: '/both/404', html: page('nowhere') },
  ],
  parts: [
    { address: '/_next/static/chunks/1.css', body: Buffer.from('p{}'), type: 'text/css; charset=utf-8' },
    { address: '/_next/static/chunks/2.css', body: Buffer.from('preview{}'), type: 'text/css; charset=utf-8' },
    { address: '/reader.js', body: Buffer.from('1'), type: 'text/javascript; charset=utf-8' },
    { address: '/sw.js', body: Buffer.from('2'), type: 'text/javascript; charset=utf-8' },
    { address: '/feed.atom', body: Buffer.from('<feed/>'), type: 'application/atom+xml; charset=utf-8' },
    { address: '/icon.png', body: Buffer.from('png'), type: 'image/png' },
  ],
};

const dist = () => join(folder, 'dist');
const filesOf = async (path: string): Promise<readonly string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();

test('lays pages, scripts, styles and other files out with their twins', async () => {
  await publishSite(SITE, dist());
  const names = await filesOf(dist());
  expect(names.map((name) => name.replace(/-[0-9a-f]{16}/, '-HASH'))).toEqual([
    '.nojekyll',
    ...['404.html'].flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
    '_headers',
    ...[
      'assets/reader-HASH.js',
      'assets/style-HASH.css',
      // The one that no document names is of pages that are rendered on request.
      'assets/style-HASH.css',
      'en/404.html',
      'en/410.html',
      'en/expired.html',
      'feed.atom',
    ].flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
    'icon.png',
    ...['index.html'].flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
    'nginx/files.conf',
    'nginx/http.conf',
    'nginx/server.conf',
    'release.json',
    ...['sw.js', 'zh.html', 'zh/404.html', 'zh/410.html', 'zh/essays/on-care.html', 'zh/expired.html'].flatMap(
      (name) => [name, `${name}.br`, `${name}.gz`],
    ),
  ]);
});

test('writes twins that unpack to the file', async () => {
  await publishSite(SITE, dist());
  const path = join(dist(), 'zh/essays/on-care.html');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('兼爱');
  expect(String(brotliDecompressSync(await readFile(`${path}.br`)))).toBe(text);
  expect(String(gunzipSync(await readFile(`${path}.gz`)))).toBe(text);
});

test('points the documents to the published styles and scripts', async () => {
  const { addresses } = await publishSite(SITE, dist());
  const text = await readFile(join(dist(), 'zh.html'), 'utf8');
  expect(text).toContain(`<link rel="stylesheet" href="${addresses['/_next/static/chunks/1.css']}">`);
  expect(text).toContain(`src="${addresses['/reader.js']}"`);
  expect(text).not.toContain('_next');
});

test('records what can be asked for, and keeps the not-found documents apart', async () => {
  const release = await publishSite(SITE, dist());
  expect(parseRelease(await readFile(join(dist(), 'release.json'), 'utf8'))).toEqual(release);
  expect(release.build).toBe('b1');
  expect(release.entries.filter(({ kind }) => kind === 'document').map(({ address }) => address)).toEqual([
    '/',
    '/sw.js',
    '/zh',
    '/zh/essays/on-care',
  ]);
  expect(release.entries.find(({ address }) => address === '/feed.atom')?.kind).toBe('embeddable');
  expect(release.notFound.en.file).toBe('en/404.html');
  expect(release.gone.zh.file).toBe('zh/410.html');
});

test('writes what leads to other addresses for the server and for hosts of files, and no file where there is nothing', async () => {
  const redirects = [{ from: '/zh/essays/old', to: '/zh/essays/on-care' }];
  const release = await publishSite({ ...SITE, redirects }, dist());
  expect(release.redirects).toEqual(redirects);
  expect(await readFile(join(dist(), '_redirects'), 'utf8')).toBe('/zh/essays/old /zh/essays/on-care 301\n');
  await publishSite(SITE, dist());
  expect(await filesOf(dist())).not.toContain('_redirects');
});

test('gives the same bytes for the same input', async () => {
  await publishSite(SITE, dist());
  await publishSite({ ...SITE, pages: SITE.pages.toReversed(), parts: SITE.parts.toReversed() }, join(folder, 'again'));
  const names = await filesOf(dist());
  expect(await filesOf(join(folder, 'again'))).toEqual(names);
  for (const name of names)
    expect(await readFile(join(folder, 'again', name)), name).toEqual(await readFile(join(dist(), name)));
});

test('drops what an earlier build had published', async () => {
  await publishSite({ ...SITE, pages: [...SITE.pages, { address: '/zh/essays/gone', html: page('x') }] }, dist());
  await publishSite(SITE, dist());
  expect(await filesOf(dist())).not.toContain('zh/essays/gone.html');
  expect(await readdir(folder)).toEqual(['dist']);
});

test.each([
  [
    'a style that is not there',
    { ...SITE, parts: SITE.parts.slice(1) },
    'The page /zh cannot be published. <link href="/_next/static/chunks/1.css">',
  ],
  ['no page for wrong addresses', { ...SITE, pages: SITE.pages.slice(0, 3) }, 'The build made no page /en/404'],
  [
    'a file where the record lies',
    { ...SITE, parts: [...SITE.parts, { address: '/release.json', body: Buffer.from('x'), type: 'text/plain' }] },
    '/release.json cannot be published',
  ],
  [
    'a path out of the folder',
    { ...SITE, parts: [...SITE.parts, { address: '/../x', body: Buffer.from('x'), type: 'text/plain' }] },
    '/../x cannot be published',
  ],
])('fails at %s and leaves the old edition', async (_name, broken, message) => {
  await publishSite(SITE, dist());
  const before = await readFile(join(dist(), 'release.json'));
  await expect(publishSite(broken, dist())).rejects.toThrow(message);
  expect(await readFile(join(dist(), 'release.json'))).toEqual(before);
  expect(await readdir(folder)).toEqual(['dist']);
});
