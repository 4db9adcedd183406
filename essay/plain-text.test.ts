import { expect, test } from 'vitest';
import { parseFixture } from './fixtures/parse-fixture';

test.each([
  ['as was shown [@a].', 'as was shown.'],
  ['as [@a] says', 'as says'],
  ['shown [@a] [@b; @c][@d], then', 'shown, then'],
  ['甲[@a]乙[^n]。\n\n[^n]: x', '甲乙。'],
  ['*a* **b** ~~c~~ `d*` [e](f)', 'a b c d* e'],
  ['a\\\nb', 'a b'],
  ['[@a]', ''],
])('%j', (value, expected) => {
  expect(parseFixture(value, 'en').text.blocks[0]?.plain).toBe(expected);
});
