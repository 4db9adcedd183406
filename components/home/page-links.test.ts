import { createElement } from 'react';
import { expect, test } from 'vitest';
import { renderInEnglish } from '../fixtures/render-in-english';
import { PageLinks } from './page-links';

/** The links as a reader meets them: what they say or are called, where they lead, which one is here. */
function linksOf(page: number, pages: number): readonly string[] {
  const html = renderInEnglish(createElement(PageLinks, { page, pages }));
  return [...html.matchAll(/<a ([^>]*)>([^<]*)<\/a>/g)].map(([, attributes = '', text = '']) => {
    const value = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1];
    return [value('aria-label') ?? text, value('href'), value('rel'), value('aria-current') && 'here']
      .filter(Boolean)
      .join(' ');
  });
}

test('the first page leads on, and the last one back', () => {
  expect(linksOf(1, 3)).toEqual(['Page 1 /en here', 'Page 2 /en/page/2', 'Page 3 /en/page/3', 'Older /en/page/2 next']);
  expect(linksOf(3, 3)).toEqual(['Newer /en/page/2 prev', 'Page 1 /en', 'Page 2 /en/page/2', 'Page 3 /en/page/3 here']);
});

test('a page among many has as many links as one among few', () => {
  expect(linksOf(10, 200)).toEqual([
    'Newer /en/page/9 prev',
    'Page 1 /en',
    'Page 9 /en/page/9',
    'Page 10 /en/page/10 here',
    'Page 11 /en/page/11',
    'Page 200 /en/page/200',
    'Older /en/page/11 next',
  ]);
});
