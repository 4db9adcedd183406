import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../essay/check/display-width';
import { listMessages } from '../essay/check/list-messages';
import { buildExcerpt } from '../essay/check/source-excerpt';
import { countMessages, formatMessages, summarise } from './format-messages';

function build(): VFile[] {
  const later = new VFile({ path: '/room/content/zh.md', value: '第一行\n中国,治理\n' });
  later.message('Unexpected `,`, expected `，`', {
    place: { line: 2, column: 3 },
    source: 'essay',
    ruleId: 'punctuation-full-width',
  }).note = 'Write `，`.';
  later.message('Unexpected name', {
    place: { line: 1, column: 2 },
    source: 'essay',
    ruleId: 'anchor-free',
  }).fatal = true;
  const earlier = new VFile({ path: '/room/content/en.md' });
  earlier.message('Unexpected file: 100%', {
    place: { line: 1, column: 1 },
    source: 'essay',
    ruleId: 'file-size',
  }).fatal = true;
  return [later, earlier];
}

test('prints what is wrong by path, line and column, with the source and a caret under the Han character', () => {
  expect(formatMessages(build(), 'pretty', '/room')).toBe(
    [
      'content/en.md:1:1  error  file-size',
      '  Unexpected file: 100%',
      '',
      'content/zh.md:1:2  error  anchor-free',
      '  Unexpected name',
      '    第一行',
      '      ^',
      '',
      'content/zh.md:2:3  warning  punctuation-full-width',
      '  Unexpected `,`, expected `，`',
      '    中国,治理',
      '        ^',
      '  → Write `，`.',
      '',
    ].join('\n'),
  );
});

test('prints one line each', () => {
  expect(formatMessages(build(), 'compact', '/room')).toBe(
    [
      'content/en.md:1:1: error file-size: Unexpected file: 100%',
      'content/zh.md:1:2: error anchor-free: Unexpected name',
      'content/zh.md:2:3: warning punctuation-full-width: Unexpected `,`, expected `，`',
      '',
    ].join('\n'),
  );
});

test('prints JSON that can be parsed, where there is nothing too', () => {
  expect(JSON.parse(formatMessages(build(), 'json', '/room'))[2]).toEqual({
    path: 'content/zh.md',
    line: 2,
    column: 3,
    severity: 'warning',
    rule: 'punctuation-full-width',
    reason: 'Unexpected `,`, expected `，`',
    note: 'Write `，`.',
  });
  expect(formatMessages([], 'json', '/room')).toBe('[]\n');
});

test("prints GitHub's commands, escaped as it asks", () => {
  expect(formatMessages(build(), 'github', '/room')).toBe(
    [
      '::error file=content/en.md,line=1,col=1,title=file-size::Unexpected file: 100%25',
      '::error file=content/zh.md,line=1,col=2,title=anchor-free::Unexpected name',
      '::warning file=content/zh.md,line=2,col=3,title=punctuation-full-width::Unexpected `,`, expected `，`%0AWrite `，`.',
      '',
    ].join('\n'),
  );
});

test.each(['pretty', 'compact', 'github'] as const)('prints nothing in %s where nothing is wrong', (format) => {
  expect(formatMessages([new VFile({ path: 'a' })], format, '/room')).toBe('');
});

test('never prints a sequence that moves the cursor', () => {
  const file = new VFile({ path: '/room/a\u001b[2J.md', value: 'x\u001b[31m\u202Ey' });
  file.message('Unexpected \u001b[1m', { place: { line: 1, column: 2 }, ruleId: 'no-control-characters' });
  for (const format of ['pretty', 'compact'] as const) {
    const printed = formatMessages([file], format, '/room');
    expect(printed).toContain('a·[2J.md');
    expect(printed).not.toContain('\u001b');
    expect(printed).not.toContain('\u202e');
  }
});

test('counts and sums up', () => {
  expect(countMessages(build().flatMap(listMessages))).toEqual({ errors: 2, warnings: 1 });
  expect(summarise(2, { errors: 0, warnings: 0 })).toBe('2 essays checked, no problems');
  expect(summarise(1, { errors: 1, warnings: 2 })).toBe('1 essay checked, 1 error, 2 warnings');
});

describe('the excerpt', () => {
  test('shows the part of a long line around the place', () => {
    const { line, caret } = buildExcerpt(`${'治'.repeat(500)},${'理'.repeat(500)}`, 501);
    expect(line).toBe(`…${'治'.repeat(18)},${'理'.repeat(17)}…`);
    expect(caret).toBe(`${' '.repeat(37)}^`);
    expect(displayWidth(line)).toBeLessThanOrEqual(74);
  });

  test('keeps the caret under the place after emoji, combining marks and tabs', () => {
    expect(buildExcerpt('😀x', 3).caret).toBe('  ^');
    expect(buildExcerpt('e\u0301x', 3).caret).toBe(' ^');
    expect(buildExcerpt('\tx', 2)).toEqual({ line: ' x', caret: ' ^', at: 1 });
  });

  test('stands at the end where the column is past it', () => {
    expect(buildExcerpt('ab', 9)).toEqual({ line: 'ab', caret: '  ^', at: 2 });
  });
});
