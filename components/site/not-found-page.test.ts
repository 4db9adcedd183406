import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { EssayCard } from '@/essay/essay-card';
import messages from '@/messages/en.json';
import { NotFoundPage } from './not-found-page';

const ESSAY: EssayCard = {
  slug: 'on-care',
  zh: { title: '兼爱', authors: ['墨子'], published: '2025-03-23', canonical: 'here', formerly: [] },
  measure: { han: 1, words: 0, minutes: { zh: 1, en: 1 }, rows: 1, translated: 0 },
};

const render = (total: number): string =>
  renderToStaticMarkup(
    createElement(
      NextIntlClientProvider,
      { locale: 'en', messages, timeZone: 'UTC' },
      createElement(NotFoundPage, { essays: [ESSAY], total }),
    ),
  );

test('a site of a thousand essays says so in as many bytes as one of ten thousand, give or take a figure', () => {
  expect(render(10_000).length - render(1000).length).toBeLessThan(4);
  expect(render(1000)).toContain('<a class="page-link" href="/en">All 1,000 essays</a>');
  expect(render(1)).not.toContain('page-link');
});
