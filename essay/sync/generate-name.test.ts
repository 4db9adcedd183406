import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateName, headingName } from './generate-name';

test('makes a short name of letters and digits that are not mistaken for each other, one digit at least', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const name = generateName(seed, new Set());
      expect(name).toMatch(/^[a-hjkmnp-z][a-hjkmnp-z2-9]{3}$/);
      expect(name).toMatch(/\d/);
    }),
  );
});

test('makes the same name of the same text, and another where it is taken', () => {
  const first = generateName('目前', new Set());
  expect(generateName('目前', new Set())).toBe(first);
  expect(generateName('目前', new Set([first]))).not.toBe(first);
});

test('goes on to longer names where many are taken', () => {
  const taken = new Set<string>();
  for (let count = 0; count < 200; count += 1) taken.add(generateName('。', taken));
  expect(taken.size).toBe(200);
  expect(Math.max(...Array.from(taken, (name) => name.length))).toBeGreaterThan(4);
});

test.each([
  ['AI in China: the latest developments', 'ai-in-china-the-latest'],
  ['2. The “Normative Power” of Europe’s law', 'the-normative-power-of-europes'],
  ['Résumé', 'resume'],
  ['Summary', 'summary-2'],
  ['Made in English: zh', 'made-in-english-zh-2'],
  ['References', 'references'],
  ['Counterrevolutionary internationalization efforts', 'counterrevolutionary'],
])('names the heading “%s” %s', (english, name) => {
  expect(headingName(english, new Set())).toBe(name);
});

test('numbers a heading whose words are taken, and has no name for one without words', () => {
  expect(headingName('One', new Set(['one', 'one-2']))).toBe('one-3');
  expect(headingName('2024', new Set())).toBeUndefined();
  expect(headingName('结论', new Set())).toBeUndefined();
});
