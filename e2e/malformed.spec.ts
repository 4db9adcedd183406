import { expect, test } from '@playwright/test';
import { rawRequest, readHead } from './raw-request';

const POLICY = /^default-src 'none'; script-src 'self';.*require-trusted-types-for 'script'/;

const get = (target: string, headers = 'Host: localhost') =>
  `GET ${target} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`;

/** A request that is wrong in a known way, and the status it may get. */
const KNOWN: readonly (readonly [string, string, RegExp])[] = [
  ['an escape that is no UTF-8', get('/%ff'), /^4/],
  ['an escape that is none', get('/%zz'), /^4/],
  ['an escape cut short', get('/en/essays/%e4%b'), /^4/],
  ['an overlong slash', get('/%c0%af'), /^4/],
  ['a surrogate', get('/%ed%a0%80'), /^4/],
  ['two slashes at the start', get('//x'), /^4/],
  ['another host as the path', get('//example.org/en'), /^4/],
  ['a backslash', get('\\'), /^4/],
  ['a backslash in the path', get('/en\\..\\x'), /^4/],
  ['an escaped backslash', get('/%5c'), /^4/],
  ['a way up', get('/../../etc/passwd'), /^4/],
  ['an escaped way up', get('/%2e%2e/%2e%2e/etc/passwd'), /^4/],
  ['an escaped slash', get('/en%2fessays'), /^4/],
  ['NUL', get('/\0'), /^4/],
  ['an escaped NUL', get('/en%00'), /^4/],
  ['a line break in disguise', get('/en%0d%0aX-Injected:%201'), /^4/],
  ['bytes over 127', get('/\xff\xfe'), /^4/],
  ['an address of 3,000 characters', get(`/${'a'.repeat(3_000)}`), /^414$/],
  ['an address of 100,000 characters', get(`/${'a'.repeat(100_000)}`), /^4(14|31)$/],
  ['a query of 3,000 characters', get(`/en?${'q'.repeat(3_000)}`), /^414$/],
  ['headers of 100,000 characters', get('/en', `Host: localhost\r\nX: ${'x'.repeat(100_000)}`), /^431$/],
  ['a host that is none', get('/en', 'Host: a b'), /^4/],
  ['a host with a path', get('/', 'Host: localhost/en'), /^4/],
  ['two hosts', get('/en', 'Host: localhost\r\nHost: example.org'), /^4/],
  ['no host', get('/en', 'X-Nothing: 1'), /^4/],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', /^4/],
  ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n', /^4/],
  ['POST', 'POST /en HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx', /^405$/],
  ['a method that is none', 'FROB /en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', /^4/],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', /^4/],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx',
    /^4/,
  ],
  ['a version that is none', 'GET /en HTTP/9.9\r\nHost: localhost\r\n\r\n', /^4/],
  ['no request at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n', /^4/],
  ['a cookie of garbage', get('/', 'Host: localhost\r\nCookie: NEXT_LOCALE=%ff%; preview=\\"'), /^[34]/],
  ['a language of garbage', get('/', 'Host: localhost\r\nAccept-Language: ;;;q=x,*;q=9, \xe4\xb8'), /^[34]/],
];

for (const [what, bytes, status] of KNOWN) {
  test(`${what} is refused without an error of ours, under the policy`, async ({ baseURL }) => {
    const answer = readHead(await rawRequest(baseURL, bytes));
    expect(String(answer.status)).toMatch(status);
    expect(answer.headers.get('content-security-policy')).toMatch(POLICY);
    expect(answer.headers.get('x-injected')).toBeUndefined();
  });
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'TRACE', 'get', 'PRI'];
const REAL = ['/', '/en', '/zh/', '/zh/essays/ai-governance', '/en/404', '/preview/x', '/desk'];
const PARTS = [
  'en',
  'zh',
  'essays',
  'ai-governance',
  'preview',
  'desk',
  '_next',
  'static',
  '%',
  '%f',
  '%ff',
  '%zz',
  '%00',
  '%2f',
  '%5c',
  '%2e',
  '..',
  '.',
  '/',
  '//',
  '\\',
  '?',
  '#',
  '&',
  '=',
  '[',
  '*',
  '\x7f',
  '\x01',
  '\xe9',
  '\t',
  ' ',
  ':',
  '@',
  'rsc',
  '_rsc=1',
  '%E4%B8%AD',
  '%ed%a0%80',
];
const HEADERS = [
  'Accept-Encoding: br;q=x',
  'Accept-Encoding: *;q=0',
  'Cookie: NEXT_LOCALE=zz',
  'Cookie: =;;=',
  'Accept-Language: \xff',
  'RSC: 1',
  'Next-Action: x',
  'Next-Router-Prefetch: 1',
  'x-middleware-subrequest: proxy',
  'x-middleware-rewrite: /etc',
  'x-nextjs-data: 1',
  'If-None-Match: "',
  'If-Modified-Since: yesterday',
  'Range: bytes=9-1',
  'Expect: x',
  'Upgrade: websocket',
  'X-Forwarded-Host: a b',
  'Transfer-Encoding: x',
  'Content-Length: -1',
];

test('300 requests from a generator get no answer of 5xx, and every answer carries the policy', async ({ baseURL }) => {
  const next = numbersFrom(20250323);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const some = (list: readonly string[], most: number) =>
    Array.from({ length: Math.floor(next() * (most + 1)) }, () => one(list));
  const target = () => (next() < 0.2 ? one(REAL) : `/${some(PARTS, 6).join(next() < 0.5 ? '/' : '')}`);
  const requests = Array.from({ length: 300 }, () =>
    [`${one(METHODS)} ${target()} HTTP/1.1`, 'Host: localhost', ...some(HEADERS, 3), 'Connection: close', '', ''].join(
      '\r\n',
    ),
  );
  const wrong: unknown[] = [];
  const seen = new Set<number>();
  await Promise.all(
    Array.from({ length: 10 }, async (_, lane) => {
      for (const request of requests.filter((__, at) => at % 10 === lane)) {
        const { status, headers } = readHead(await rawRequest(baseURL, request));
        seen.add(status);
        if (status < 200 || status >= 500 || !POLICY.test(headers.get('content-security-policy') ?? ''))
          wrong.push({ request, status });
      }
    }),
  );
  expect(wrong).toEqual([]);
  // The generator reaches what is there, what is not, and what is refused.
  expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404, 405]));
});

test('the house still stands after all this', async ({ request }) => {
  expect((await request.get('/en/essays/ai-governance')).status()).toBe(200);
});
