import { expect, it } from 'vitest';
import { findUrlFault, findUrls } from './check-url';

it('passes sound addresses', () => {
  for (const url of [
    'https://www.gov.cn/zhengce/content_6891752.htm',
    'http://example.com/a?b=人',
    'https://zh.wikipedia.org/wiki/人工智能',
  ]) {
    expect(findUrlFault(url)).toBeUndefined();
  }
});

it('finds what is not http(s)', () => {
  for (const url of ['javascript:alert(1)', '//example.com', 'ftp://example.com', 'www.example.com', 'https://']) {
    expect(findUrlFault(url)?.kind).toBe('error');
  }
});

it('warns of damage', () => {
  expect(findUrlFault('https://中文.com/a')?.reason).toBe(
    'Unexpected Han in the host 中文.com, expected Latin letters',
  );
  expect(findUrlFault('https://example.com/a。下一句')?.reason).toContain('Unexpected "。" within the address');
  expect(findUrlFault('https://example.com/open人工智能/x')?.kind).toBe('warning');
});

it('finds the addresses of a running text without the stops after them', () => {
  expect(findUrls('见 https://a.eu/x. 2025年 (http://b.eu/y).')).toEqual(['https://a.eu/x', 'http://b.eu/y']);
  expect(findUrls(`https://${'.'.repeat(100_000)}`)).toEqual(['https://']);
});
