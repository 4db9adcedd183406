import { expect, test } from 'vitest';
import { alignFixture } from './fixtures/align-fixture';
import { countHan, countWords, measureEssay } from './measure';

test('Han characters are counted without punctuation, words with figures', () => {
  expect(countHan('兼爱，非攻 DeepSeek-V3。')).toBe(4);
  expect(countWords('China’s state-led model — in 2024, 28% of it.')).toBe(8);
  expect(countWords('发布 DeepSeek-V3 模型')).toBe(1);
});

test('rows are counted by their source, minutes by each language', () => {
  const { pairs } = alignFixture(
    `## 一 {#a}\n\n${'字'.repeat(1199)}[@x] ^aaaa\n\n乙 ^bbbb`,
    `## One {#a}\n\n${'word '.repeat(475)} ^aaaa\n\nMore ^zzzz`,
  );
  expect(measureEssay(pairs)).toEqual({ han: 1201, words: 477, rows: 3, translated: 2, minutes: { zh: 3, en: 2 } });
});

test('a text that is not there takes no time', () => {
  expect(measureEssay(alignFixture('甲', '').pairs).minutes).toEqual({ zh: 1, en: 0 });
});
