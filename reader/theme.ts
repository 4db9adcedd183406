import { readPreference, writePreference } from './preferences';

/** The theme's buttons work without this; this remembers the choice. */
export function startTheme(): void {
  const root = document.documentElement;
  const show = (theme: string) => {
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  const showKept = () => {
    const radio = document.querySelector<HTMLInputElement>(`#theme-${readPreference('theme') ?? 'system'}`);
    if (!radio) return;
    radio.checked = true;
    show(radio.value);
  };
  showKept();
  // On the way back browsers show a page as it was left, and the choice may have been made on another since.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) showKept();
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return;
    show(target.value);
    writePreference('theme', target.value === 'system' ? null : target.value);
  });
}
