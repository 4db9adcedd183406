import { expect, test } from 'vitest';
import type { Ledger, LedgerEntry } from './ledger';
import { listVersions } from './list-versions';

type Dated = readonly (readonly [date: string, text: string])[];
const entry = (zh: Dated, en: Dated = [], retired?: LedgerEntry['retired']): LedgerEntry => ({
  kind: 'paragraph',
  zh: zh.map(([date, text]) => ({ date, text })),
  en: en.map(([date, text]) => ({ date, text, of: '00000000' })),
  ...(retired && { retired }),
});
const history = (names: Record<string, LedgerEntry>) =>
  listVersions({ version: 1, names, accepted: [] } satisfies Ledger);
const [FIRST, SECOND, THIRD] = ['2025-03-23', '2025-06-01', '2025-07-01'] as const;

test('has no changes where nothing changed since the first day', () => {
  expect(history({ k3f7: entry([[FIRST, '文']], [[FIRST, 'Text']]) })).toEqual({ since: FIRST, versions: [] });
});

test('has what became of a passage on the first day, which a link made before may lead from', () => {
  const { since, versions } = history({
    k3f7: entry(
      [
        [FIRST, '文一'],
        [FIRST, '文二'],
      ],
      [[FIRST, 'Text']],
    ),
    m2p9: entry([[FIRST, '旧']], [], { date: FIRST, to: 'k3f7' }),
    yb9w: entry([[FIRST, '同']]),
  });
  expect(since).toBe(FIRST);
  expect(versions.map(({ date, changes }) => [date, changes.map(({ name, kind }) => [name, kind])])).toEqual([
    [
      FIRST,
      [
        ['k3f7', 'reworded'],
        ['m2p9', 'retired'],
      ],
    ],
  ]);
});

test('has no beginning without a ledger', () => {
  expect(listVersions(undefined)).toEqual({ versions: [] });
});

test('lays the two wordings of a changed passage over each other, in the language that changed', () => {
  const { versions } = history({
    k3f7: entry(
      [
        [FIRST, '文章一'],
        [SECOND, '文章二'],
      ],
      [[FIRST, 'Text']],
    ),
  });
  expect(versions).toEqual([
    {
      date: SECOND,
      changes: [
        {
          name: 'k3f7',
          passage: 'paragraph',
          kind: 'reworded',
          wording: {
            zh: [
              { kind: 'same', text: '文章' },
              { kind: 'del', text: '一' },
              { kind: 'ins', text: '二' },
            ],
          },
        },
      ],
    },
  ]);
});

test('tells a new passage from a new translation', () => {
  const { versions } = history({
    k3f7: entry([[FIRST, '文']], [[SECOND, 'Text']]),
    m2p9: entry([[SECOND, '新']], [[SECOND, 'New']]),
  });
  expect(versions[0]?.changes.map(({ name, kind, wording }) => [name, kind, Object.keys(wording)])).toEqual([
    ['k3f7', 'translated', ['en']],
    ['m2p9', 'new', ['zh', 'en']],
  ]);
});

test('shows what a retired passage said last, and where its address leads', () => {
  const { versions } = history({
    k3f7: entry([[FIRST, '文']], [], { date: SECOND, to: 'm2p9' }),
    m2p9: entry([[FIRST, '别文']]),
  });
  expect(versions).toEqual([
    {
      date: SECOND,
      changes: [
        {
          name: 'k3f7',
          passage: 'paragraph',
          kind: 'retired',
          to: 'm2p9',
          wording: { zh: [{ kind: 'del', text: '文' }] },
        },
      ],
    },
  ]);
});

test('puts the newest day first, and one day’s wordings together', () => {
  const { versions } = history({
    k3f7: entry([
      [FIRST, '一'],
      [SECOND, '二'],
      [SECOND, '三'],
      [THIRD, '四'],
    ]),
  });
  expect(
    versions.map(({ date, changes }) => [date, changes[0]?.wording.zh?.map(({ text }) => text).join('→')]),
  ).toEqual([
    [THIRD, '三→四'],
    [SECOND, '一→三'],
  ]);
});

test('says nothing of a day on which a wording was written again as it was', () => {
  expect(
    history({
      k3f7: entry([
        [FIRST, '一'],
        [SECOND, '一'],
      ]),
    }).versions,
  ).toEqual([]);
});
