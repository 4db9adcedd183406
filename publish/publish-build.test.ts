import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishBuild } from './publish-build';
import { parseRelease } from './release';

type BuildContext = Parameters<typeof publishBuild>[0];

let projectDir = '';
beforeEach(async () => {
  projectDir = await mkdtemp(join(tmpdir(), 'publish-build-'));
});
afterEach(() => rm(projectDir, { recursive: true }));

const put = async (name: string, text: string): Promise<string> => {
  const path = join(projectDir, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};

const prerender = async (pathname: string, text: string, more: object = {}) => ({
  type: 'PRERENDER',
  pathname,
  routeType: 'page',
  response: 'complete',
  compute: 'static',
  fallback: {
    filePath: await put(`.next/${pathname.replaceAll('/', '_')}.html`, text),
    initialHeaders: { 'content-type': 'text/html; charset=utf-8' },
  },
  ...more,
});

/** The parts of Next's context that are read, in the shape that Next 16.4 was seen to hand over. */
async function build(more: readonly object[] = []): Promise<BuildContext> {
  const html = '<!DOCTYPE html><html><head><script data-reader src="/reader.js"></script></head><body>x</body></html>';
  const prerenders = [
    ...(await Promise.all(
      ['/zh', '/en', '/zh/404', '/en/404', '/zh/410', '/en/410', '/zh/expired', '/en/expired'].map((pathname) =>
        prerender(pathname, html),
      ),
    )),
    await prerender('/_not-found', '<html id="__next_error__">'),
    await prerender('/_global-error', '<html id="__next_error__">'),
    await prerender('/zh.rsc', 'flight', { routeType: undefined }),
    await prerender('/zh.segments/_tree.segment.rsc', 'flight', { routeType: undefined }),
    { type: 'PRERENDER', pathname: '/[locale]', config: {} },
    await prerender('/reader.js', '1', {
      routeType: 'route',
      fallback: {
        filePath: await put('r.body', '1'),
        initialHeaders: { 'content-type': 'text/javascript; charset=utf-8' },
      },
    }),
    ...more,
  ];
  const staticFiles = [
    { type: 'STATIC_FILE', pathname: '/_next/static/chunks/0.js', filePath: await put('0.js', 'framework') },
    { type: 'STATIC_FILE', pathname: '/icon.svg', filePath: await put('icon.svg.body', '<svg/>') },
    { type: 'STATIC_FILE', pathname: '/404', filePath: await put('404.html', '<html style="">') },
  ];
  // The context holds much that is not read, such as the whole of Next's configuration.
  return { buildId: 'b1', projectDir, outputs: { prerenders, staticFiles } } as unknown as BuildContext;
}

test('publishes whole pages, routes, icons and public files, and nothing else', async () => {
  await put('public/fonts/readme.txt', 'x');
  await publishBuild(await build());
  const { entries, build: id } = parseRelease(await readFile(join(projectDir, 'dist/release.json'), 'utf8'));
  expect(id).toBe('b1');
  expect(entries.map(({ address, type }) => [address.replace(/-[0-9a-f]{16}/, ''), type])).toEqual([
    ['/assets/reader.js', 'text/javascript; charset=utf-8'],
    ['/en', 'text/html; charset=utf-8'],
    ['/fonts/readme.txt', 'text/plain; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/search/index.json', 'application/json; charset=utf-8'],
    ['/zh', 'text/html; charset=utf-8'],
  ]);
});

test.each([
  ['only begun', { response: 'initial', compute: 'resuming' }, '"initial", compute "resuming"'],
  ['a redirect', { fallback: { filePath: '/x', initialStatus: 307 } }, 'status 307'],
])('fails at a page that is %s', async (_name, more, message) => {
  const broken = await prerender('/zh/essays/x', '', more);
  await expect(publishBuild(await build([broken]))).rejects.toThrow(message);
});
