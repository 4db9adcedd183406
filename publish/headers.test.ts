import { expect, test } from 'vitest';
import { headersFor } from './headers';

const KINDS = ['document', 'asset', 'embeddable', 'embeddable-asset', 'negotiated', 'message', 'draft'] as const;

test.each(KINDS)('puts the policies on %s', (kind) => {
  const headers = headersFor(kind);
  expect(headers['Content-Security-Policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
      "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types reader",
  );
  expect(headers['Strict-Transport-Security']).toMatch(/^max-age=\d+$/);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
  expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin');
  expect(headers['Permissions-Policy']).toMatch(/^clipboard-write=\(self\)(?:, [a-z-]+=\(\))+$/);
  expect(headers['Referrer-Policy']).toBe(kind === 'draft' ? 'no-referrer' : 'strict-origin-when-cross-origin');
  expect(headers['Cross-Origin-Resource-Policy']).toBe(kind.startsWith('embeddable') ? 'cross-origin' : 'same-origin');
});

test('lets hashed files be kept for ever and nothing else', () => {
  expect(KINDS.filter((kind) => headersFor(kind)['Cache-Control']?.includes('immutable'))).toEqual([
    'asset',
    'embeddable-asset',
  ]);
  expect(headersFor('document')['Cache-Control']).toBe('public, max-age=0, must-revalidate');
});

test('keeps drafts out of caches and indexes', () => {
  expect(headersFor('draft')).toMatchObject({
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex, nofollow, noarchive, nosnippet',
  });
});
