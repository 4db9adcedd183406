import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, markText } from './excerpt';
import { findMatches } from './find-matches';
import { parseQuery } from './parse-query';

const written = (pieces: ReturnType<typeof markText>) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const excerpt = (text: string, query: string, lang: 'zh' | 'en') =>
  written(excerptOf(text, findMatches(text, parseQuery(query)), lang));

test('marks what was found, and overlapping matches as one', () => {
  const mark = (text: string, query: string) => written(markText(text, findMatches(text, parseQuery(query))));
  expect(mark('人工智能的治理', '治理')).toBe('人工智能的[治理]');
  expect(mark('治理论', '治理 理论')).toBe('[治理论]');
  expect(mark('Ｇoverning the Norm', 'governance norms')).toBe('[Ｇoverning] the [Norm]');
});

test('cuts a long text around the first match, English between words', () => {
  const zh = excerpt(`${'前'.repeat(200)}治理${'后'.repeat(200)}`, '治理', 'zh');
  expect(zh).toMatch(/^…前+\[治理\]后+…$/);
  expect(zh.length).toBeLessThan(100);
  const en = excerpt(`${'before '.repeat(100)}governance${' after'.repeat(100)}`, 'governing', 'en');
  expect(en).toMatch(/^… ?before .* \[governance\] after .* after ?…$/);
  expect(en.length).toBeLessThan(210);
});

test('shows a short text whole, and the beginning where nothing was found in it', () => {
  expect(excerpt('治理', '治理', 'zh')).toBe('[治理]');
  expect(written(excerptOf('字'.repeat(200), [], 'zh'))).toBe(`${'字'.repeat(90)}…`);
});

test('shows the first match of any text and splits no character', () => {
  const word = fc.constantFrom('治理', '𠮷野', 'governing ', 'of, ', '，', '\n', 'é');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 300 }), fc.constantFrom('zh', 'en'), (words, lang) => {
      const text = words.join('');
      const matches = findMatches(text, parseQuery('governance 野'));
      const pieces = excerptOf(text, matches, lang);
      expect(pieces.some(({ marked }) => marked)).toBe(matches.length > 0);
      expect(written(pieces)).not.toMatch(/^…?[\udc00-\udfff]|[\ud800-\udbff]…?$/);
    }),
  );
});
