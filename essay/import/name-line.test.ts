import { describe, expect, test } from 'vitest';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { isAfterNames, readNameLine } from './name-line';
import { readText } from './read-text';

describe('a line of names', () => {
  test.each([
    ['陈琪、聂正楠', ['陈琪', '聂正楠'], undefined],
    ['陈　琪　聂正楠', ['陈琪', '聂正楠'], undefined],
    ['欧阳修（某某大学哲学系，北京 100871）', ['欧阳修'], '（某某大学哲学系，北京 100871）'],
  ])('%s', (line, authors, affiliation) => {
    expect(readNameLine(line)).toEqual({ authors, ...(affiliation && { affiliation }) });
  });

  test.each([
    '引言',
    '陈琪是说',
    '高等教育（北京大学）',
    '陈琪、聂正楠、李四、王五、赵六',
    '陈琪（一九八〇年生）',
    '陈琪（清华大学）教授',
    '技术与社会（北京大学）',
    'Jane Doe',
    '',
  ])('is none: %s', (line) => {
    expect(readNameLine(line)).toBeUndefined();
  });

  test('is told by what journals print below it', () => {
    const lines = [
      '（清华大学）',
      '摘要：甲',
      '[摘 要] 甲',
      '内容提要：甲',
      '摘要写法',
      '清华大学',
      '正文（清华大学）',
    ];
    expect(lines.map(isAfterNames)).toEqual([true, true, true, true, false, false, false]);
  });
});

describe('below the title of a plain text', () => {
  const BODY = '这里是正文，说的是一件事情，有头有尾。';
  const read = (...lines: string[]) => {
    const source = [...lines, BODY].join('\n\n');
    const draft = importFixture(readText(source));
    const told = draft.remarks.filter(({ message, kind }) => /authors|author /.test(message) && kind !== 'changed');
    return { draft, told: told.map(({ line, kind }) => `${line} ${kind}`), lost: findUnaccounted(source, draft) };
  };

  test.each([
    [['论兼爱', '陈琪、聂正楠（清华大学）', '2025年3月23日'], ['3 left-out']],
    [['论兼爱', '陈琪　聂正楠', '摘要：说的是兼爱。'], []],
    [['论兼爱', '陈琪 聂正楠', '（清华大学社会科学学院，北京）'], []],
    [['论兼爱', '陈琪、聂正楠', '2025年3月23日'], []],
  ])('authors are taken where nothing else can be meant: %j', (lines, expected) => {
    const { draft, told, lost } = read(...lines);
    expect(draft.matter).toMatchObject({ title: '论兼爱', authors: ['陈琪', '聂正楠'] });
    expect(draft.zh.split('---\n')[2]).not.toContain('陈琪');
    expect(told).toEqual(expected);
    expect(lost).toEqual([]);
  });

  test.each([['高山、江河'], ['方法'], ['陈琪']])('what may be a name or not stays text, with a doubt: %s', (line) => {
    const { draft, told, lost } = read('论兼爱', line);
    expect(draft.matter.authors).toEqual(['〇']);
    expect(draft.zh).toContain(line);
    expect(draft.zh).not.toContain(`# ${line}`);
    expect(told).toContain('3 doubt');
    expect(lost).toEqual([]);
  });
});
