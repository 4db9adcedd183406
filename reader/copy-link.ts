import { announce } from './announce';
import { withoutPassage } from './ranges';

/** Copies a pair's address and shows it in the address bar. The view and the switches are the reader's own and stay out of it. */
export async function copyLink(name: string): Promise<void> {
  history.replaceState(history.state, '', `${location.pathname}${withoutPassage()}#${name}`);
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${name}`);
    announce('copied');
  } catch {
    announce('copyFailed');
  }
}

export function startCopyLink(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.no') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void copyLink(link.hash.slice(1));
  });
}
