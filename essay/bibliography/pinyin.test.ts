import { expect, it } from 'vitest';
import { isPinyinName, splitPinyin } from './pinyin';

it('splits a given name into its syllables', () => {
  expect(splitPinyin('Jiangning')).toEqual(['jiang', 'ning']);
  expect(splitPinyin('Zhengnan')).toEqual(['zheng', 'nan']);
  expect(splitPinyin('Xi’an')).toEqual(['xi', 'an']);
  expect(splitPinyin('Fei-Fei')).toEqual(['fei', 'fei']);
});

it('takes the split that the orthography allows without an apostrophe', () => {
  expect(splitPinyin('Danan')).toEqual(['da', 'nan']);
});

it('takes a bare vowel inside a word where nothing else fits', () => {
  expect(splitPinyin('Guoan')).toEqual(['guo', 'an']);
});

it('does not take Western names for pinyin', () => {
  expect(splitPinyin('Peter')).toBeUndefined();
  expect(isPinyinName('Sommers', 'Li')).toBe(false);
  expect(isPinyinName('Li', 'J.')).toBe(false);
  expect(isPinyinName('Park', 'Jung-ran')).toBe(false);
  expect(isPinyinName('Chen', 'Qi')).toBe(true);
});

it('is linear in the length of what it is given', () => {
  expect(splitPinyin(`${'a'.repeat(50_000)}!`)).toBeUndefined();
});
