import { expect, test } from 'vitest';
import { matchPairs } from './match-pairs';

const pair = (name: string, zh: string, en = '') => ({ name, zh, en });

test('keeps a named pair whatever became of its words and its place', () => {
  const before = [pair('k3f7', '甲'), pair('m2p9', '乙')];
  expect(matchPairs(before, [pair('x1y2', '新'), pair('m2p9', '乙二'), pair('k3f7', '丙')])).toEqual([2, 1]);
});

test('finds a pair without a name by its words when a paragraph is put before it', () => {
  const before = [pair('p-1', '甲', 'A'), pair('p-2', '乙', 'B')];
  expect(matchPairs(before, [pair('p-1', '新'), pair('p-2', '甲', 'A'), pair('p-3', '乙', 'B')])).toEqual([1, 2]);
});

test('finds a pair without a name by the side that was not edited', () => {
  const before = [pair('p-1', '甲', 'A'), pair('p-2', '乙', 'B')];
  expect(matchPairs(before, [pair('p-1', '新', 'N'), pair('p-2', '甲', 'A'), pair('p-3', '乙改', 'B')])).toEqual([
    1, 2,
  ]);
});

test('finds a pair without a name by its number when both sides were edited', () => {
  expect(matchPairs([pair('p-1', '甲', 'A')], [pair('p-1', '甲改', 'A2')])).toEqual([0]);
});

test('keeps the order of pairs that say the same', () => {
  const before = [pair('p-1', '同'), pair('p-2', '同')];
  expect(matchPairs(before, [pair('p-1', '新'), pair('p-2', '同'), pair('p-3', '同')])).toEqual([1, 2]);
});

test('says that a pair is gone', () => {
  expect(matchPairs([pair('k3f7', '甲'), pair('m2p9', '乙')], [pair('m2p9', '乙')])).toEqual([-1, 0]);
});
