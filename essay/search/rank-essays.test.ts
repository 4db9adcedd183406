import { expect, test } from 'vitest';
import { essayOf, searchIn } from './fixtures/search-in';

const filler = '这里是别的话，'.repeat(30);
const slugsOf = (found: readonly Readonly<{ slug: string }>[]) => found.map(({ slug }) => slug);

test('puts an essay whose title names it before one that only mentions it', () => {
  const search = searchIn([
    essayOf('mentions', [[`${filler}规范性。`, '']]),
    essayOf('titled', [[`${filler}规范性。`, '']], { zh: '论规范性', en: '' }),
  ]);
  expect(slugsOf(search('规范性'))).toEqual(['titled', 'mentions']);
});

test('puts an essay that speaks of it often before a longer one that mentions it once', () => {
  const search = searchIn([
    essayOf('long', [[`${filler.repeat(5)}治理。`, '']]),
    essayOf('often', [[`${filler}治理，治理，治理。`, '']]),
  ]);
  expect(slugsOf(search('治理'))).toEqual(['often', 'long']);
});

test('counts a rare word more than a common one', () => {
  const search = searchIn([
    ...Array.from({ length: 8 }, (_, at) => essayOf(`common-${at}`, [[`${filler}治理治理治理。`, 'rare']])),
    essayOf('rare', [[`${filler}治理，经济，经济，经济。`, '']]),
    essayOf('both', [[`${filler}治理治理治理，经济。`, '']]),
  ]);
  expect(slugsOf(search('治理 经济'))).toEqual(['rare', 'both']);
});

test('puts the reading language first where the rest is equal', () => {
  const essays = [essayOf('a-chinese', [['AI', 'nothing']]), essayOf('b-english', [['无', 'AI']])];
  expect(slugsOf(searchIn(essays, 'en')('AI'))).toEqual(['b-english', 'a-chinese']);
  expect(slugsOf(searchIn(essays, 'zh')('AI'))).toEqual(['a-chinese', 'b-english']);
});

test('finds words in one language and Han in the other of the same essay', () => {
  const search = searchIn([
    essayOf('both', [
      ['治理', 'nothing'],
      ['无', 'governance'],
    ]),
    essayOf('one', [['治理', '']]),
  ]);
  expect(slugsOf(search('治理 governance'))).toEqual(['both']);
});

test('puts a finished word before words that only begin so', () => {
  const search = searchIn([essayOf('a', [['', 'normandy']]), essayOf('b', [['', 'norm']])], 'en');
  expect(slugsOf(search('norm'))).toEqual(['b', 'a']);
});
