import { expect, test } from 'vitest';
import { isHeadingLike, readDepths, readListHeading } from './heading-lines';

test.each([
  '政府主导',
  '一、引言',
  '（二）企业',
  '1. 数据',
  '第一章 导论',
  'Introduction',
  '参考文献：',
  '现状:国家驱动,追求平衡',
])('%s looks like a heading', (line) => {
  expect(isHeadingLike(line)).toBe(true);
});

test.each([
  '这是一句话。',
  '一，二，',
  '[1] 张三.书名[M].',
  'https://example.com',
  '74528EF8-E9F5-4491-9AF8-DDAB6950FACE',
  '数据来源:年鉴',
  '2025年3月23日',
  '- 一项',
  '（某某大学 历史学系，北京 100871）',
  '体系论\t费正清\t1968',
  '——',
  '他说了许多话，而且说得很长，以至于没有人愿意把他的话当作一个标题来看待，事情就是这样的',
])('%s looks like none', (line) => {
  expect(isHeadingLike(line)).toBe(false);
});

test('numbers say levels in the order of their kinds, whatever the first kind is', () => {
  expect(readDepths(['一、甲', '（一）乙', '1. 丙', '（二）丁', '二、戊'])).toEqual([2, 3, 4, 3, 2]);
  expect(readDepths(['1. 甲', '1.1 乙', '1.1.1 丙', '2. 丁'])).toEqual([2, 3, 4, 2]);
  expect(readDepths(['第一章 甲', '第一节 乙', '一、丙'])).toEqual([2, 3, 4]);
  expect(readDepths(['引言', '政府主导', '参考文献'])).toEqual([2, undefined, 2]);
});

test.each([
  ['参考文献', 'references'],
  ['六、参考文献', 'references'],
  ['【参考文献】', 'references'],
  ['References', 'references'],
  ['注释：', 'notes'],
  ['脚注', 'notes'],
  ['关于注释的讨论', undefined],
])('%s heads %s', (text, kind) => {
  expect(readListHeading(text)).toBe(kind);
});
