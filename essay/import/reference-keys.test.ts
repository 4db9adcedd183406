import { expect, test } from 'vitest';
import type { ImportEntry } from './import-entry';
import { buildKeys } from './reference-keys';

const entry = (item: Partial<ImportEntry['item']>): ImportEntry => ({
  original: '[1] x',
  doubts: [],
  item: { type: 'book', ...item },
});
const issued = { 'date-parts': [[2024]] } as const;

test('keys are made of authors and year, of a title where one lacks, Han as pinyin, and are unique', () => {
  expect(
    buildKeys([
      entry({ author: [{ family: 'Bradford', given: 'A' }], issued }),
      entry({
        author: [
          { family: '陈', given: '琪' },
          { family: '聂', given: '正楠' },
        ],
        issued,
      }),
      entry({
        author: [
          { family: '陈', given: '琪' },
          { family: '聂', given: '正楠' },
        ],
        issued,
      }),
      entry({ author: [{ family: '曾', given: '琪' }], issued }),
      entry({ author: [{ family: 'Müller' }, { family: 'B' }, { family: 'C' }], issued }),
      entry({ author: [{ literal: 'DeepSeek' }], title: 'DeepSeek_V3' }),
      entry({ author: [{ literal: '中国互联网信息中心' }], issued }),
      entry({ title: 'The Art of War', issued }),
      entry({ title: '2024年报告' }),
    ]),
  ).toEqual([
    'bradford-2024',
    'chen-nie-2024',
    'chen-nie-2024-b',
    'zeng-2024',
    'muller-2024',
    'deepseek-v3',
    'zhongguohulian-2024',
    'art-war-2024',
    'ref-2024nianbaogao',
  ]);
});

test('any number of entries with one author and year have keys of their own', () => {
  const keys = buildKeys(Array.from({ length: 1000 }, () => entry({ author: [{ family: 'A' }], issued })));
  expect(new Set(keys).size).toBe(1000);
  expect(keys.every((key) => /^[a-z][a-z0-9-]*$/.test(key))).toBe(true);
});
