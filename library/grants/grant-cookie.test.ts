import { expect, test } from 'vitest';
import { grantCookieName, joinGrants, splitGrants, writeGrantCookie } from './grant-cookie';

const scene = (host: string, proxied = false) => ({ host, proxied });

test.each([
  ['rooms.example', false, '__Host-preview'],
  ['localhost.rooms.example', false, '__Host-preview'],
  ['localhost', true, '__Host-preview'],
  ['', false, '__Host-preview'],
  ['localhost', false, 'preview'],
  ['localhost:3000', false, 'preview'],
  ['127.0.0.1:3000', false, 'preview'],
  ['[::1]:3000', false, 'preview'],
])('on %s, through a proxy: %s, the cookie is called %s', (host, proxied, name) => {
  expect(grantCookieName(scene(host, proxied))).toBe(name);
});

test('the cookie is for this host alone, out of reach of scripts, over TLS, and ends with its tokens', () => {
  expect(writeGrantCookie('a.b.c', scene('rooms.example'), 60)).toBe(
    '__Host-preview=a.b.c; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax',
  );
  expect(writeGrantCookie('a.b.c', scene('localhost:3000'), 60)).toBe(
    'preview=a.b.c; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  );
});

test('as many tokens are kept as a browser keeps, the first first', () => {
  const tokens = Array.from({ length: 30 }, (_, at) => `${'a'.repeat(300)}.${at}.c`);
  const kept = splitGrants(joinGrants(tokens));
  expect(kept).toEqual(tokens.slice(0, 10));
  expect(splitGrants(joinGrants(tokens.map((token) => token + 'x'.repeat(300))))).toHaveLength(6);
  expect(joinGrants([])).toBe('');
});
