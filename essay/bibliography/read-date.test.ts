import { describe, expect, it } from 'vitest';
import { findImpossible, parseEdtf, readDate } from './read-date';

describe('readDate', () => {
  it('reads numbers and numeric strings alike', () => {
    const read = { kind: 'date', start: { year: 2012, month: 1, day: 16 }, open: false, circa: false };
    expect(readDate({ 'date-parts': [[2012, 1, 16]] })).toEqual(read);
    expect(readDate({ 'date-parts': [['2012', '01', '16']] })).toEqual(read);
  });

  it('reads a range and one that goes on', () => {
    expect(readDate({ 'date-parts': [[1957], [1990]] })).toMatchObject({ end: { year: 1990 }, open: false });
    expect(readDate({ 'date-parts': [[1984], [0]] })).toMatchObject({ start: { year: 1984 }, open: true });
  });

  it('reads raw dates as EDTF and keeps other words as they stand', () => {
    expect(readDate({ raw: '2023-07' })).toMatchObject({ start: { year: 2023, month: 7 } });
    expect(readDate({ raw: 'Spring of that year' })).toEqual({ kind: 'literal', text: 'Spring of that year' });
  });

  it('finds nothing where nothing is', () => {
    expect(readDate(undefined)).toBeUndefined();
    expect(readDate({ 'date-parts': [] })).toBeUndefined();
  });
});

describe('parseEdtf', () => {
  it('parses what pandoc takes', () => {
    expect(parseEdtf('2023-07-13')).toEqual({ 'date-parts': [[2023, 7, 13]] });
    expect(parseEdtf('1984/..')).toEqual({ 'date-parts': [[1984], [0]] });
    expect(parseEdtf('1936~')).toEqual({ 'date-parts': [[1936]], circa: true });
  });

  it('does not take other words for a date', () => {
    expect(parseEdtf('2023年7月')).toBeUndefined();
    expect(parseEdtf('1865（清同治四年）')).toBeUndefined();
  });
});

describe('findImpossible', () => {
  it('finds days that the calendar lacks', () => {
    expect(findImpossible([2025, 2, 30])).toBe('Unexpected day 30, expected 1 to 28 in month 2 of 2025');
    expect(findImpossible([2025, 25])).toBe('Unexpected month 25, expected 1 to 12');
    expect(findImpossible([2025, 13, 1])).toBe('Unexpected month 13, expected 1 to 12');
    expect(findImpossible(['March'])).toBe('Unexpected date part "March", expected a number');
  });

  it('passes leap days and seasons', () => {
    expect(findImpossible([2024, 2, 29])).toBeUndefined();
    expect(findImpossible([2024, 21])).toBeUndefined();
  });
});
