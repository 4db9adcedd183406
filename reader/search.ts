/** The third script: what only those need who search. */
export { mountSearch, openSearch } from './search/open-search';
