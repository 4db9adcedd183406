import { expect, test } from 'vitest';
import { findClashingNames } from './file-names';

test('lets names be that differ', () => {
  expect(findClashingNames(['a.png', 'b.png', 'zh.md'])).toEqual([]);
});

test('finds names that differ in case or in composition alone', () => {
  expect(findClashingNames(['A.png', 'a.png', 'caf\u00e9.png', 'cafe\u0301.png'])).toEqual([
    { name: 'a.png', earlier: 'A.png' },
    { name: 'cafe\u0301.png', earlier: 'caf\u00e9.png' },
  ]);
});
