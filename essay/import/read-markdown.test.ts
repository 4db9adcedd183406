import { describe, expect, test } from 'vitest';
import { importFixture } from '../fixtures/import-fixture';
import { readMarkdown } from './read-markdown';

function importMarkdown(source: string) {
  const read = readMarkdown(source);
  if ('reason' in read) throw new Error(read.reason);
  const draft = importFixture(read);
  const told = draft.remarks
    .filter(({ rule }) => rule === 'markdown-form')
    .map(({ kind, line, column, message }) => `${line}:${column} ${kind} ${message}`);
  return { draft, told, body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '') };
}

test('what stands beside an author’s name is told', () => {
  const { draft } = importMarkdown(
    '---\nauthor:\n  - name: 陈琪\n    affiliation: 某大学\nabstract: 说的是甲。\n---\n\n甲。\n',
  );
  expect(draft.matter).toMatchObject({ authors: ['陈琪'], summary: '说的是甲。' });
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({
      kind: 'left-out',
      line: 2,
      message: '`affiliation: 某大学` below `author` has no place in the front matter of an essay.',
    }),
  );
});

describe('the title', () => {
  test('is not said twice where the front matter and the first heading say it', () => {
    const { draft, body } = importMarkdown('---\ntitle: 题\n---\n\n# 题\n\n甲。\n\n# 节\n\n乙。\n');
    expect(body).toBe('甲。\n\n## 节\n\n乙。\n');
    expect(draft.remarks).toContainEqual(
      expect.objectContaining({
        line: 5,
        message: '“题” is the title, which the front matter has: the heading was left out.',
      }),
    );
  });

  test('is a first heading that says something else no more', () => {
    expect(importMarkdown('---\ntitle: 题\n---\n\n# 别题\n\n甲。\n').body).toBe('## 别题\n\n甲。\n');
  });
});

describe('what Obsidian, Typora and pandoc write besides', () => {
  test.each([
    ['甲%%藏%%乙。', '甲乙。', '1:2 left-out An Obsidian comment, `%%藏%%`, was left out.'],
    ['甲[[笔记|别名]]。', '甲别名。', '1:2 changed `[[笔记|别名]]`, a link to a note, is its words now.'],
    ['甲==亮==。', '甲亮。', '1:2 changed `==亮==` stands without its highlight.'],
    ['甲。 ^abc1', '甲。', '1:3 left-out The name of a block, `^abc1`, was left out.'],
    ['## 节 {#sec:a .b}', '## 节', '1:5 left-out Pandoc’s attributes, `{#sec:a .b}`, were left out.'],
    ['## 节 {-}', '## 节', '1:5 left-out Pandoc’s attributes, `{-}`, were left out.'],
    [
      '| 甲 |\n| - |\n| 乙 |\n\n: 表题：丙',
      '| 甲 |\n| - |\n| 乙 |\n\n表题：丙',
      '5:1 left-out Pandoc’s colon before a caption or a definition, `:`, was left out.',
    ],
    ['术语\n:   解释。', '术语\\\n解释。', '1:3 changed A term and its definition are two lines of a paragraph now.'],
    ['> [!note] 题\n> 文', '> 题\n> 文', '1:3 left-out The kind of a callout, `[!note]`, was left out.'],
    ['![[图 一.png|300]]', '![](<missing:图 一.png>)', '1:1 changed `![[图 一.png|300]]` is an image in Markdown now.'],
    ['甲^[注。]', '甲[^1]\n\n[^1]: 注。', '1:2 changed `^[注。]`, a note within the sentence, is `[^1]` now.'],
    [
      '甲^[见[网](https://a.b/c)与*书*。]。',
      '甲[^1]。\n\n[^1]: 见[网](https://a.b/c)与*书*。',
      '1:2 changed `^[见网与书。]`, a note within the sentence, is `[^1]` now.',
    ],
    [
      '甲^[见^[注]。',
      '甲\\^\\[见[^1]。\n\n[^1]: 注',
      '1:5 changed `^[注]`, a note within the sentence, is `[^1]` now.',
    ],
    [
      '甲^[见[1]与[二]。]。',
      '甲[^1]。\n\n[^1]: 见\\[1]与\\[二]。',
      '1:2 changed `^[见[1]与[二]。]`, a note within the sentence, is `[^1]` now.',
    ],
    [
      '[TOC]\n\n甲。',
      '甲。',
      '1:undefined left-out `[TOC]`, where a table of contents goes, was left out: the page has its outline.',
    ],
    ['设 $x_1$。', '设 $x_1$。', '1:3 doubt `$x_1$` is a formula elsewhere: readers see its characters.'],
    ['![[笔记]]', '!\\[\\[笔记]]', '1:1 doubt `![[笔记]]` shows another note in Obsidian: it is kept as text.'],
    ['集合{甲,乙}。', '集合{甲，乙}。', undefined],
    ['3 == 3，a==b', '3 == 3，a==b', undefined],
    ['`==码==`与`[[码]]`', '`==码==`与`[[码]]`', undefined],
  ])('%s', (source, expected, message) => {
    const { body, told } = importMarkdown(source);
    expect(body).toBe(`${expected}\n`);
    expect(told).toEqual(message === undefined ? [] : [message]);
  });

  test('fences of sections go, and what they hold stays', () => {
    const { body, told } = importMarkdown('::: {.note}\n甲。\n\n乙。\n:::\n\n::: tip 题\n:::\n\nC:::D。\n');
    expect(body).toBe('甲。\n\n乙。\n\nC:::D。\n');
    expect(told.map((line) => line.replace(/^.*`(.*)`.*$/, '$1'))).toEqual(['::: {.note}', ':::', '::: tip 题', ':::']);
  });

  test('an image among text leaves no blanks at the edges of what it parts', () => {
    expect(importMarkdown('甲 ![[a.png]] 乙').body).toBe('甲\n\n![](missing:a.png)\n\n乙\n');
  });
});
