import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold';

test('folds case, width and accents', () => {
  expect(foldText('ＡＩ Böckler, ÉCOLE １２ 规范性')).toBe('ai bockler, ecole 12 规范性');
});

test('leaves alone what would change its length', () => {
  expect(foldText('ﬁn ㍿ İ 한')).toHaveLength('ﬁn ㍿ İ 한'.length);
});

test('keeps every offset, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(text)).toHaveLength(text.length);
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
