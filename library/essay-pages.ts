/** What one page of the list of essays holds: short enough to be read through, and bounded whatever the site's size. */
export const ESSAYS_PER_PAGE = 50;

/** From a number of essays to the number of pages that list them: at least one. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / ESSAYS_PER_PAGE));
