import type { CslDate, CslDateParts } from './reference';

export type Day = Readonly<{ year: number; month?: number; day?: number }>;

/** A date as the formatters need it: its first and last day, or words to be printed as they stand. */
export type ReadDate =
  | Readonly<{ kind: 'date'; start: Day; end?: Day; open: boolean; circa: boolean }>
  | Readonly<{ kind: 'literal'; text: string }>;

/**
 * Reads a CSL date. Takes `date-parts` (numbers or numeric strings; a second part `[0]` or `['']` is an open range),
 * `literal`, or `raw` in EDTF. Gives undefined where nothing in it is a date.
 */
export function readDate(date: CslDate | undefined): ReadDate | undefined {
  if (!date) return undefined;
  if (date.literal) return { kind: 'literal', text: date.literal };
  const source = date['date-parts'] ? date : date.raw ? (parseEdtf(date.raw) ?? { literal: date.raw }) : {};
  if (source.literal) return { kind: 'literal', text: source.literal };
  const [first, second] = source['date-parts'] ?? [];
  const start = first && readDay(first);
  if (!start) return undefined;
  const end = second && readDay(second);
  const circa = isYes(date.circa) || isYes(source.circa);
  return { kind: 'date', start, ...(end && { end }), open: second !== undefined && !end, circa };
}

/**
 * Parses an EDTF date as pandoc takes it (`2023`, `2023-07`, `2023-07-13`, `1957/1990`, `1984/..`, `1936~`)
 * into CSL's parts. Gives undefined for anything else. Nothing is checked against the calendar here.
 */
export function parseEdtf(text: string): CslDate | undefined {
  const [from = '', to, ...rest] = text.trim().split('/');
  const start = parseEdtfDay(from);
  if (!start || rest.length > 0) return undefined;
  const circa = /[~?%]$/.test(from);
  if (to === undefined) return { 'date-parts': [start], ...(circa && { circa }) };
  const end: CslDateParts | undefined = to === '' || to === '..' ? [0] : parseEdtfDay(to);
  return end && { 'date-parts': [start, end], ...(circa && { circa }) };
}

function parseEdtfDay(text: string): CslDateParts | undefined {
  const match = /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?[~?%]?$/.exec(text.trim());
  if (!match) return undefined;
  return match
    .slice(1)
    .filter((part) => part !== undefined)
    .map(Number) as unknown as CslDateParts; // one to three numbers, by the pattern
}

function readDay(parts: CslDateParts): Day | undefined {
  const [year, month, day] = parts.map((part) => (part === undefined || part === '' ? undefined : Number(part)));
  if (!year || Number.isNaN(year)) return undefined;
  return { year, ...(month && { month }), ...(month && day && { day }) };
}

/** What is wrong with a date's parts, or undefined where the calendar has such a day. Seasons (13 to 24) are CSL's. */
export function findImpossible(parts: CslDateParts): string | undefined {
  for (const part of parts) {
    if (part !== undefined && !/^-?\d+$/.test(String(part))) return `Unexpected date part "${part}", expected a number`;
  }
  const [year, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (parts.length > 3) return 'Unexpected fourth date part, expected year, month and day';
  if (month !== undefined && (month < 1 || month > 24)) return `Unexpected month ${month}, expected 1 to 12`;
  if (month !== undefined && month > 12 && day !== undefined) return `Unexpected month ${month}, expected 1 to 12`;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const last = daysIn(year, month);
  return day < 1 || day > last
    ? `Unexpected day ${day}, expected 1 to ${last} in month ${month} of ${year}`
    : undefined;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isYes(value: boolean | number | string | undefined): boolean {
  return value !== undefined && value !== false && value !== 0 && value !== '' && value !== 'false' && value !== '0';
}
