import { expect, test } from 'vitest';
import { alignFixture } from './fixtures/align-fixture';
import type { OutlineItem } from './model';
import { buildOutline } from './outline';
import { nameUnnamed } from './provisional-names';

const shortly = (items: readonly OutlineItem[]): unknown[] =>
  items.map(({ name, children }) => [name, ...shortly(children)]);
const outlineOf = (zh: string, en = ''): OutlineItem[] => buildOutline(nameUnnamed(alignFixture(zh, en).pairs));

test('headings nest by level, a skipped level under the nearest lower one', () => {
  const zh = '## 一 {#a}\n\n#### 二 {#b}\n\n### 三 {#c}\n\n#### 四 {#d}\n\n## 五 {#e}';
  expect(shortly(outlineOf(zh))).toEqual([['a', ['b'], ['c', ['d']]], ['e']]);
});

test('a text that begins with a deep heading keeps it', () => {
  expect(shortly(outlineOf('### 一 {#a}\n\n## 二 {#b}'))).toEqual([['a'], ['b']]);
});

test('an item has its heading in both languages, or in the one there is', () => {
  const [first, second] = outlineOf('## 一 {#a}\n\n## 二 {#b}', '## One {#a}');
  expect([first?.zh?.plain, first?.en?.plain, second?.zh?.plain, second?.en]).toEqual(['一', 'One', '二', undefined]);
});

test('headings and paragraphs without names get provisional ones that are not taken', () => {
  const { pairs } = alignFixture('## 一\n\n甲\n\n## 二 {#h-1}\n\n乙 ^aaaa\n\n丙', '');
  expect(nameUnnamed(pairs).map((pair) => pair.names)).toEqual([['h-1-2'], ['p-1'], ['h-1'], ['aaaa'], ['p-3']]);
  expect(nameUnnamed(pairs)).toEqual(nameUnnamed(pairs));
});

test('a heading without a name is a mistake of the caller', () => {
  expect(() => buildOutline(alignFixture('## 一', '').pairs)).toThrow('Call nameUnnamed');
});
