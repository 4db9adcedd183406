import { expect, test } from 'vitest';
import { type Quotation, writeQuotation } from './write-quotation';

const LINK = 'https://reading.example/zh/essays/x?q=k3f7-zh.1a2b3c4d#k3f7-zh';
const issued = { 'date-parts': [[2025, 3, 24]] } as const;
const author = [{ literal: 'Trifolium' }];
const QUOTATION: Quotation = {
  texts: [{ lang: 'zh', text: '算力*工厂*的搭建。' }],
  items: {
    zh: { id: 'trifolium-2025', type: 'webpage', title: '随笔一', author, issued, language: 'zh-Hans' },
    en: { id: 'trifolium-2025', type: 'webpage', title: 'Essay One', author, issued, language: 'en' },
  },
  edition: 2015,
  from: 3,
  version: '2025-03-24',
  accessed: '2026-07-03',
  link: LINK,
};
const EN: Quotation = { ...QUOTATION, texts: [{ lang: 'en', text: 'The building of “compute factories”.' }] };
const BOTH: Quotation = { ...QUOTATION, texts: [...QUOTATION.texts, ...EN.texts], to: 5 };

test('quotes Chinese by GB/T 7714, with the day it was read (2015 §8.4.4)', () => {
  expect(writeQuotation(QUOTATION, 'gb-t-7714')).toBe(
    `算力*工厂*的搭建。\n\nTrifolium. 随笔一[EB/OL]. (2025-03-24)[2026-07-03]. ${LINK}. 第 3 段，2025-03-24 版。`,
  );
});

test('quotes English by Chicago', () => {
  expect(writeQuotation(EN, 'chicago')).toMatch(
    /^The building of “compute factories”\.\n\nTrifolium\. “Essay One\.” .*March 24, 2025.*#k3f7-zh\. ¶3, version of 2025-03-24\.$/,
  );
});

test('quotes both languages with one citation', () => {
  const quoted = writeQuotation(BOTH, 'gb-t-7714');
  expect(quoted.split('\n\n')).toHaveLength(3);
  expect(quoted).toMatch(/第 3—5 段，2025-03-24 版。$/);
  expect(writeQuotation(BOTH, 'chicago')).toMatch(/“Essay One.*¶¶3–5, version of 2025-03-24\.$/);
});

test('leaves the number out where a heading is quoted', () => {
  expect(writeQuotation({ ...QUOTATION, from: undefined }, 'gb-t-7714')).toMatch(/#k3f7-zh\. 2025-03-24 版。$/);
  expect(writeQuotation({ ...EN, from: undefined }, 'chicago')).toMatch(/ Version of 2025-03-24\.$/);
});

test('quotes in Markdown without making markup of the text', () => {
  expect(writeQuotation(QUOTATION, 'markdown')).toBe(
    `> 算力\\*工厂\\*的搭建。\n>\n> —— Trifolium. 随笔一\\[EB/OL\\]. (2025-03-24)\\[2026-07-03\\]. <${LINK}>. 第 3 段，2025-03-24 版。`,
  );
});

test('gives the source of an English quotation after an English dash', () => {
  expect(writeQuotation(EN, 'markdown')).toMatch(/\n>\n> — Trifolium\. “Essay One/);
});

test('keeps the start of a line from becoming a heading or a list in Markdown', () => {
  const texts = [{ lang: 'zh', text: '# 一\n- 二\n1. 三' } as const];
  expect(writeQuotation({ ...QUOTATION, texts }, 'markdown')).toMatch(/^> \\# 一\n> \\- 二\n> 1\\\. 三\n/);
});

test('quotes as an entry that BibLaTeX reads', () => {
  const texts = [{ lang: 'zh', text: '占 34%，{甲}' } as const];
  expect(writeQuotation({ ...QUOTATION, texts }, 'bibtex')).toBe(
    [
      '@online{trifolium-2025,',
      '  author = {{Trifolium}},',
      '  title = {随笔一},',
      '  date = {2025-03-24},',
      `  url = {${LINK}},`,
      '  urldate = {2026-07-03},',
      '  langid = {chinese},',
      '  note = {第 3 段，2025-03-24 版。},',
      '  annotation = {占 34\\%，\\{甲\\}}',
      '}',
    ].join('\n'),
  );
});
