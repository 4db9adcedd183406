import { describe, expect, test } from 'vitest';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { readText } from './read-text';

const A = '陈琪.甲书[M].北京:出版社,2024.';
const B = '聂正楠.乙文[J].刊名,2023,(3):1-2.';
const C = 'Bradford A. Digital empires[M]. New York: OUP, 2022.';

/** The body of an imported plain text, and what could not be placed in it. Every character is accounted for. */
function importText(source: string) {
  const draft = importFixture(readText(source, { title: '题' }));
  expect(findUnaccounted(source, draft)).toEqual([]);
  const unplaced = draft.remarks
    .filter(({ kind }) => kind === 'unplaced')
    .map(({ line, message }) => `${line} ${message}`);
  return { draft, unplaced, body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '').split('\n\n') };
}

const listed = (...entries: string[]) => entries.map((entry, index) => `[${index + 1}] ${entry}`).join('\n');

describe('a marker becomes a citation, however it is written:', () => {
  test.each([
    ['文[1]。', '文[@chen-2024]。'],
    ['文［1］。', '文[@chen-2024]。'],
    ['文[2］。', '文[@nie-2023]。'],
    ['文【3】。', '文[@bradford-2022]。'],
    ['文[1-3]。', '文[@chen-2024; @nie-2023; @bradford-2022]。'],
    ['文[1,3]。', '文[@chen-2024; @bradford-2022]。'],
    ['文[1，2]。', '文[@chen-2024; @nie-2023]。'],
    ['文[1][2]。', '文[@chen-2024][@nie-2023]。'],
    ['文[1]:后', '文[@chen-2024]\\:后'],
    ['[1]文', '[@chen-2024]文'],
  ])('%s', (text, expected) => {
    const { body, unplaced } = importText(`题\n\n${text}正文。\n\n参考文献\n${listed(A, B, C)}\n`);
    expect(body[0]).toBe(`${expected.replace('\\:', '：')}正文。`);
    expect(unplaced).toEqual([]);
  });
});

describe('what no list answers stays as it is written, and is told:', () => {
  test('a number that the list has not, one of two, a year, a range that runs back', () => {
    const { body, unplaced } = importText(`题\n\n文[4]、[1,9]、[2024]、[3-1]。\n\n参考文献\n${listed(A)}\n`);
    expect(body[0]).toBe('文\\[4]、\\[1,9]、\\[2024]、\\[3-1]。');
    expect(unplaced.map((line) => line.slice(0, 8))).toEqual(['3 [4] lo', '3 [1,9] ', '3 [3-1] ']);
  });

  test('markers in a text without any list', () => {
    const { body, unplaced } = importText('题\n\n文[1]与①。');
    expect(body[0]).toBe('文\\[1]与①。\n');
    expect(unplaced).toHaveLength(1);
  });
});

describe('a list is found', () => {
  const idsOf = (source: string) => importText(source).draft.references.match(/^ *- id: \S+/gm) ?? [];

  test.each([
    '参考文献',
    '参考文献 References',
    '参考文献（References）',
    '参考文献：（略去网络资料）',
    '主要参考文献：',
    '本文参考文献',
    '附：参考文献',
    '五 参考文献',
    '第六章 参考文献',
    '参考文献列表',
    '「参考文献」',
    '——参考文献——',
    '注释及参考文献',
    '征引文献',
  ])('below “%s”', (heading) => {
    expect(idsOf(`题\n\n正文。\n\n${heading}\n${listed(A, B, C)}\n`)).toHaveLength(3);
  });

  test('in parts for kinds of sources, whose names are told to be left out', () => {
    const source = `题\n\n文[3]。\n\n参考文献\n\n一、中文文献\n[1] ${A}\n[2] ${B}\n\n二、外文文献\n[3] ${C}\n`;
    const { draft, body } = importText(source);
    expect(idsOf(source)).toHaveLength(3);
    expect(body[0]).toBe('文[@bradford-2022]。');
    expect(draft.remarks.filter(({ rule }) => rule === 'list-parted').map(({ before }) => before)).toEqual([
      '一、中文文献',
      '二、外文文献',
    ]);
  });

  test('without numbers, a foreign entry behind a Chinese one of its type', () => {
    const foreign = 'Waltz K N. Theory of international politics[M]. Reading: Addison-Wesley, 1979: 102-128.';
    expect(idsOf(`题\n\n正文。\n\n参考文献\n${A}\n${C}\n${foreign}\n${B}\n`)).toHaveLength(4);
  });

  test('with an entry so short that it looks like a heading', () => {
    const short = '罗素. 数理哲学导论[M]. 北京: 商务印书馆, 1982';
    expect(idsOf(`题\n\n正文。\n\n参考文献\n${A}\n${short}\n${B}\n`)).toHaveLength(3);
  });

  test('with lines that were broken anywhere', () => {
    const broken = listed(
      A,
      'Jensen M C, Meckling W H. Theory of the firm: managerial behavior[J]. JFE, 1976, 3(4): 305-360.',
      C,
    )
      .split('\n')
      .map((line) => line.replace(/(.{38})/gu, '$1\n'))
      .join('\n');
    expect(idsOf(`题\n\n正文。\n\n参考文献\n${broken}\n`)).toHaveLength(3);
  });
});

