/** What one page of the list of essays holds: short enough to be read through, and bounded whatever the site's size. */
export const ESSAYS_PER_PAGE = 50;

/** From a number of essays to the number of pages that list them: at least one. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / ESSAYS_PER_PAGE));

/** From a page of the list, of which the first is 1, to where its essays stand among all: from, and up to without. */
export const placesOn = (page: number): [from: number, to: number] => [
  (page - 1) * ESSAYS_PER_PAGE,
  page * ESSAYS_PER_PAGE,
];
