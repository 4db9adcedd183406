import { readPreference, writePreference } from './preferences';

/** The theme's buttons work without this; this remembers the choice. */
export function startTheme(): void {
  const root = document.documentElement;
  const radio = document.querySelector<HTMLInputElement>(`#theme-${readPreference('theme') ?? 'system'}`);
  if (radio) radio.checked = true;
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return;
    const system = target.value === 'system';
    if (system) delete root.dataset.theme;
    else root.dataset.theme = target.value;
    writePreference('theme', system ? null : target.value);
  });
}
