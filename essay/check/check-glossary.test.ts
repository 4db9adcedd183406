import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { listStems } from '../english-stems';
import { alignFixture } from '../fixtures/align-fixture';
import { parseGlossary } from '../glossary';
import { checkGlossary } from './check-glossary';
import { listMessageLines } from './list-message-lines';

function check(glossary: string, zh: string, en: string) {
  const file = new VFile({ path: 'en.md' });
  checkGlossary(file, alignFixture(zh, en).pairs, parseGlossary(new VFile({ value: glossary })));
  return listMessageLines(file);
}

const AI =
  '人工智能: ["AI", "artificial intelligence"]\n生成式人工智能: ["generative AI"]\n治理: ["governance", "govern"]\n';

test('names a term whose translation uses none of its renderings, at the English block', () => {
  expect(check(AI, '引言。\n\n人工智能的治理。\n', 'Introduction.\n\nThe control of machines.\n')).toEqual([
    '3:1 warning glossary-term-used Unexpected translation of `人工智能` (zh.md:3) without its rendering, expected `AI` or `artificial intelligence`',
    '3:1 warning glossary-term-used Unexpected translation of `治理` (zh.md:3) without its rendering, expected `governance` or `govern`',
  ]);
});

test.each([
  ['人工智能', 'Artificial Intelligence matters.'],
  ['人工智能', 'The artificial-intelligence industry.'],
  ['人工智能', 'AI’s promise.'],
  ['治理', 'Well governed.'],
  ['治理', 'It governs, and is governing.'],
  ['生成式人工智能', 'Generative AI’s limits.'],
])('is content with %s as %j', (zh, en) => {
  expect(check(AI, `${zh}。\n`, `${en}\n`)).toEqual([]);
});

test('takes the longest of terms that overlap', () => {
  expect(check(AI, '生成式人工智能。\n', 'AI.\n')).toEqual([
    '1:1 warning glossary-term-used Unexpected translation of `生成式人工智能` (zh.md:1) without its rendering, expected `generative AI`',
  ]);
  expect(check(AI, '生成式人工智能与人工智能。\n', 'Generative AI and the rest.\n')).toEqual([]);
});

test('does not find a word within another', () => {
  expect(check('信: ["faith"]\n', '信。\n', 'Faithfulness.\n')).toHaveLength(1);
  expect(check('人工智能: ["AI"]\n', '人工智能。\n', 'They said so.\n')).toHaveLength(1);
});

test('takes what stands in brackets for another name', () => {
  const glossary = '信通院: ["China Academy of Information and Communications Technology (CAICT)"]\n';
  for (const en of [
    'The China Academy of Information and Communications Technology.',
    'CAICT says so.',
    'The China Academy of Information and Communications Technology (CAICT).',
  ]) {
    expect(check(glossary, '信通院。\n', `${en}\n`)).toEqual([]);
  }
  expect(check(glossary, '信通院。\n', 'The academy.\n')).toHaveLength(1);
});

test('looks at pairs: what is not translated, and what a group says in its other half, is no fault', () => {
  expect(check(AI, '人工智能。\n', '')).toEqual([]);
  expect(check(AI, '人工智能。 ^aaaa\n\n治理。 ^bbbb\n', 'Governance of AI. ^aaaa ^bbbb\n')).toEqual([]);
});

test('leaves code alone', () => {
  expect(check(AI, '```\n人工智能\n```\n', '```\nx\n```\n')).toEqual([]);
});

describe('stems', () => {
  test.each([
    ['policies', 'policy'],
    ['boxes', 'box'],
    ['models’', 'model'],
    ["China's", 'China'],
    ['enabled', 'enabling'],
    ['planned', 'plans'],
    ['regulate', 'regulating'],
    ['classes', 'class'],
  ])('%s is a form of %s', (a, b) => {
    expect(listStems(a)).toEqual(listStems(b));
  });
  test.each([
    ['analysis', 'analys'],
    ['status', 'statu'],
    ['ring', 'r'],
    ['red', 'r'],
    ['regulation', 'regulatory'],
  ])('%s is no form of %s', (a, b) => {
    expect(listStems(a)).not.toEqual(listStems(b));
  });
});

describe('the glossary', () => {
  const read = (value: string) => {
    const file = new VFile({ path: 'glossary.yaml', value });
    const terms = parseGlossary(file);
    return { terms: terms.map(({ term }) => term), lines: listMessageLines(file) };
  };

  test('may be empty', () => {
    expect(read('')).toEqual({ terms: [], lines: [] });
    expect(read('# nothing yet\n')).toEqual({ terms: [], lines: [] });
    expect(read('甲: ["a"]\n')).toEqual({ terms: ['甲'], lines: [] });
  });

  test('has a list for each term', () => {
    expect(read('甲: a\n乙: []\n丙: [1]\n丁: ["d"]\n')).toEqual({
      terms: ['丁'],
      lines: [
        '1:1 error glossary-shaped Unexpected value for the term `甲`, expected a list of English renderings',
        '2:1 error glossary-shaped Unexpected value for the term `乙`, expected a list of English renderings',
        '3:1 error glossary-shaped Unexpected value for the term `丙`, expected a list of English renderings',
      ],
    });
    expect(read('- a\n').lines).toEqual([
      '1:1 error glossary-shaped Unexpected form of the glossary, expected lines `term: ["rendering", "another"]`',
    ]);
  });
});
