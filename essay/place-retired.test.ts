import { expect, test } from 'vitest';
import { alignFixture } from './fixtures/align-fixture';
import type { Ledger, LedgerEntry } from './ledger';
import { placeRetired } from './place-retired';

const entry = (to?: string): LedgerEntry => ({
  kind: 'paragraph',
  zh: [],
  en: [],
  ...(to ? { retired: { date: '2026-01-01', to } } : {}),
});

const ledger = (names: Ledger['names']): Ledger => ({ version: 1, names, accepted: [] });

const { pairs } = alignFixture('甲。 ^aaaa ^bbbb\n\n乙。 ^cccc\n', 'A. ^aaaa ^bbbb\n\nB. ^cccc\n');
const listRetired = (names: Ledger['names']) => placeRetired(pairs, ledger(names)).map(({ retired }) => retired);

test('puts a retired name into the pair that it leads to, through those retired after it', () => {
  expect(listRetired({ x111: entry('x222'), x222: entry('bbbb'), cccc: entry() })).toEqual([
    ['x111', 'x222'],
    undefined,
  ]);
});

test('leaves out what leads nowhere or in a circle, and what the text still has', () => {
  expect(listRetired({ x111: entry('gone'), x222: entry('x333'), x333: entry('x222'), aaaa: entry('cccc') })).toEqual([
    undefined,
    undefined,
  ]);
});

test('takes a word that every object knows for the name that it is', () => {
  expect(listRetired({ constructor: entry('cccc'), x111: entry('toString') })).toEqual([undefined, ['constructor']]);
});

test('gives the pairs back as they are where there is no ledger', () => {
  expect(placeRetired(pairs, undefined)).toEqual(pairs);
});
