import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffPiece, diffWording } from './diff-wording';

const write = (pieces: readonly DiffPiece[]) =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'del' ? `[-${text}-]` : `{+${text}+}`)).join('');
const side = (pieces: readonly DiffPiece[], kind: 'del' | 'ins') =>
  pieces.flatMap((piece) => (piece.kind === 'same' || piece.kind === kind ? [piece.text] : [])).join('');

test('compares English by words', () => {
  expect(write(diffWording('The scale of the market.', 'The size of the whole market.', 'en'))).toBe(
    'The [-scale-]{+size+} of the{+ whole+} market.',
  );
});

test('keeps a word that stands in both rather than the spaces around it', () => {
  expect(write(diffWording('is visible above all on', 'is at present visible chiefly on', 'en'))).toBe(
    'is {+at present +}visible [-above all-]{+chiefly+} on',
  );
});

test('compares Chinese by characters, and Latin words in it as wholes', () => {
  expect(write(diffWording('规模达到2023年的水平', '规模超过2024年的水平', 'zh'))).toBe(
    '规模[-达到2023-]{+超过2024+}年的水平',
  );
});

test('does not leave a single character or space standing between two changes', () => {
  expect(write(diffWording('甲的乙', '丙的丁', 'zh'))).toBe('[-甲的乙-]{+丙的丁+}');
  expect(write(diffWording('red fox', 'grey wolf', 'en'))).toBe('[-red fox-]{+grey wolf+}');
});

test('says that equal wordings are the same, and nothing of two empty ones', () => {
  expect(diffWording('文', '文', 'zh')).toEqual([{ kind: 'same', text: '文' }]);
  expect(diffWording('', '', 'en')).toEqual([]);
  expect(diffWording('', 'new', 'en')).toEqual([{ kind: 'ins', text: 'new' }]);
});

test('gives back both wordings, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '文', '字', '。', '.', '\n', '’', '😀') });
  fc.assert(
    fc.property(text, text, fc.constantFrom('zh' as const, 'en' as const), (before, after, lang) => {
      const pieces = diffWording(before, after, lang);
      expect([side(pieces, 'del'), side(pieces, 'ins')]).toEqual([before, after]);
      for (const [at, piece] of pieces.entries()) expect(piece.kind).not.toBe(pieces[at + 1]?.kind);
    }),
  );
});

test('compares a text of a hundred thousand characters by sentences, within a second', () => {
  const sentences = Array.from(
    { length: 2000 },
    (_, at) => `第${at}句说的是这件事情，也说了那件事情，还说了别的许多。`,
  );
  const changed = sentences.with(700, '这一句换了。').with(1400, '');
  const started = performance.now();
  const pieces = diffWording(sentences.join(''), changed.join(''), 'zh');
  expect(performance.now() - started).toBeLessThan(1000);
  expect(pieces.filter(({ kind }) => kind === 'ins')).toEqual([{ kind: 'ins', text: '这一句换了。' }]);
});
