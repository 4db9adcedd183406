import { expect, test } from 'vitest';
import { latexItem } from './latex-text';
import { pairedMarkup } from './markup-runs';

test.each([
  ['On <i>Origins</i> <sup>2</sup>', 'On <i>Origins</i> <sup>2</sup>'],
  ['On <i>Origins', 'On Origins'],
  ['On Origins</i> of <b>what', 'On Origins of what'],
  ['<i>a <b>c</i> d</b>', '<i>a c</i> d'],
  ['<i>a <i>b</i> c', 'a <i>b</i> c'],
  ['<span class="nocase">NATO</span> <span>x', '<span class="nocase">NATO</span> x'],
  ['a < b and c > d', 'a < b and c > d'],
])('keeps of the tags in %s those that have a partner', (title, paired) => {
  expect(pairedMarkup(title)).toBe(paired);
});

test('gives a writer of LaTeX no tag that would open a brace and not close it', () => {
  expect(latexItem({ id: 'a', type: 'book', title: 'A & <b>B' }).title).toBe('A \\& B');
});
