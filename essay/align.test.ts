import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignTexts } from './align';
import { alignFixture } from './fixtures/align-fixture';
import { parseFixture } from './fixtures/parse-fixture';

const lines = (...blocks: string[]): string => blocks.join('\n\n');
const reasons = (messages: readonly { reason: string }[]): string[] => messages.map((message) => message.reason);

describe('by name', () => {
  test('two source paragraphs that became one are one pair with both names', () => {
    const { pairs, rows, en } = alignFixture(
      lines('甲 ^aaaa', '乙 ^bbbb', '丙 ^cccc'),
      lines('A B ^aaaa ^bbbb', 'C ^cccc'),
    );
    expect(rows).toEqual(['甲 乙 | A B', '丙 | C']);
    expect(pairs.map((pair) => pair.names)).toEqual([['aaaa', 'bbbb'], ['cccc']]);
    expect(pairs.map((pair) => pair.number)).toEqual([1, 2]);
    expect(en.rules()).toEqual([]);
  });

  test('one source paragraph that became two is one pair', () => {
    const { rows, zh, en } = alignFixture(lines('甲 ^aaaa', '丙 ^cccc'), lines('A ^aaaa', 'B ^aaaa', 'C ^cccc'));
    expect(rows).toEqual(['甲 | A B', '丙 | C']);
    expect([...zh.rules(), ...en.rules()]).toEqual([]);
  });

  test('overlapping names make one group of many', () => {
    const { rows } = alignFixture(lines('甲 ^aaaa', '乙 ^bbbb'), lines('A ^aaaa', 'AB ^aaaa ^bbbb', 'B ^bbbb'));
    expect(rows).toEqual(['甲 乙 | A AB B']);
  });

  test('a block without English stands alone, with a warning that says where its translation belongs', () => {
    const { rows, zh } = alignFixture(lines('甲 ^aaaa', '乙 ^bbbb', '丙 ^cccc'), lines('A ^aaaa', 'C ^cccc'));
    expect(rows).toEqual(['甲 | A', '乙 | ', '丙 | C']);
    expect(zh.rules()).toEqual(['block-translated@3:1']);
    expect(zh.file.messages[0]?.fatal).toBe(false);
    expect(reasons(zh.file.messages)).toEqual([
      'Unexpected block without English, expected its translation after en.md:1',
    ]);
  });

  test('between named blocks those without names are paired in order', () => {
    const { rows, en } = alignFixture(
      lines('甲 ^aaaa', '乙 ^bbbb', '丙', '丁 ^dddd'),
      lines('A ^aaaa', 'B', 'C', 'D ^dddd'),
    );
    expect(rows).toEqual(['甲 | A', '乙 | B', '丙 | C', '丁 | D']);
    expect(en.rules()).toEqual([]);
  });

  test('a name twice in Chinese is an error, and an address once', () => {
    const { pairs, zh } = alignFixture(lines('甲 ^aaaa', '乙 ^aaaa'), lines('A ^aaaa', 'B'));
    expect(zh.rules()).toEqual(['name-unique@3:1']);
    expect(reasons(zh.file.messages)).toEqual([
      'Unexpected second block named `aaaa`, expected one: the first is on line 1',
    ]);
    expect(pairs.map((pair) => pair.names)).toEqual([['aaaa'], []]);
  });

  test('an English name that Chinese lacks is an error, and the block is not lost', () => {
    const { rows, en } = alignFixture(lines('甲 ^aaaa', '丙 ^cccc'), lines('A ^aaaa', 'B ^bbbb', 'C ^cccc'));
    expect(rows).toEqual(['甲 | A', ' | B', '丙 | C']);
    expect(en.rules()).toEqual(['name-known@3:1']);
    expect(reasons(en.file.messages)).toEqual(['Unexpected name `bbbb`, expected a name that a block of zh.md has']);
  });

  test('groups that cross are an error that names the place in the source', () => {
    const { rows, en } = alignFixture(
      lines('甲 ^aaaa', '乙 ^bbbb', '丙 ^cccc'),
      lines('B ^bbbb', 'A ^aaaa', 'C ^cccc'),
    );
    expect(rows.filter((row) => row.includes('丙'))).toEqual(['丙 | C']);
    expect(en.rules().map((rule) => rule.split('@')[0])).toEqual(['groups-in-order']);
    expect(reasons(en.file.messages)[0]).toMatch(/expected the order of the source: it stands at zh\.md:[13]$/);
  });

  test('a group whose blocks are no neighbours is an error', () => {
    const apart = alignFixture(lines('甲 ^aaaa', '乙 ^bbbb', '丙 ^cccc'), lines('A C ^aaaa ^cccc', 'B ^bbbb'));
    expect(apart.en.rules()).toEqual(['groups-in-order@1:1']);
    expect(reasons(apart.en.file.messages)).toEqual([
      'Unexpected name `cccc` (zh.md:5) in a group apart from it, expected neighbouring blocks',
    ]);
    const again = alignFixture(lines('甲 ^aaaa', '乙 ^bbbb'), lines('A ^aaaa', 'B ^bbbb', 'A ^aaaa'));
    expect(again.en.rules()).toEqual(['groups-in-order@5:1']);
  });

  test('levels and kinds that differ are errors with the other place', () => {
    const { en } = alignFixture(lines('## 甲 {#a}', '乙 ^bbbb'), lines('### A {#a}', '- B\n\n^bbbb'));
    expect(en.rules()).toEqual(['heading-levels-equal@1:1', 'kinds-equal@3:1']);
    expect(reasons(en.file.messages)).toEqual([
      'Unexpected heading of level 3, expected level 2 as at zh.md:1',
      'Unexpected list, expected a paragraph as at zh.md:3',
    ]);
  });
});

