import { expect, test } from 'vitest';
import { EMPTY_LEDGER, type Ledger } from '../ledger';
import { mergeLedgers } from './merge-ledgers';

const entry = { kind: 'paragraph', zh: [{ date: '2025-01-01', text: '甲' }] } as const;
const english = { date: '2025-01-01', of: '00000001', text: 'A' };
const published: Ledger = {
  version: 1,
  names: { aaaa: { ...entry, en: [english] }, bbbb: { ...entry, en: [english] }, cccc: { ...entry, en: [] } },
  accepted: [{ rule: 'r', name: 'aaaa', why: 'old', date: '2025-01-01' }],
};

test('keeps what was published where the revision has no ledger', () => {
  expect(mergeLedgers(published, undefined)).toBe(published);
});

test('takes over what was decided in the revision, and no wording that was never published', () => {
  const reviewed = { ...english, of: '00000002', reviewed: '2026-01-01' };
  const own: Ledger = {
    version: 1,
    names: {
      aaaa: { ...entry, en: [reviewed] },
      bbbb: { ...entry, en: [english], retired: { date: '2026-01-01', to: 'aaaa' } },
      dddd: { ...entry, en: [english] },
    },
    accepted: [{ rule: 'r', name: 'aaaa', why: 'new', date: '2026-01-01' }],
  };
  expect(mergeLedgers(published, own)).toEqual({
    version: 1,
    names: {
      aaaa: { ...entry, en: [reviewed] },
      bbbb: { ...entry, en: [english], retired: { date: '2026-01-01', to: 'aaaa' } },
      cccc: { ...entry, en: [] },
    },
    accepted: own.accepted,
  });
});

test('does not take a review of an older wording for one of the newer', () => {
  const newer: Ledger = {
    ...published,
    names: { aaaa: { ...entry, en: [english, { ...english, date: '2026-02-02', text: 'B' }] } },
  };
  const own: Ledger = {
    ...EMPTY_LEDGER,
    names: { aaaa: { ...entry, en: [{ ...english, reviewed: '2026-01-01' }] } },
  };
  expect(mergeLedgers(newer, own).names).toEqual(newer.names);
});

test('of two decisions on one thing takes the later, whichever side it was made on', () => {
  const decide = (date: string, to: string): Ledger => ({
    ...EMPTY_LEDGER,
    names: { aaaa: { ...entry, en: [english], retired: { date, to } } },
    accepted: [{ rule: 'r', name: 'aaaa', why: to, date }],
  });
  const [old, late] = [decide('2026-01-01', 'bbbb'), decide('2026-02-02', 'cccc')];
  expect(mergeLedgers(old, late)).toEqual(late);
  expect(mergeLedgers(late, old)).toEqual(late);
  const sameDay = decide('2026-02-02', 'dddd');
  expect(mergeLedgers(late, sameDay)).toEqual(sameDay);
});

test('keeps the later of two reviews of one wording, whichever side it was made on', () => {
  const review = (reviewed: string, of: string): Ledger => ({
    ...EMPTY_LEDGER,
    names: { aaaa: { ...entry, en: [{ ...english, of, reviewed }] } },
  });
  const [old, late] = [review('2026-01-01', '00000002'), review('2026-02-02', '00000003')];
  expect(mergeLedgers(old, late)).toEqual(late);
  expect(mergeLedgers(late, old)).toEqual(late);
});
