import type { CslItem } from './reference';

/** Entries as CSL-JSON: an array, indented, with a line break at its end. The same text for the same entries. */
export function exportCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}
