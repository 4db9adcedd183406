import { type Day, readDate } from './read-date';
import type { CslDate } from './reference';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
/** CSL counts seasons as months 13 to 16, EDTF as 21 to 24. */
const SEASONS: Readonly<Record<number, string>> = {
  13: 'Spring',
  14: 'Summer',
  15: 'Autumn',
  16: 'Winter',
  21: 'Spring',
  22: 'Summer',
  23: 'Autumn',
  24: 'Winter',
};

/** A date as it is read: `March 18, 2012`, `March 2012`, `2012`; words as they stand. '' where there is none. */
export function chicagoDay(date: CslDate | undefined): string {
  return write(date, (day) => {
    const month = MONTHS[(day.month ?? 0) - 1] ?? SEASONS[day.month ?? 0];
    if (!month) return String(day.year);
    return day.day ? `${month} ${day.day}, ${day.year}` : `${month} ${day.year}`;
  });
}

/** The year: `2012`, `1957–1990`, `1984–`, and `[1936?]` where it is an estimate (Chicago 17 §14.145). */
export function chicagoYear(date: CslDate | undefined): string {
  return write(date, (day) => String(day.year));
}

function write(date: CslDate | undefined, writeDay: (day: Day) => string): string {
  const read = readDate(date);
  if (!read) return '';
  if (read.kind === 'literal') return read.text;
  const range = writeDay(read.start) + (read.end ? `–${writeDay(read.end)}` : read.open ? '–' : '');
  return read.circa ? `[${range}?]` : range;
}

/**
 * Pages with en dashes, the second number of a range shortened (Chicago 17 §9.61): `473–87`, `107–10`, `103–4`,
 * `100–104`, `1496–504`.
 */
export function chicagoPages(pages: string): string {
  return pages
    .replace(/(\p{L}?\d{1,9}) ?[-–—]{1,3} ?(\p{L}?\d{1,9})(?![\d.])/gu, (whole, from: string, to: string) =>
      shorten(whole, from, to),
    )
    .replace(/(?<=\S)-(?=\S)/g, '–');
}

function shorten(whole: string, from: string, to: string): string {
  const plain = `${from}–${to}`;
  if (!/^\d+$/.test(from) || !/^\d+$/.test(to)) return whole.replace(/ ?[-–—]+ ?/, '–');
  const first = Number(from);
  if (from.length !== to.length || first < 100 || first % 100 === 0 || Number(to) <= first) return plain;
  let same = 0;
  while (from[same] === to[same]) same += 1;
  const changed = to.length - same;
  // 101–109 and the like give the changed part only, all others two digits at least.
  return `${from}–${to.slice(-(first % 100 < 10 ? changed : Math.max(2, changed)))}`;
}
