import { describe, expect, test } from 'vitest';
import { parseFixture } from '../fixtures/parse-fixture';

/** Blocks as `kind name+name: text`. */
function shortly(value: string): string[] {
  return parseFixture(value).text.blocks.map((block) => `${block.kind} ${block.names.join('+')}: ${block.plain}`);
}

describe('names where they belong', () => {
  test.each([
    ['## 政府主导 {#led-by-government}', ['heading led-by-government: 政府主导']],
    ['## 政府 *主导* {#led} ##', ['heading led: 政府 主导']],
    ['## `a` {#led}', ['heading led: a']],
    ['甲。 ^k3f7', ['paragraph k3f7: 甲。']],
    ['甲[@a] ^k3f7', ['paragraph k3f7: 甲']],
    ['甲。\n^k3f7', ['paragraph k3f7: 甲。']],
    ['甲。 ^k3f7 ^m2p9', ['paragraph k3f7+m2p9: 甲。']],
    ['> 甲\n>\n> 乙 ^k3f7', ['quotation k3f7: 甲\n乙']],
    ['> 甲\n> ^k3f7', ['quotation k3f7: 甲']],
    ['> 甲\n\n^k3f7', ['quotation k3f7: 甲']],
    ['- 甲\n- 乙\n\n^k3f7', ['list k3f7: 甲\n乙']],
    ['| 甲 |\n|--|\n| 乙 |\n\n^k3f7 ^m2p9', ['table k3f7+m2p9: 甲\n乙']],
    ['```\n甲\n```\n\n^k3f7\n\n乙', ['code k3f7: 甲', 'paragraph : 乙']],
    ['甲 \\^k3f7', ['paragraph : 甲 ^k3f7']],
    ['x^2', ['paragraph : x^2']],
  ])('%j', (value, expected) => {
    expect(shortly(value)).toEqual(expected);
    expect(parseFixture(value).rules()).toEqual([]);
  });
});

describe('malformed names are taken off and reported', () => {
  test.each([
    ['甲 ^K3F7', 'paragraph : 甲', 'name-formed@1:3'],
    ['甲 ^k3f', 'paragraph : 甲', 'name-formed@1:3'],
    ['甲 ^政府', 'paragraph : 甲', 'name-formed@1:3'],
    ['甲 ^k3f7 ^m-p9', 'paragraph k3f7: 甲', 'name-formed@1:9'],
    ['## 甲 {#政府}', 'heading : 甲', 'name-formed@1:6'],
    ['## 甲 {#Led}', 'heading : 甲', 'name-formed@1:6'],
    ['## 甲 {#led--by}', 'heading : 甲', 'name-formed@1:6'],
    ['## 甲 ^k3f7', 'heading : 甲', 'name-formed@1:6'],
  ])('%s', (value, block, rule) => {
    expect(shortly(value)).toEqual([block]);
    expect(parseFixture(value).rules()).toEqual([rule]);
  });

  test.each([
    ['甲。^k3f7', 'name-formed@1:3'],
    ['甲[@a]^k3f7', 'name-formed@1:6'],
  ])('a name without a space before it is reported: %s', (value, rule) => {
    expect(parseFixture(value).rules()).toEqual([rule]);
  });
});

describe('swallowed names are reported where they stand', () => {
  test.each([
    ['- 甲\n- 乙\n^k3f7', 'list k3f7: 甲\n乙', 'name-apart@3:1'],
    ['- 甲 ^aaaa\n- 乙', 'list : 甲\n乙', 'name-apart@1:5'],
    ['- 甲\n\n  ^k3f7', 'list k3f7: 甲', 'name-apart@3:3'],
    ['| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n^k3f7', 'table k3f7: 甲 乙\n1 2', 'name-apart@4:1'],
    ['```\n甲\n``` ^k3f7', 'code : 甲\n``` ^k3f7', 'name-apart@3:5'],
    ['甲。 ^k3f7\n乙。 ^m2p9', 'paragraph m2p9: 甲。 ^k3f7 乙。', 'name-apart@1:4'],
    ['> 甲 ^aaaa\n>\n> 乙', 'quotation : 甲\n乙', 'name-apart@1:5'],
  ])('%j', (value, block, rule) => {
    expect(shortly(value)).toEqual([block]);
    expect(parseFixture(value).rules()).toEqual([rule]);
  });

  test('the message says how to mend it', () => {
    const [message] = parseFixture('```\n甲\n``` ^k3f7').file.messages;
    expect(message?.reason).toBe(
      'Unexpected name `^k3f7` on a closing fence, expected it in a paragraph of its own after a blank line',
    );
  });
});

test.each(['^k3f7', '## 甲\n\n^k3f7', '甲 ^aaaa\n\n^k3f7'])(
  'a name with nothing to attach to is an error: %j',
  (value) => {
    expect(parseFixture(value).rules()).toEqual([`name-attached@${value.split('\n').length}:1`]);
  },
);
