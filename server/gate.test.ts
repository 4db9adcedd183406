import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from './gate';

const SOUND = { method: 'GET', httpVersion: '1.1', hosts: ['localhost:3000'] } as const;
const at = (target: string) => judge({ ...SOUND, target });
const refused = (status: 400 | 405 | 414) => ({ kind: 'refuse', status });

test.each([
  ['/', '/', ''],
  ['/zh/essays/on-care', '/zh/essays/on-care', ''],
  ['/zh/', '/zh/', ''],
  ['/zh?a=1&b=%zz', '/zh', 'a=1&b=%zz'],
  ['/zh?a=//..', '/zh', 'a=//..'],
  ['/%E5%A2%A8', '/墨', ''],
  ['/a%20b', '/a b', ''],
  ['/%252f', '/%2f', ''],
  ['/...', '/...', ''],
])('lets %s pass', (target, path, query) => {
  expect(at(target)).toEqual({ kind: 'pass', method: 'GET', path, query });
});

test.each([
  ['an escape that is not UTF-8', '/%ff'],
  ['half an escape', '/zh/%e5%a2'],
  ['an escape that is none', '/%zz'],
  ['an escape cut off', '/%'],
  ['an over-long encoding of a slash', '/%c0%af'],
  ['NUL', '/zh%00.html'],
  ['a control character', '/zh%0d%0aX:1'],
  ['a control character of the second set', '/%c2%85'],
  ['a backslash', '/zh\\x'],
  ['a hidden backslash', '/..%5c..%5cetc'],
  ['a hidden slash', '/zh%2fessays'],
  ['a hidden way up', '/zh/..%2f..%2frelease.json'],
  ['a way up', '/zh/../../etc/passwd'],
  ['an escaped way up', '/zh/%2e%2e/x'],
  ['a half-escaped way up', '/zh/.%2E/x'],
  ['a dot segment', '/zh/./x'],
  ['a dot segment at the end', '/zh/..'],
  ['an empty segment', '/zh//essays'],
  ['two slashes first', '//evil.example'],
  ['two slashes last', '/zh//'],
  ['a fragment', '/zh#x'],
  ['a whole address', 'http://localhost/zh'],
  ['an asterisk', '*'],
  ['no slash', 'zh'],
  ['nothing', ''],
  ['raw UTF-8', '/\u00e5\u00a2\u00a8'],
  ['a space', '/a b'],
])('refuses %s', (_name, target) => {
  expect(at(target)).toEqual(refused(400));
});

test('refuses an address over 2,048 characters', () => {
  expect(at(`/${'a'.repeat(2047)}`).kind).toBe('pass');
  expect(at(`/${'a'.repeat(2048)}`)).toEqual(refused(414));
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT', 'PROPFIND', 'get'])('does not allow %s', (method) => {
  expect(judge({ ...SOUND, method, target: '/zh' })).toEqual(refused(405));
});

test('answers HEAD as GET, and OPTIONS for an address and for the server', () => {
  expect(judge({ ...SOUND, method: 'HEAD', target: '/zh' })).toMatchObject({ kind: 'pass', method: 'HEAD' });
  expect(judge({ ...SOUND, method: 'OPTIONS', target: '/zh' })).toEqual({ kind: 'options' });
  expect(judge({ ...SOUND, method: 'OPTIONS', target: '*' })).toEqual({ kind: 'options' });
  expect(judge({ ...SOUND, method: 'OPTIONS', target: '/%ff' })).toEqual(refused(400));
});

test.each([
  [[], '1.1'],
  [[''], '1.1'],
  [['a', 'a'], '1.1'],
  [['a', 'b'], '1.0'],
  [['evil.example/x'], '1.1'],
  [['a b'], '1.1'],
  [['user@host'], '1.1'],
  [['host:port'], '1.1'],
])('refuses the hosts %j in HTTP/%s', (hosts, httpVersion) => {
  expect(judge({ method: 'GET', target: '/', hosts, httpVersion })).toEqual(refused(400));
});

test.each(['localhost', 'localhost:3000', 'read.example.org', '127.0.0.1:80', '[::1]:3000'])(
  'takes the host %s',
  (host) => {
    expect(judge({ ...SOUND, hosts: [host], target: '/' }).kind).toBe('pass');
  },
);

test('takes HTTP/1.0 without a host', () => {
  expect(judge({ method: 'GET', target: '/', hosts: [], httpVersion: '1.0' }).kind).toBe('pass');
});

test('lets no path pass with a segment that could lead elsewhere', () => {
  const piece = fc.constantFrom(
    '.',
    '..',
    '%2e',
    '%2E',
    '%2f',
    '/',
    '\\',
    '%5c',
    '%00',
    'a',
    '%',
    '%25',
    '%c0%ae',
    'é',
    '?',
    '#',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const verdict = at(`/${pieces.join('')}`);
      if (verdict.kind !== 'pass') return;
      const segments = verdict.path.split('/').slice(1);
      expect(segments.slice(0, -1)).not.toContain('');
      for (const segment of segments) expect(segment).not.toMatch(/^\.{1,2}$|[\\\p{Cc}]/u);
    }),
    { numRuns: 5000, seed: 1 },
  );
});