test('what a page says below its last entry is none of it, a line that goes on is', () => {
  const farewell = '— END —\n编辑 | 小王';
  const { draft, body } = importText(
    `题\n\n文[1]、[2]。\n\n参考文献\n[1] ${A}\n[2] Bradford A. Digital empires[M].\nNew York: OUP,\n2022.\n${farewell}\n`,
  );
  expect(draft.references).toContain('publisher: OUP');
  expect(draft.extra).not.toContain('END');
  expect(body.slice(2).join('\n').trim()).toBe(farewell);
});

test('entries that no marker cites are listed under their numbers', () => {
  const { draft } = importText(`题\n\n文[2]。\n\n参考文献\n${listed(A, B)}\n`);
  expect(draft.extra).toContain('label: "1"');
  expect(draft.extra).not.toContain('label: "2"');
  expect(draft.remarks).toContainEqual(expect.objectContaining({ rule: 'entry-cited', line: 6 }));
});

test('a number that stands twice is told with its lines, and both entries are kept', () => {
  const { draft } = importText(`题\n\n文[1]。\n\n参考文献\n[1] ${A}\n[2] ${B}\n[1] ${C}\n`);
  expect(draft.counts).toMatchObject({ entries: 3, cited: 1 });
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ rule: 'entries-numbered', line: 8, message: expect.stringContaining('line 6') }),
  );
});

test('each of two lists answers the markers before it', () => {
  const { body, draft } = importText(
    `题\n\n一、上\n\n上文[1]。\n\n参考文献\n[1] ${A}\n\n二、下\n\n下文[1]。\n\n参考文献\n[1] ${B}\n`,
  );
  expect(body).toContain('上文[@chen-2024]。');
  expect(body).toContain('下文[@nie-2023]。');
  expect(draft.zh.match(/\{#references\}/g)).toHaveLength(1);
});

test('circled numbers become notes, an entry among them a citation, and of numbers that begin again each finds its own', () => {
  const { body, draft } = importText(`题\n\n甲①乙②。\n\n丙①。\n\n注释\n① 说明,一。\n② ${A}\n① 说明二。\n`);
  expect(body[0]).toBe('甲[^1]乙[@chen-2024]。');
  expect(body[1]).toBe('丙[^1-2]。');
  expect(draft.zh).toContain('[^1]: 说明，一。');
  expect(draft.zh).toContain('[^1-2]: 说明二。');
  expect(draft.zh).not.toContain('注释');
});

test('a list at the end needs no heading', () => {
  const { body, draft } = importText(`题\n\n文[1]。\n\n[1] ${A}\n[2] ${B}\n`);
  expect(body).toEqual(['文[@chen-2024]。\n']);
  expect(draft.counts.entries).toBe(2);
});

test('a heading of a list with nothing below it is told', () => {
  const { draft } = importText('题\n\n文。\n\n参考文献\n');
  expect(draft.remarks).toContainEqual(expect.objectContaining({ rule: 'list-filled', line: 5 }));
});

test('what Markdown would take for markup stays text', () => {
  const lines = [
    '# 井号',
    '- 横',
    '1. 数',
    '> 引',
    '*星*_线_`码`',
    '[词](https://a.cn)',
    '| 甲 | 乙 |',
    '<b>粗</b>&amp;',
    '~~删~~',
    '[^1]：注',
    '[@key]',
    '尾 ^k3f7',
    '    四格',
    '![图](x.png)',
  ];
  const { draft } = importText(`题\n\n${lines.map((line) => `${line}，如此。`).join('\n\n')}\n\n终 ^k3f7\n`);
  expect(draft.counts).toMatchObject({ blocks: lines.length + 1, headings: 0, notes: 0, entries: 0 });
});