describe('by heading and order', () => {
  const long = '这是一个比较长的段落，它说了许多事情，所以它的译文也应当比较长，不会只有一两个词。';
  const longEnglish =
    'This is a rather long paragraph, which says a good many things, so that its translation should be rather long as well, and not just a word or two.';

  test('equal sections are paired in order whatever their lengths', () => {
    const { rows, en } = alignFixture(lines('## 一', long, '短'), lines('## One', 'Short', longEnglish));
    expect(rows).toEqual(['一 | One', `${long} | Short`, `短 | ${longEnglish}`]);
    expect(en.rules()).toEqual([]);
  });

  test('keeps both languages in one row when the translation has one heading fewer', () => {
    const { rows } = alignFixture(
      lines('## 一', '甲', '### 二', long, '### 三', '丙'),
      lines('## One', 'A', longEnglish, '### Three', 'C'),
    );
    expect(rows).toEqual(['一 | One', '甲 | A', '二 | ', `${long} | ${longEnglish}`, '三 | Three', '丙 | C']);
  });

  test('a missing translation is found by length', () => {
    const { rows, zh } = alignFixture(lines('## 一', '短', long, '末'), lines('## One', 'Short', 'End'));
    expect(rows).toEqual(['一 | One', '短 | Short', `${long} | `, '末 | End']);
    expect(zh.rules()).toEqual(['block-translated@5:1']);
  });

  test('an English block too many is named, with the one that lacks English', () => {
    const { rows, en } = alignFixture(lines('## 一', '- 短', long), lines('## One', longEnglish, '![](x.png)', '1. a'));
    expect(rows).toHaveLength(5);
    expect(en.rules()).toEqual(['blocks-aligned@5:1']);
    expect(reasons(en.file.messages)).toEqual([
      'Unexpected block “” without a counterpart, and none for zh.md:3 “短”, expected one block for each (4 blocks for 3 of zh.md)',
    ]);
  });

  test('kinds that differ in one place are one row with an error', () => {
    const { rows, en } = alignFixture(lines('甲', '- 乙', '丙'), lines('A', 'B', 'C'));
    expect(rows).toEqual(['甲 | A', '乙 | B', '丙 | C']);
    expect(en.rules()).toEqual(['kinds-equal@3:1']);
  });
});

