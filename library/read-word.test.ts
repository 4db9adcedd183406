import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { findUnaccounted, importFixture } from '../essay/fixtures/import-fixture';
import { sentence } from '../essay/fixtures/random-manuscript';
import { type WordFile, type WordRun, writeWordFile } from './fixtures/word-file';
import { readWord } from './read-word';
import { readZip } from './read-zip';

async function importWord(file: WordFile) {
  const read = await readWord(writeWordFile(file));
  if ('reason' in read) throw new Error(read.reason);
  return { draft: importFixture(read.manuscript), embedded: read.embedded };
}

const bodyOf = (zh: string) => zh.replace(/^---[\s\S]*?\n---\n\n?/, '');
const paragraph = (...runs: WordRun[]) => ({ runs });
const heading = (level: number, text: string) => ({ style: String(level), runs: [{ text }] });

test('a Word file becomes headings, notes, citations, a figure, a table and a bibliography', async () => {
  const { draft, embedded } = await importWord({
    body: [
      { style: 'Title', runs: [{ text: '随笔' }] },
      heading(1, '政府主导'),
      paragraph(
        { text: '中文,见' },
        { text: '[1]', raised: true },
        { text: '与注' },
        { note: 1 },
        { text: '、书' },
        { note: 2 },
        { text: '。' },
      ),
      paragraph({ image: true, alt: '图' }),
      paragraph({ text: '数据来源:年鉴(2024)' }),
      heading(2, '追求平衡'),
      {
        rows: [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
      },
      heading(1, '参考文献'),
      paragraph({ text: '[1] 陈琪.书名[M].北京:出版社,2024.' }),
    ],
    notes: ['说明,仅供参考。', '聂正楠.另一书[M].北京:出版社,2020.'],
  });
  expect(draft.matter.title).toBe('随笔');
  expect(bodyOf(draft.zh)).toBe(
    [
      '## 政府主导',
      '中文，见[@chen-2024]与注[^1]、书[@nie-2020]。',
      '![图](missing:embedded:1 "数据来源：年鉴（2024）")',
      '### 追求平衡',
      '| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |',
      '## 参考文献 {#references}',
      '[^1]: 说明，仅供参考。\n',
    ].join('\n\n'),
  );
  expect([...embedded.values()].map(({ length }) => length > 60)).toEqual([true]);
  expect(draft.counts).toMatchObject({ entries: 2, cited: 2, notes: 1 });
});

test('emphasis stands as an author writes it, in a file with tables too', async () => {
  const { draft } = await importWord({
    body: [paragraph({ text: '摘要：', bold: true }, { text: '本文。' }), { rows: [['甲', '乙']] }],
    notes: ['一'],
  });
  expect(bodyOf(draft.zh)).toBe('**摘要：**本文。\n\n| 甲 | 乙 |\n| - | - |\n');
  expect(draft.remarks.map(({ rule }) => rule)).not.toContain('written-exactly');
});

test('a note has no arrow that the file has not', async () => {
  const { draft } = await importWord({ body: [paragraph({ text: '甲' }, { note: 1 })], notes: ['一'] });
  expect(JSON.stringify(draft.remarks)).not.toContain('↑');
});

test('what is no part of the text is told: comments, heads of pages, deleted and hidden text, formulas', async () => {
  const { draft } = await importWord({
    body: [
      paragraph(
        { text: '留' },
        { text: '删', deleted: true },
        { text: '藏', hidden: true },
        { formula: 'E=mc' },
        { text: '下。' },
      ),
    ],
    comment: '批注',
    header: '页眉',
  });
  expect(bodyOf(draft.zh)).toContain('留E=mc下。');
  const left = draft.remarks.filter(({ kind }) => kind === 'left-out').map(({ before }) => before);
  expect(left.toSorted()).toEqual(['删', '批注', '藏', '页眉'].toSorted());
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ kind: 'doubt', message: expect.stringContaining('E=mc') }),
  );
});

test('emphasis that Markdown cannot mark is left out and told, and its text stands', async () => {
  const { draft } = await importWord({
    body: [paragraph({ text: '②' }, { text: '👩‍🔬政府', bold: true }, { text: '主导' })],
  });
  expect(bodyOf(draft.zh)).toBe('②👩‍🔬政府主导\n');
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ rule: 'written-exactly', kind: 'changed', message: expect.stringContaining('👩‍🔬政府') }),
  );
});

test('every character of a Word file is in the draft or in a remark', async () => {
  // What XML cannot hold is no part of a Word file.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const words = sentence.map((text) => text.replace(/[\u0000-\u0008\u000B-\u001F]/g, ''));
  const run: fc.Arbitrary<WordRun> = fc.oneof(
    words.map((text) => ({ text })),
    words.map((text) => ({ text, bold: true })),
    fc.constantFrom(
      { text: '[1]', raised: true },
      { text: '2', raised: true },
      { text: '删', deleted: true },
      { text: '藏', hidden: true },
      { formula: 'a+b' },
    ),
    fc.constantFrom({ note: 1 }, { note: 2 }),
  );
  const block = fc.oneof(
    fc.array(run, { minLength: 1, maxLength: 5 }).map((runs) => ({ runs })),
    fc.tuple(fc.constantFrom('1', '2', '3', 'Title'), words).map(([style, text]) => ({ style, runs: [{ text }] })),
    fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 3 }).map((rows) => ({ rows })),
    fc.constantFrom(
      { style: '1', runs: [{ text: '参考文献' }] },
      { runs: [{ text: '[1] 陈琪.书名[M].北京:出版社,2024.' }] },
    ),
  );
  const texts = (file: WordFile) =>
    file.body
      .flatMap((one) =>
        'rows' in one
          ? one.rows.flat()
          : one.runs.map((part) => ('text' in part ? part.text : 'formula' in part ? part.formula : '')),
      )
      .join('');
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), words, async (body, note) => {
      // Word refers to each note once.
      for (const label of ['"note":1', '"note":2']) fc.pre(JSON.stringify(body).split(label).length <= 2);
      const file = { body, notes: [`注${note}`, '聂正楠.另一书[M].北京:出版社,2020.'], comment: '批', header: '眉' };
      const { draft } = await importWord(file);
      const input = texts(file) + file.notes.join('') + file.comment + file.header;
      expect(findUnaccounted(input, draft, { addresses: false })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

describe('a file that is none, or does harm, is refused with the reason:', () => {
  const whole = writeWordFile({ body: [paragraph({ text: '文'.repeat(3000) })] });
  test.each([
    ['cut off', whole.subarray(0, whole.length - 200), 'cut off'],
    ['broken within', Uint8Array.from(whole, (byte, index) => (index > 600 && index < 900 ? 0 : byte)), 'broken'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') }), 'no Word file'],
    ['protected or old', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old form'],
    ['empty XML', zipSync({ 'word/document.xml': strToU8(''), '[Content_Types].xml': strToU8('') }), 'cannot be read'],
  ])('%s', async (_, bytes, reason) => {
    const refused = await readWord(bytes);
    expect('reason' in refused && refused.reason).toContain(reason);
  });

  test('a bomb, before it is unpacked', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100 * 1024);
    expect(readZip(bomb, 5 * 1024 * 1024)).toBe('The archive holds more than 5 MB, or more than 10000 files.');
  });
});
