/** The address of a page of the list of essays below its locale: the first is the home page. */
export const listPath = (page: number): string => (page === 1 ? '' : `/page/${page}`);
