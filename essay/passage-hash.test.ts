import { expect, test } from 'vitest';
import { passageHash } from './passage-hash';

test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
  ['兼爱', '8cb57ebe'],
  // One that begins with a zero, which links and ledgers write out.
  ['夏', '0a49c9fe'],
])('of %j is the FNV-1a hash that links given out before carry', (text, hash) => {
  expect(passageHash(text)).toBe(hash);
});

test('is the same whatever the form of characters and the white space', () => {
  expect(passageHash('  In a  cafe\u0301\nhere ')).toBe(passageHash('In a caf\u00e9 here'));
});
