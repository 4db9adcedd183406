import { expect, test } from 'vitest';
import { parseTree } from './parse-tree';

const kinds = (value: string) => parseTree(value).children.map(({ type }) => type);

test.each(['|a|\n|-|\n', 'a\n:-\n', 'a\n-:\n', 'a|b\n-|-\n', '> a\n> :-:\n'])('finds the table in %j', (value) => {
  expect(JSON.stringify(parseTree(value))).toContain('"table"');
});

test('takes no line for a table that has no delimiter row', () => {
  expect(kinds('a\n\nb: c - d\n')).toEqual(['paragraph', 'paragraph']);
});
