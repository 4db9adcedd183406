import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGbt7714 } from './parse-gbt-7714';
import { splitReferenceList } from './split-reference-list';

const texts = (list: string): readonly string[] => splitReferenceList(list).entries.map(({ text }) => text);

describe('splitReferenceList', () => {
  it('parts a numbered list at its numbers, and joins what is wrapped', () => {
    const list =
      '参考文献\n\n[1] 张三. 全球人工智\n能治理[J]. 中国网信, 2024(3): 1-\n5.\n[2] 李四. 书[M]. 北京:\n  中华书局, 2000.\n';
    expect(splitReferenceList(list, { firstLine: 10 })).toEqual({
      heading: { text: '参考文献', line: 10, lastLine: 10 },
      entries: [
        { text: '[1] 张三. 全球人工智\n能治理[J]. 中国网信, 2024(3): 1-\n5.', line: 12, lastLine: 14, label: '1' },
        { text: '[2] 李四. 书[M]. 北京:\n  中华书局, 2000.', line: 15, lastLine: 16, label: '2' },
      ],
      doubts: [],
    });
    const [first] = splitReferenceList(list).entries;
    expect(parseGbt7714(first?.text ?? '').item).toMatchObject({ title: '全球人工智能治理', page: '1-5' });
  });

  it.each([
    ['［1］甲. 书[M]. 2000.\n［2］乙. 书[M]. 2001.', ['1', '2']],
    ['1. 甲. 书[M]. 2000.\n2. 乙. 书[M]. 2001.', ['1', '2']],
    ['1、甲. 书[M]. 2000.\n2、乙. 书[M]. 2001.', ['1', '2']],
    ['(1) 甲. 书[M]. 2000.\n(2) 乙. 书[M]. 2001.', ['1', '2']],
    ['①甲：《书》，2000年。\n②乙：《书》，2001年。', ['1', '2']],
    ['[1] 甲. 书[M]. 2000. [2] 乙. 书[M]. 2001.', ['1', '2']],
  ])('knows the numbers of %j', (list, labels) => {
    expect(splitReferenceList(list).entries.map(({ label }) => label)).toEqual(labels);
  });

  it('does not take a wrapped issue or year for a number', () => {
    expect(texts('1. 甲. 文[J]. 刊, 2000, 12\n(12): 3-5.\n2. 乙. 文[J]. 刊,\n2001. 3: 4.')).toHaveLength(2);
  });

  it('parts an unnumbered list by line, or by blank lines where entries are wrapped', () => {
    expect(texts('甲. 书[M]. 北京: 中华书局, 2000.\n乙. 书[M]. 北京: 中华书局, 2001.')).toHaveLength(2);
    expect(texts('甲. 长长的书名\n续[M]. 北京: 中华书局, 2000.\n\n乙. 书[M]. 北京:\n中华书局, 2001.')).toHaveLength(2);
    expect(
      texts('Smith J. A book[M]. London:\n  Verso, 2000.\nBrown T. Another[M]. London: Verso, 2001.'),
    ).toHaveLength(2);
  });

  it('keeps a Chinese entry and its English form together, and gives the English fields', () => {
    const [entry, ...others] = splitReferenceList(
      '[1] 王芳. 数字政府[J]. 行政管理, 2021(6): 12-18.\nWANG F. Digital government[J]. Public Administration, 2021(6): 12-18.\n[2] 李明. 书[M]. 2000.',
    ).entries;
    expect(others).toHaveLength(1);
    expect(parseGbt7714(entry?.text ?? '')).toMatchObject({
      item: { title: '数字政府', 'container-title': '行政管理' },
      en: { title: 'Digital government', 'container-title': 'Public Administration' },
      doubts: [],
    });
  });

  it('reports numbers that stand twice, go back or leave a gap, and entries without one, and renumbers nothing', () => {
    const list =
      '[1] 甲. 书[M]. 2000.\n[3] 乙. 书[M]. 2000.\n[3] 丙. 书[M]. 2000.\n[2] 丁. 书[M]. 2000.\n戊. 书[M]. 2000.';
    const { entries, doubts } = splitReferenceList(list);
    expect(entries.map(({ label }) => label)).toEqual(['1', '3', '3', '2', undefined]);
    expect(doubts).toEqual([
      { line: 2, reason: 'Unexpected number 3, expected 2' },
      { line: 3, reason: 'Unexpected second number 3, expected it once; it stands first in line 2' },
      { line: 4, reason: 'Unexpected number 2, expected 4' },
      { line: 5, reason: 'Unexpected entry without a number, expected one as the others have' },
    ]);
  });

  it('leaves nothing out but blanks, whatever the text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '[1] 甲. 书[M]. 2000.',
        '2. Smith J. A[J]. B, 2001.',
        '',
        '  续行',
        '参考文献',
        '[2] 乙. [3] 丙.',
        '(12): 3',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const { heading, entries } = splitReferenceList(text);
        const kept = [heading, ...entries].map((entry) => entry?.text ?? '').join('');
        expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
      { numRuns: 1000 },
    );
  });
});
