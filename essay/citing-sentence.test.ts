import { describe, expect, test } from 'vitest';
import { citingSentence, findSentenceEnds } from './citing-sentence';

function sentences(text: string): string[] {
  let start = 0;
  return findSentenceEnds(text).map((end) => {
    const sentence = text.slice(start, end).trim();
    start = end;
    return sentence;
  });
}

test.each([
  ['甲。乙！丙？丁；戊', ['甲。', '乙！', '丙？', '丁；', '戊']],
  ['他说：“甲。”乙。', ['他说：“甲。”', '乙。']],
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['“One.” Two.', ['“One.”', 'Two.']],
  [
    'Chen et al. found 3.5 (see e.g. Fig. 2) by J. Smith, U.S. Then more.',
    ['Chen et al. found 3.5 (see e.g. Fig. 2) by J. Smith, U.S. Then more.'],
  ],
  ['It is I. Who else?', ['It is I.', 'Who else?']],
  ['GPT-4.5 and DeepSeek-V3. Then R1.', ['GPT-4.5 and DeepSeek-V3.', 'Then R1.']],
])('%s', (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

describe('the sentence of a marker', () => {
  test.each([
    ['甲|。乙。', '甲。'],
    ['甲。|乙。', '甲。'],
    ['甲。乙|。', '乙。'],
    ['One. |Two.', 'Two.'],
    ['|甲。', '甲。'],
    ['One.|', 'One.'],
  ])('%s', (text, expected) => {
    expect(citingSentence(text.replace('|', ''), text.indexOf('|'))).toBe(expected);
  });

  test('is cut between words, never inside one', () => {
    const text = `${'gentle '.repeat(40)}end${' gentle'.repeat(40)}`;
    // A whole word of offsets: wherever the cut would fall in it.
    for (const offset of [280, 281, 282, 283, 284, 285, 286])
      expect(citingSentence(text, offset), String(offset)).toMatch(/^…(gentle )+end( gentle)+…$/);
  });

  test('has at most 160 characters, the marker among them, and whole ones', () => {
    const long = `${'甲'.repeat(200)}乙${'𠮷'.repeat(200)}`;
    const sentence = citingSentence(long, 201);
    expect(Array.from(sentence).length).toBeLessThanOrEqual(160);
    expect(sentence).toMatch(/^…甲+乙𠮷+…$/u);
    expect(citingSentence(long, 0)).toMatch(/^甲{158}…$/);
    expect(citingSentence(long, long.length)).toMatch(/^…𠮷{158}$/u);
  });
});
