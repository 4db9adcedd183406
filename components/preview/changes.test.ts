import { createElement } from 'react';
import { expect, test } from 'vitest';
import { renderInEnglish } from '@/components/fixtures/render-in-english';
import type { PassageChange } from '@/essay/compare-essays';
import { Change } from './changes';

const render = (change: PassageChange): string => renderInEnglish(createElement(Change, { change }));
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');

test('says where a passage stood that was moved', () => {
  expect(wordsOf(render({ kind: 'moved', from: 11, wording: {} }))).toBe('|Moved (was paragraph 11)|');
  expect(wordsOf(render({ kind: 'moved', wording: {} }))).toBe('|Moved|');
  const wording = { en: [{ kind: 'ins', text: 'new' }] } as const;
  expect(wordsOf(render({ kind: 'changed', moved: true, from: 2, wording }))).toBe(
    '|Changed · Moved (was paragraph 2)|new|',
  );
});

test('marks the words that changed, and not the spaces around them', () => {
  const pieces = [
    { kind: 'same', text: 'China ' },
    { kind: 'ins', text: 'still ' },
    { kind: 'same', text: 'lags' },
    { kind: 'del', text: ' somewhat' },
  ] as const;
  expect(render({ kind: 'changed', wording: { en: pieces } })).toContain(
    'China <ins>still</ins> lags <del>somewhat</del></p>',
  );
  expect(render({ kind: 'changed', wording: { en: [{ kind: 'ins', text: '\n' }] } })).toContain('<ins>\n</ins>');
});

test('says which citations came and went, and what else the words do not show', () => {
  const citations = { added: [1, 4], removed: [3] };
  expect(wordsOf(render({ kind: 'changed', citations, wording: {} }))).toBe(
    '|Changed|Now also cites [1] [4]|No longer cites [3], as numbered in the published version|',
  );
  expect(wordsOf(render({ kind: 'changed', cited: false, wording: {} }))).toBe(
    '|Changed|The text no longer cites it; it is only listed.|',
  );
  expect(wordsOf(render({ kind: 'changed', wording: {} }))).toBe(
    '|Changed|The words are the same; markup, citations or an image changed.|',
  );
});
