import { expect, test } from 'vitest';
import { parseOutline } from './parse-outline';

const EXPECTED = [
  { depth: 2, text: '甲' },
  { depth: 3, text: '乙' },
  { depth: 4, text: '丙' },
  { depth: 2, text: '丁' },
];
const shown = (source: string) => parseOutline(source).headings.map(({ depth, text }) => ({ depth, text }));

test.each([
  ['marks', '## 甲\n### 乙\n#### 丙\n\n## 丁\n'],
  ['marks from the first level', '# 甲\n## 乙\n### 丙\n# 丁\n'],
  ['indents', '甲\n  乙\n    丙\n丁\n'],
  ['indents by tabs, with bullets', '- 甲\n\t- 乙\n\t\t- 丙\n- 丁\n'],
  ['indents under an indent', '　甲\n　　乙\n　　　丙\n　丁\n'],
  [
    'a table in a document',
    '# 文档\n\n| level | heading |\n|---|---|\n| 2 | 甲 | 1 |\n| 3 | 乙 | |\n| 4 | 丙 | |\n| 2 | 丁 | |\n',
  ],
])('an outline may be given by %s', (_, source) => {
  expect(shown(source)).toEqual(EXPECTED);
  expect(parseOutline(source).problems).toEqual([]);
});

test('a level that is skipped is told, and the next one taken', () => {
  expect(shown('## 甲\n#### 乙\n')).toEqual([
    { depth: 2, text: '甲' },
    { depth: 3, text: '乙' },
  ]);
  expect(parseOutline('## 甲\n#### 乙\n').problems).toEqual([
    { line: 2, message: 'Unexpected level 4 of “乙”, expected 3 at most, which is taken' },
  ]);
});

test('an empty outline is told', () => {
  expect(parseOutline('\n\n').problems).toEqual([
    { line: 1, message: 'Unexpected outline without a heading, expected one a line' },
  ]);
});
