import { announce } from './announce';
import { loadScript } from './load-script';

const linkToSearch = () => document.querySelector<HTMLAnchorElement>('.search-link');

/** The link to the search page opens the search where the reader is; its script is loaded when it is asked for. */
export function startSearching(): void {
  const link = linkToSearch();
  link?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    search();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'k' || event.metaKey === event.ctrlKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    search();
  });
  const room = document.getElementById('search');
  if (room)
    void loadScript('search').then(
      ({ mountSearch }) => mountSearch(room),
      () => {},
    );
}

/** Opens the search, or the page that says what is the matter if its script cannot be had. Without a connection there is no page. */
export function search(): void {
  // Who types on while the script is on its way types what they look for.
  let typed = '';
  const loading = new AbortController();
  addEventListener(
    'keydown',
    (event) => {
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      typed += event.key;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal: loading.signal },
  );
  loadScript('search')
    .then(
      ({ openSearch }) => openSearch(typed),
      () => (navigator.onLine ? location.assign(linkToSearch()?.href ?? '') : announce('loadFailed')),
    )
    .finally(() => loading.abort());
}
