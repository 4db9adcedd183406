import { expect, test } from 'vitest';
import { codingFor, languageFor } from './accept';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, gzip;q=0.000', 'identity'],
  ['br;q=x', 'identity'],
  ['brotli', 'identity'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['identity', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('answers Accept-Encoding %s with %s', (header, coding) => {
  expect(codingFor(header)).toBe(coding);
});

test.each([
  ['/en/x', 'NEXT_LOCALE=zh', 'zh', 'en'],
  ['/zh', 'NEXT_LOCALE=en', 'en', 'zh'],
  ['/x', 'a=b; NEXT_LOCALE=en', 'zh', 'en'],
  ['/english', undefined, 'zh-CN', 'zh'],
  ['/x', 'XNEXT_LOCALE=en', undefined, 'zh'],
  ['/x', 'NEXT_LOCALE=fr', 'en-GB', 'en'],
  ['/x', undefined, 'fr, en;q=0.8, zh;q=0.9', 'zh'],
  ['/x', undefined, 'zh;q=0, en;q=0.1', 'en'],
  ['/x', undefined, 'fr', 'zh'],
  ['/x', undefined, undefined, 'zh'],
])('says that %s is wrong, to cookie %s and Accept-Language %s, in %s', (path, cookie, acceptLanguage, language) => {
  expect(languageFor(path, { cookie, acceptLanguage })).toBe(language);
});