test('without a translation every block stands alone, with one warning', () => {
  const zh = parseFixture(lines('## 一', '甲', '乙'));
  expect(alignTexts(zh, undefined).map((pair) => [pair.zh.length, pair.en.length])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(zh.rules()).toEqual(['block-translated@1:1']);
});

describe('whatever the texts', () => {
  const name = fc.constantFrom(
    '',
    ' ^aaaa',
    ' ^bbbb',
    ' ^cccc',
    ' ^dddd',
    ' ^eeee',
    ' ^aaaa ^bbbb',
    ' ^cccc ^dddd',
    ' ^zzzz',
  );
  const heading = fc.tuple(fc.constantFrom('##', '###', '####'), fc.constantFrom('', ' {#aa}', ' {#bb}', ' {#cc}'));
  const block = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom('甲', 'A long one', '> 引'), name).map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: heading.map(([level, id]) => `${level} H${id}`) },
    { weight: 1, arbitrary: fc.constantFrom('- a', '```\nx\n```', '![](x.png)') },
  );
  const text = fc.array(block, { maxLength: 12 }).map((blocks) => blocks.join('\n\n'));

  test('every block is in exactly one pair, in its order, and no name is given twice', () => {
    const property = fc.property(text, text, (zhText, enText) => {
      const { zh, en, pairs } = alignFixture(zhText, enText);
      expect(pairs.flatMap((pair) => pair.zh)).toEqual(zh.text.blocks);
      expect(pairs.flatMap((pair) => pair.en)).toEqual(en.text.blocks);
      expect(pairs.every((pair) => pair.zh.length + pair.en.length > 0)).toBe(true);
      const names = pairs.flatMap((pair) => pair.names);
      expect(new Set(names).size).toBe(names.length);
    });
    fc.assert(property, { numRuns: 400 });
  });

  test('a translation that keeps names in order, merges, splits and drops is paired by its names', () => {
    const names = Array.from({ length: 12 }, (_, index) => `name${String.fromCharCode(97 + index)}`);
    const edit = fc.array(fc.constantFrom('keep', 'drop', 'split', 'merge'), { minLength: 12, maxLength: 12 });
    const property = fc.property(edit, (edits) => {
      const groups: { names: string[]; blocks: number }[] = [];
      names.forEach((each, index) => {
        const before = groups.at(-1);
        if (edits[index] === 'merge' && before !== undefined && before.blocks === 1) before.names.push(each);
        else groups.push({ names: [each], blocks: edits[index] === 'drop' ? 0 : edits[index] === 'split' ? 2 : 1 });
      });
      const english = groups.flatMap((group) =>
        Array.from({ length: group.blocks }, () => `E ^${group.names.join(' ^')}`),
      );
      const { pairs, en } = alignFixture(names.map((each) => `字 ^${each}`).join('\n\n'), english.join('\n\n'));
      expect(pairs.map((pair) => [pair.names, pair.en.length])).toEqual(
        groups.map((group) => [group.names, group.blocks]),
      );
      expect(en.rules()).toEqual([]);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('the first essay', () => {
  const read = (file: string): string =>
    readFileSync(new URL(`../content/essays/ai-governance/${file}`, import.meta.url), 'utf8');
  const withoutNames = (text: string): string => text.replace(/ \^[a-z0-9]{4}$/gm, '').replace(/ \{#[a-z-]+\}$/gm, '');

  test('is aligned block by block, with its names and without', () => {
    for (const prepare of [(text: string) => text, withoutNames]) {
      const { pairs, zh, en } = alignFixture(prepare(read('zh.md')), prepare(read('en.md')));
      expect(pairs.map((pair) => [pair.zh.length, pair.en.length])).toEqual(Array.from({ length: 48 }, () => [1, 1]));
      expect(pairs.at(-2)?.number).toBe(33);
      expect([...zh.rules(), ...en.rules()]).toEqual([]);
    }
  });

  test('shows which paragraph is gone when a translation without names lacks one', () => {
    const english = withoutNames(read('en.md')).split('\n\n');
    const gone = english.findIndex((block) => block.startsWith('Second, data security'));
    expect(gone).toBeGreaterThan(0);
    const { zh, en } = alignFixture(withoutNames(read('zh.md')), english.toSpliced(gone, 1).join('\n\n'));
    expect(zh.rules()).toEqual(['block-translated@47:1']);
    expect(en.rules()).toEqual([]);
  });
});
