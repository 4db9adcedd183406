import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { EssayCard } from '@/essay/essay-card';
import { renderInEnglish } from '../fixtures/render-in-english';
import { NewestEssays } from './newest-essays';

const ESSAY: EssayCard = {
  slug: 'on-care',
  zh: { title: '兼爱', authors: ['墨子'], published: '2025-03-23' },
  measure: { han: 1, words: 0, minutes: { zh: 1, en: 1 }, rows: 1, translated: 0 },
};

const render = (total: number): string =>
  renderInEnglish(createElement(NewestEssays, { essays: [ESSAY], total, all: 'All essays' }));

test('the list of a thousand essays is as long as that of ten thousand, give or take a figure', () => {
  expect(render(10_000).length - render(1000).length).toBeLessThan(4);
  expect(render(1000)).toContain('<a class="page-link" href="/en">All 1,000 essays</a>');
});

test('a list of all essays says so, and leads nowhere else', () => {
  expect(render(1)).toContain('All essays');
  expect(render(1)).not.toContain('page-link');
});
