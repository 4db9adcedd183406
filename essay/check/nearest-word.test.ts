import { expect, test } from 'vitest';
import { editDistance, nearestWord, suggestWord } from './nearest-word';

test('counts what must be put in, taken out or changed', () => {
  expect(editDistance('sumary', 'summary')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
});

test('finds the word that was meant, and none where none is near', () => {
  expect(nearestWord('Titel', ['title', 'subtitle'])).toBe('title');
  expect(nearestWord('visibility', ['title', 'summary'])).toBeUndefined();
  expect(nearestWord('xy', ['ab'])).toBeUndefined();
});

test('lists what is known where nothing is near', () => {
  expect(suggestWord('qqqqqq', ['check', 'sync'])).toBe('Known here: `check`, `sync`.');
  expect(suggestWord('chekc', ['check', 'sync'])).toBe('Did you mean `check`?');
});
