import { rm } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFor } from '../publish/headers';
import {
  type OpenDoor,
  openFrontDoor,
  page,
  type RawAnswer,
  readAnswer,
  redirectToChinese,
  SECRET,
  sendRaw,
} from './fixtures/open-front-door';
import type { UpstreamRequest } from './upstream';

let door: OpenDoor;
const asked: UpstreamRequest[] = [];
beforeAll(async () => {
  door = await openFrontDoor((request) => {
    asked.push(request);
    return redirectToChinese(request);
  });
});
afterAll(() => door.close());

const send = async (
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> => {
  const lines = Object.entries({ Host: 'localhost', Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return readAnswer(await sendRaw(door.port, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`));
};
const get = (target: string, headers?: Readonly<Record<string, string>>) => send('GET', target, headers);
const headerOf = ({ head }: RawAnswer, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1];

const withoutDate = ({ head }: RawAnswer): string => head.replace(/^Date: .*\r\n/m, '');

test('answers a page with its headers', async () => {
  const answer = await get('/zh');
  expect(answer.status).toBe(200);
  expect(String(answer.body)).toContain('首页');
  expect(headerOf(answer, 'Content-Type')).toBe('text/html; charset=utf-8');
  for (const [name, value] of Object.entries(headersFor('document'))) expect(headerOf(answer, name), name).toBe(value);
  expect(answer.head).not.toMatch(/^(?:server|x-powered-by):/im);
});

test('sends the smallest coding that the browser takes', async () => {
  const plain = await get('/zh/essays/on-care');
  const brotli = await get('/zh/essays/on-care', { 'Accept-Encoding': 'gzip, br' });
  const gzip = await get('/zh/essays/on-care', { 'Accept-Encoding': 'gzip, br;q=0' });
  expect([plain, brotli, gzip].map((answer) => headerOf(answer, 'Content-Encoding'))).toEqual([
    undefined,
    'br',
    'gzip',
  ]);
  expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  expect([plain, brotli, gzip].map((answer) => headerOf(answer, 'Vary'))).toEqual(Array(3).fill('Accept-Encoding'));
});

test('answers HEAD with the headers of GET and no body', async () => {
  const [head, whole] = [await send('HEAD', '/zh'), await get('/zh')];
  expect(withoutDate(head)).toBe(withoutDate(whole));
  expect(head.body.byteLength).toBe(0);
});

test('answers 304 to a browser that has the page, with the headers', async () => {
  const etag = headerOf(await get('/zh'), 'ETag') ?? '';
  expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
  for (const tags of [etag, `"x", ${etag}`, etag.slice(2), '*']) {
    const answer = await get('/zh', { 'If-None-Match': tags, 'Accept-Encoding': 'br' });
    expect(answer.status, tags).toBe(304);
    expect(answer.body.byteLength).toBe(0);
    expect(headerOf(answer, 'ETag')).toBe(etag);
    expect(headerOf(answer, 'Content-Security-Policy')).toBeDefined();
    expect(headerOf(answer, 'Cache-Control')).toBe('public, max-age=0, must-revalidate');
  }
  expect((await get('/zh', { 'If-None-Match': '"other"' })).status).toBe(200);
});

test.each(['bytes=0-10', 'bytes=5-2', 'bytes=-1', 'bytes=99999999-', 'x'])(
  'sends the whole page to the range %s',
  async (range) => {
    const answer = await get('/zh', { Range: range });
    expect(answer.status).toBe(200);
    expect(String(answer.body)).toContain('</html>');
  },
);

test('lets hashed styles be kept for ever and images be embedded', async () => {
  const style = /href="(\/assets\/[^"]+)"/.exec(String((await get('/zh')).body))?.[1] ?? '';
  const answer = await get(style);
  expect(String(answer.body)).toBe('p{color:red}');
  expect(headerOf(answer, 'Cache-Control')).toBe('public, max-age=31536000, immutable');
  const image = await get('/figures/one.png', { 'Accept-Encoding': 'br' });
  expect(headerOf(image, 'Cross-Origin-Resource-Policy')).toBe('cross-origin');
  expect(headerOf(image, 'Content-Encoding')).toBeUndefined();
});

test('leads a page with a slash at its end to the one without', async () => {
  const answer = await get('/zh/essays/on-care/?view=zh');
  expect(answer.status).toBe(308);
  expect(headerOf(answer, 'Location')).toBe('/zh/essays/on-care?view=zh');
  expect(headerOf(answer, 'Content-Security-Policy')).toBeDefined();
  expect((await get('/zh/essays/gone/')).status).toBe(404);
});

test.each([
  '/zh/essays',
  '/zh/essays/',
  '/zh/404',
  '/zh/404.html',
  '/zh.html',
  '/zh.html.br',
  '/zh/index.html',
  '/zh/essays/on-care.html',
  '/zh/essays/on-care.html.gz',
  '/release.json',
  '/stray.html',
  '/stray',
  '/.git/config',
  '/secret.html',
  '/assets',
  '/_next/static/chunks/1.css',
  '/a.css',
  '/constructor',
  '/__proto__',
  '/ZH',
])('knows nothing at %s', async (target) => {
  const answer = await get(target);
  expect(answer.status).toBe(404);
  expect(String(answer.body)).not.toContain(SECRET);
});

test('answers every wrong address with the same bytes, in the reader’s language', async () => {
  const first = await get('/zh/no-such-page');
  expect(String(first.body)).toContain('没有这一页');
  for (const target of ['/zh/404', '/zh/essays/gone?x=1', '/nowhere', '/release.json']) {
    const answer = await get(target, { 'If-None-Match': '*' });
    expect(withoutDate(answer)).toBe(withoutDate(first));
    expect(answer.body).toEqual(first.body);
  }
  expect(first.head).not.toMatch(/^etag:/im);
  expect(String((await get('/en/no-such-page')).body)).toContain('No such page');
  expect(String((await get('/nowhere', { Cookie: 'NEXT_LOCALE=en' })).body)).toContain('No such page');
  expect(String((await get('/nowhere', { 'Accept-Language': 'en-GB' })).body)).toContain('No such page');
});

test('compresses the not-found page and answers HEAD for it', async () => {
  const answer = await get('/zh/x', { 'Accept-Encoding': 'br' });
  expect(String(brotliDecompressSync(answer.body))).toContain('没有这一页');
  const head = await send('HEAD', '/zh/x');
  expect([head.status, head.body.byteLength]).toEqual([404, 0]);
});

test('hands the root to Next with what it needs to choose a language and nothing else', async () => {
  const answer = await get('/?a=%zz', {
    'Accept-Language': 'en',
    Cookie: 'a=b',
    'X-Forwarded-Host': 'evil.example',
    'X-Middleware-Subrequest': 'proxy',
    RSC: '1',
  });
  expect(asked.at(-1)).toEqual({
    target: '/?a=%25zz',
    headers: { host: 'localhost', 'accept-language': 'en', cookie: 'a=b' },
  });
  expect(answer.status).toBe(307);
  expect(headerOf(answer, 'Location')).toBe('/zh');
  expect(headerOf(answer, 'Set-Cookie')).toBe('NEXT_LOCALE=zh; Path=/');
  expect(headerOf(answer, 'Cache-Control')).toBe('private, no-store');
  expect(headerOf(answer, 'Vary')).toBe('Accept-Language, Cookie');
  expect(answer.head).not.toMatch(/^(?:server|x-powered-by):/im);
});

test.each([
  ['GET', '/%ff', 400],
  ['GET', '/%zz', 400],
  ['GET', '//x', 400],
  ['GET', '/\\x', 400],
  ['GET', '/zh/../x', 400],
  ['GET', 'http://localhost/zh', 400],
  ['POST', '/zh', 405],
  ['TRACE', '/zh', 405],
  ['CONNECT', 'evil.example:443', 405],
  ['PURGE', '/zh', 405],
  ['NONSENSE', '/zh', 400],
  ['OPTIONS', '/zh', 204],
  ['OPTIONS', '*', 204],
])('answers %s %s with %i', async (method, target, status) => {
  const answer = await send(method, target);
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(headersFor('message'))) expect(headerOf(answer, name), name).toBe(value);
  if (status === 405 || status === 204) expect(headerOf(answer, 'Allow')).toBe('GET, HEAD, OPTIONS');
});

test('answers an over-long address with 414', async () => {
  expect((await get(`/${'a'.repeat(3000)}`)).status).toBe(414);
});

test.each([
  ['no host', 'GET /zh HTTP/1.1\r\n\r\n', 400],
  ['two hosts', 'GET /zh HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n', 400],
  ['HTTP/0.9', 'GET /zh\r\n\r\n', 400],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['an HTTP that is none', 'GET /zh HTTP/9.9\r\nHost: a\r\n\r\n', 400],
  ['a TLS hello', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]), 400],
  ['two lengths', 'GET /zh HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
  [
    'a length and chunks',
    'GET /zh HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  ['a header without colon', 'GET /zh HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n', 400],
  ['a folded header', 'GET /zh HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n', 400],
  ['headers over 16 KB', `GET /zh HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['an expectation', 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: tea\r\n\r\n', 417],
  ['a body that waits', 'POST /zh HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n', 405],
  ['an upgrade', 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 200],
])('answers %s with its headers', async (_name, bytes, status) => {
  const answer = readAnswer(await sendRaw(door.port, bytes, 300));
  expect(answer.status).toBe(status);
  expect(headerOf(answer, 'Content-Security-Policy')).toContain("default-src 'none'");
});

test('answers what was asked before a broken request on the same connection, in order', async () => {
  const bytes = await sendRaw(
    door.port,
    'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /en HTTP/1.1\r\nHost: a\r\n\r\n\u0000broken\r\n\r\n',
  );
  expect([...String(bytes).matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1])).toEqual(['307', '200', '400']);
});

test('reads nothing more from a connection after a refusal, and goes on after a wrong address', async () => {
  const statusesOf = async (first: string): Promise<readonly (string | undefined)[]> => {
    const next = 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const bytes = await sendRaw(door.port, `${first} HTTP/1.1\r\nHost: a\r\n\r\n${next}`);
    return [...String(bytes).matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]);
  };
  expect(await statusesOf('POST /zh')).toEqual(['405']);
  expect(await statusesOf('GET /%zz')).toEqual(['400']);
  expect(await statusesOf('GET /none')).toEqual(['404', '200']);
  expect(await statusesOf('GET /zh/essays/on-hate')).toEqual(['410', '200']);
});

test('still serves the edition it began with when a build has taken the folder away', async () => {
  const other = await openFrontDoor();
  await rm(other.dist, { recursive: true });
  const answer = readAnswer(await sendRaw(other.port, 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
  expect(answer.status).toBe(200);
  await other.close();
});

test.each([
  ['fails', async () => ({ status: 500, headers: {}, body: Buffer.from('stack trace') }), 502],
  ['is not there', () => Promise.reject(new Error('ECONNREFUSED')), 502],
  [
    'would lead away',
    async () => ({ status: 307, headers: { location: 'http://evil.example//zh?a=1' }, body: Buffer.alloc(0) }),
    307,
  ],
])('keeps its word when Next %s', async (_name, next, status) => {
  const other = await openFrontDoor(next);
  const answer = readAnswer(await sendRaw(other.port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
  await other.close();
  expect(answer.status).toBe(status);
  expect(headerOf(answer, 'Content-Security-Policy')).toBeDefined();
  expect(String(answer.body)).not.toContain('stack trace');
  if (status === 307) expect(headerOf(answer, 'Location')).toBe('/zh?a=1');
});

test('serves the published page itself', async () => {
  const style = /href="(\/assets\/[^"]+)"/.exec(String((await get('/zh')).body))?.[1] ?? '';
  expect(String((await get('/zh')).body)).toBe(page('首页').replace('/a.css', style));
});

test.each([
  ['/zh/essays/on-love', '/zh/essays/on-care'],
  ['/zh/essays/on-love/', '/zh/essays/on-care'],
  ['/zh/essays/on-love?view=zh&flip=k3f7', '/zh/essays/on-care?view=zh&flip=k3f7'],
  ['/essays/on-love/cite.bib', '/essays/on-care/cite.bib'],
])('leads %s, an address under an old slug, to %s', async (old, present) => {
  const answer = await get(old);
  expect(answer.status).toBe(301);
  expect(headerOf(answer, 'Location')).toBe(present);
  expect(headerOf(answer, 'Content-Security-Policy')).toBeDefined();
});

test.each([
  ['/zh/essays/on-lovers', 404],
  ['/en/essays/on-love', 404],
  ['/zh/essays/on-love/none', 404],
  ['/zh/essays/on-love/..%2f', 400],
])('leads %s nowhere: nothing is published there', async (address, status) => {
  expect((await get(address)).status).toBe(status);
});

test.each([
  ['/zh/essays/on-hate', '《论恨》已经撤下'],
  ['/en/essays/on-hate', 'On Hate: withdrawn'],
  ['/en/essays/on-hate/', 'On Hate: withdrawn'],
  ['/zh/essays/on-hate/versions', '《论恨》已经撤下'],
  ['/essays/on-hate/references.bib', '《论恨》已经撤下'],
  ['/essays/on-hate/images/a.png', '《论恨》已经撤下'],
])('answers %s, where an essay was that is gone, with its tombstone', async (target, text) => {
  const answer = await get(target);
  expect(answer.status).toBe(410);
  expect(String(answer.body)).toContain(text);
  for (const [name, value] of Object.entries(headersFor('message'))) expect(headerOf(answer, name), name).toBe(value);
  expect(headerOf(answer, 'Vary')).toBe('Accept-Encoding, Accept-Language, Cookie');
});

test('chooses the language of a tombstone as it does that of every page', async () => {
  const answer = await get('/essays/on-hate/citation.bib', { 'Accept-Language': 'en' });
  expect([answer.status, String(answer.body).includes('On Hate: withdrawn')]).toEqual([410, true]);
});

test.each(['/zh/gone/on-hate', '/zh/gone', '/zh/essays/on-hate-too', '/zh/essays/on-hat'])(
  'has nothing at %s',
  async (target) => {
    expect((await get(target)).status).toBe(404);
  },
);
