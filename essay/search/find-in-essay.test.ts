import { expect, test } from 'vitest';
import { findInEssay } from './find-in-essay';
import { essayOf } from './fixtures/search-in';
import { parseQuery } from './parse-query';

const { text } = essayOf(
  'x',
  [
    ['人工智能的治理', 'The governance of AI'],
    ['AI 的规范', 'Norms of artificial intelligence'],
    ['治理与规范', 'Governance, norms, and again governance'],
    ['AI 与人', 'AI and people'],
  ],
  { zh: '论治理', en: 'On Governing' },
);
const find = (query: string, lang: 'zh' | 'en') => findInEssay(text, parseQuery(query), lang);
const summary = (query: string, lang: 'zh' | 'en') =>
  find(query, lang)?.passages.map((passage) => `${passage.name}-${passage.lang}`);

test('gives the language that has the words', () => {
  expect(summary('治理', 'en')).toEqual(['p1-zh', 'p3-zh']);
  expect(summary('governing', 'zh')).toEqual(['p3-en', 'p1-en']);
});

test('gives the reading language where both have them', () => {
  expect(summary('AI', 'en')).toEqual(['p1-en', 'p2-zh', 'p4-en']);
  expect(summary('AI', 'zh')).toEqual(['p1-en', 'p2-zh', 'p4-zh']);
});

test('gives only passages that have the most of the words', () => {
  expect(summary('治理 规范', 'zh')).toEqual(['p3-zh']);
  expect(summary('治理 intelligence', 'zh')).toEqual(['p1-zh', 'p2-en', 'p3-zh']);
});

test('finds nothing in an essay that lacks one of the words', () => {
  expect(find('治理 经济', 'zh')).toBeUndefined();
});

test('marks the title in the language that has the words', () => {
  expect(find('治理', 'en')?.title).toMatchObject({ lang: 'zh', matches: [{ start: 1, end: 3 }] });
  expect(find('governance', 'en')?.title).toMatchObject({ lang: 'en', matches: [{ start: 3, end: 12 }] });
  expect(find('norms', 'zh')?.title).toMatchObject({ lang: 'zh', matches: [] });
});

test('puts a heading first, then what speaks of it most', () => {
  const passages = [
    ['a', 1, '治理', ''],
    ['b', 2, '治理治理', ''],
    ['c', 0, '治理', ''],
  ] as const;
  const found = findInEssay({ title: { zh: '' }, passages }, parseQuery('治理'), 'zh');
  expect(found?.passages.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});
