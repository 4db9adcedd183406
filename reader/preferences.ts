/** What the reader chose last. Storage may be forbidden: then nothing is remembered and everything else works. */
export type Preference = 'theme' | 'view' | 'keys';

export function readPreference(name: Preference): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function writePreference(name: Preference, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {}
}
