import type { CslDate, CslDateParts } from './reference';

/**
 * A date in EDTF, level 1 (ISO 8601-2): `2024-05-09`, `1957/1990`, `1984/..`, `1936~`. Undefined where it has no parts.
 * The inverse of `parseEdtf`.
 */
export function edtfDate(date: CslDate): string | undefined {
  const [from, to] = date['date-parts'] ?? [];
  const start = from && edtfDay(from);
  if (!start) return undefined;
  const circa = date.circa && date.circa !== 'false' && date.circa !== '0' ? '~' : '';
  return start + circa + (to ? `/${edtfDay(to) || '..'}` : '');
}

/** Year, month and day with hyphens; empty where there is no year, as at the end of an open range. */
function edtfDay(parts: CslDateParts): string {
  const [year, ...rest] = parts.map(Number);
  if (!year) return '';
  const sign = year < 0 ? '-' : '';
  return [sign + String(Math.abs(year)).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}
