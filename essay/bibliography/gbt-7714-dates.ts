import { type GbtEdition, gbtMarks } from './gbt-7714-marks';
import { type Day, type ReadDate, readDate } from './read-date';
import type { CslDate } from './reference';

/**
 * The year of publication (2015 §8.4.3, 2025 §7.5.4): `2013`, `1957-1990` (2025 `1957—1990`), `1984-` for what goes on,
 * `[1936]` where it is an estimate; words (`c1988`, `1865（清同治四年）`) as they stand.
 */
export function gbtYear(date: CslDate | undefined, edition: GbtEdition): string {
  return write(readDate(date), edition, (day) => String(day.year));
}

/** A whole date, `YYYY-MM-DD` or as much as is known (2015 §8.4.3.2, 2025 §7.5.4.2). */
export function gbtDay(date: CslDate | undefined, edition: GbtEdition): string {
  return write(readDate(date), edition, isoDay);
}

/** Whether a date says more than its year. */
export function isFullDate(date: CslDate | undefined): boolean {
  const read = readDate(date);
  return read?.kind === 'date' && read.start.month !== undefined;
}

/** `[2013-03-26]`, the day a resource on the net was read (2015 §8.4.4, 2025 §7.6). */
export function gbtAccessed(date: CslDate | undefined, edition: GbtEdition): string {
  const day = gbtDay(date, edition);
  return day && `[${day}]`;
}

function write(date: ReadDate | undefined, edition: GbtEdition, writeDay: (day: Day) => string): string {
  if (!date) return '';
  if (date.kind === 'literal') return literal(date.text, edition);
  const { years } = gbtMarks(edition);
  const start = writeDay(date.start);
  const range = date.end ? `${start}${years}${writeDay(date.end)}` : date.open ? start + years : start;
  return date.circa ? `[${range}]` : range;
}

/** The brackets of another calendar's year, `1947（民国三十六年）` (2015 §8.4.3.1, 2025 §7.5.4.1), in the edition's width. */
function literal(text: string, edition: GbtEdition): string {
  const { open, close } = gbtMarks(edition);
  return text
    .trim()
    .replace(/ ?[(（]/g, open)
    .replace(/[)）]/g, close);
}

function isoDay({ year, month, day }: Day): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  // CSL counts seasons as months 13 to 24; the standard has no form for them.
  if (!month || month > 12) return String(year);
  return day ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}
