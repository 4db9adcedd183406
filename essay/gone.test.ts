import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { listMessageLines } from './check/list-message-lines';
import { addGone, changeGone, isChanged, parseGone, removeGone } from './gone';

const file = (value: string) => new VFile({ path: 'gone.yaml', value });
const lines = (value: string) => {
  const read = file(value);
  return { essays: parseGone(read), lines: listMessageLines(read) };
};

const OLD = { slug: 'old-one', date: '2026-01-01', title: { zh: '旧文', en: 'Old: One' } };

test('comes back as it was written', () => {
  const essay = { ...OLD, formerly: ['older'], why: { zh: '引文有误。', en: 'The quotations: wrong.' } };
  const text = addGone(addGone(undefined, OLD), { ...essay, slug: 'second' });
  expect(lines(text)).toEqual({ essays: [OLD, { ...essay, slug: 'second' }], lines: [] });
  expect(text).toContain('# Essays that were published and are gone');
});

test('keeps what the author has written in the file', () => {
  const text = addGone('# mine\nessays:\n  - slug: a\n    date: "2026-01-01"\n    title: { zh: 甲 } # why\n', OLD);
  expect(text).toContain('# mine\n');
  expect(text).toContain('title: { zh: 甲 } # why\n');
  expect(lines(text).essays?.map(({ slug }) => slug)).toEqual(['a', 'old-one']);
});

test('forgets a slug, also one that an essay had formerly', () => {
  const text = addGone(addGone(undefined, OLD), { ...OLD, slug: 'b', formerly: ['c'] });
  expect(lines(removeGone(text, 'old-one')).essays?.map(({ slug }) => slug)).toEqual(['b']);
  expect(lines(removeGone(text, 'c')).essays).toEqual([OLD, { ...OLD, slug: 'b' }]);
  expect(lines(removeGone(removeGone(text, 'b'), 'old-one'))).toEqual({ essays: [], lines: [] });
});

test('a change says whether it has been made', () => {
  const add = { kind: 'add', essay: OLD } as const;
  const remove = { kind: 'remove', slug: 'older' } as const;
  const essay = { ...OLD, formerly: ['older'] };
  expect([isChanged([], add), isChanged([], remove)]).toEqual([false, true]);
  expect([isChanged([essay], add), isChanged([essay], remove)]).toEqual([true, false]);
  expect(lines(changeGone(changeGone(undefined, { kind: 'add', essay }), remove)).essays).toEqual([OLD]);
});

describe('what is wrong is told at its place:', () => {
  test.each([
    ['essays:\n', '1:8 error value-typed Unexpected empty value for `essays`, expected a list of essays that are gone'],
    ['esays: []\n', '1:1 error key-known Unexpected key `esays`, expected a key that is known here'],
    [
      'essays:\n  - slug: A b\n    date: 2026-02-30\n    title: { zh: 甲 }\n',
      '2:11 error value-possible Unexpected text `A b` for `essays.slug`, expected a slug: a–z, 0–9 and single hyphens',
    ],
    [
      'essays:\n  - slug: a\n    date: 2026-02-30\n    title: { zh: 甲 }\n',
      '3:11 error value-possible Unexpected text `2026-02-30` for `essays.date`, expected a day that the calendar has',
    ],
    [
      'essays:\n  - slug: a\n    date: 2026-02-20\n    title: { zh: 甲 }\n    formerly: [a]\n',
      '5:16 error slug-unique Unexpected second `a`, expected every slug once',
    ],
  ])('%j', (text, line) => {
    const read = lines(text);
    expect(read.essays).toBeUndefined();
    expect(read.lines).toContain(line);
  });
});
