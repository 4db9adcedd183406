import { expect, test } from 'vitest';
import { ESSAYS_PER_PAGE, pagesOf, placesOn } from './essay-pages';

test('there is always a first page, and a next one only when the one before is full', () => {
  expect([0, 1, ESSAYS_PER_PAGE, ESSAYS_PER_PAGE + 1, 1000].map(pagesOf)).toEqual([1, 1, 1, 2, 20]);
});

test('the pages of the list together hold every essay once', () => {
  const essays = Array.from({ length: 2 * ESSAYS_PER_PAGE + 1 }, (_, at) => at);
  expect([1, 2, 3].flatMap((page) => essays.slice(...placesOn(page)))).toEqual(essays);
});
