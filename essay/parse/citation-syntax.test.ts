import type { PhrasingContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { parseFixture } from '../fixtures/parse-fixture';

function contentOf(value: string): readonly PhrasingContent[] {
  const block = parseFixture(value).text.blocks[0];
  return block?.kind === 'paragraph' ? block.children : [];
}

/** Nodes as short words: `@a` for a citation, the text for text, the type for others. */
function shortly(value: string): string[] {
  return contentOf(value).map((node) => {
    if (node.type === 'citation')
      return node.items.map(({ key, locator }) => (locator ? `@${key}|${locator}` : `@${key}`)).join(';');
    return node.type === 'text' ? node.value : `<${node.type}>`;
  });
}

describe('what is a citation', () => {
  test.each([
    ['看[@a]。', ['看', '@a', '。']],
    ['[@deepseek-v3; @b_2]', ['@deepseek-v3;@b_2']],
    ['[@bradford, 12]', ['@bradford|12']],
    ['[@bradford, 第 12 页 ; @zhu , pp. 3–4]', ['@bradford|第 12 页;@zhu|pp. 3–4']],
    ['[@a][@b]', ['@a', '@b']],
    ['[@a](2023)', ['@a', '(2023)']],
    ['[@a][b]\n\n[b]: https://example.com', ['@a', '<link>']],
    ['*重[@a]*', ['<emphasis>']],
    ['[@a;\n@b]', ['@a;@b']],
    ['[@a,\n12]', ['@a|12']],
  ])('%s', (value, expected) => {
    expect(shortly(value)).toEqual(expected);
    expect(parseFixture(value).rules()).toEqual([]);
  });

  test('a citation knows its place, front matter counted', () => {
    const { text } = parseFixture('---\ntitle: x\n---\n\n看[@a]。');
    const block = text.blocks[0];
    const citation = block?.kind === 'paragraph' ? block.children[1] : undefined;
    expect(citation?.position?.start).toEqual({ line: 5, column: 2, offset: 19 });
  });
});

describe('what is none stays as it is written, and is reported', () => {
  test.each([
    ['[@a*b]…*', ['[@a*b]', '…*']],
    ['[@a*b]…*重*', ['[@a*b]', '…', '<emphasis>']],
    ['[@foo@bar.com]', ['[@foo@bar.com]']],
    ['[@foo@bar.com](https://example.com)', ['[@foo@bar.com]', '(https://example.com)']],
    ['[@a, @b]', ['[@a, @b]']],
    ['[@a,]', ['[@a,]']],
    ['[@a;]', ['[@a;]']],
    ['[@]', ['[@]']],
    ['[@张三]', ['[@张三]']],
    ['[@a 12', ['[@', 'a 12']],
  ])('%s', (value, expected) => {
    expect(shortly(value)).toEqual(expected);
    expect(parseFixture(value).rules()).toEqual(['citation-formed@1:1']);
  });

  test('the message names what was found and what is expected', () => {
    const [message] = parseFixture('[@foo@bar.com]').file.messages;
    expect(message?.reason).toBe(
      'Unexpected `[@foo@bar.com]`, expected a citation: `[@key]`, `[@key, 12]` or `[@a; @b]`',
    );
    expect(message?.fatal).toBe(true);
  });

  test('a citation that Markdown would take for the definition of a link keeps its text', () => {
    const { text, rules } = parseFixture('[@a]: https://example.com');
    expect(text.blocks.map((block) => block.plain)).toEqual(['[@a]: https://example.com']);
    expect(rules()).toEqual(['citation-formed@1:1']);
  });
});

test.each(['\\[@a]', '`[@a]`', 'a@b [a]', '[a]'])('%s is text without a message', (value) => {
  expect(contentOf(value).some((node) => node.type === 'citation')).toBe(false);
  expect(parseFixture(value).rules()).toEqual([]);
});
