import { expect, test } from 'vitest';
import { parseQuery } from './parse-query';

const keysOf = (query: string) => parseQuery(query).map(({ keys }) => keys);

test('looks Han up by single characters or by pairs of neighbours, and words by their stems', () => {
  expect(keysOf('治')).toEqual([['治']]);
  expect(keysOf('三足鼎立')).toEqual([['三足', '足鼎', '鼎立']]);
  expect(keysOf('Governing')).toEqual([['govern']]);
  expect(keysOf('AI治理')).toEqual([['ai'], ['治理']]);
});

test('takes a few pairs of a long row, the first and the last among them', () => {
  expect(keysOf('人工智能治理的规范性')).toEqual([['人工', '能治', '理的', '范性']]);
});

test('goes on to look for what it no longer looks up', () => {
  const terms = parseQuery('one two three four five six seven eight nine');
  expect(terms).toHaveLength(9);
  expect(terms.at(-1)?.keys).toEqual([]);
});

test('takes the last word to be unfinished, unless something follows it or it is very short', () => {
  expect(parseQuery('soft govern').map(({ open }) => open)).toEqual([false, true]);
  expect(parseQuery('govern ').map(({ open }) => open)).toEqual([false]);
  expect(parseQuery('ai').map(({ open }) => open)).toEqual([false]);
});

test('looks for little words only where there is nothing else, or where they may still become others', () => {
  expect(keysOf('the governance of AI')).toEqual([['govern'], ['ai']]);
  expect(keysOf('of the ')).toEqual([['of'], ['the']]);
  expect(keysOf('AI and the')).toEqual([['ai'], ['the']]);
  expect(keysOf('AI and the ')).toEqual([['ai']]);
});

test('looks for a word once, and for nothing where there are no words', () => {
  expect(parseQuery('治理 治理')).toHaveLength(1);
  expect(parseQuery(' ，。…“” ')).toEqual([]);
  expect(parseQuery('')).toEqual([]);
});
