import { describe, expect, test } from 'vitest';
import { parseFixture } from '../fixtures/parse-fixture';
import type { Ledger } from '../ledger';
import { passageHash } from '../passage-hash';
import { reviewNames } from './amend-ledger';
import { findStale } from './find-stale';
import type { EssayTexts } from './list-wordings';
import { updateLedger } from './update-ledger';

function texts(zh: string, en?: string, title = '题'): EssayTexts {
  return {
    zh: parseFixture(zh, 'zh').text,
    zhFrontMatter: { title, authors: ['甲'], published: '2025-01-01' },
    en: en === undefined ? undefined : parseFixture(en, 'en').text,
    enFrontMatter: en === undefined ? undefined : { title: 'T' },
  };
}

const FIRST = texts('甲。 ^aaaa\n\n乙[^n]。 ^bbbb\n\n[^n]: 注。', 'A. ^aaaa\n\nB[^n]. ^bbbb\n\n[^n]: Note.');
const first = updateLedger(undefined, FIRST, { date: '2026-01-01' });
const update = (ledger: Ledger, now: EssayTexts, date = '2026-02-02') => updateLedger(ledger, now, { date });

test('records titles, blocks and notes of both texts, the translations with the source that they were made from', () => {
  const of = passageHash;
  expect(Object.keys(first.names)).toEqual(['title', 'aaaa', 'bbbb', 'note-n']);
  expect(first.names).toMatchObject({
    title: { kind: 'title', zh: [{ text: '题' }], en: [{ text: 'T', of: of('题') }] },
    aaaa: { kind: 'paragraph', zh: [{ date: '2026-01-01', text: '甲。' }], en: [{ text: 'A.', of: of('甲。') }] },
    'note-n': { kind: 'note', zh: [{ text: '注。' }], en: [{ text: 'Note.', of: of('注。') }] },
  });
});

test('changes nothing where nothing is new, white space and the form of characters apart', () => {
  expect(update(first, FIRST)).toEqual(first);
  const recorded = update(first, texts('甲。 ^aaaa', 'In a caf\u00e9 here. ^aaaa'));
  const spaced = texts('甲。 ^aaaa', 'In a  cafe\u0301 here. ^aaaa');
  expect(spaced.en?.blocks[0]?.plain).not.toBe(recorded.names.aaaa?.en.at(-1)?.text);
  expect(update(recorded, spaced, '2026-03-03')).toEqual(recorded);
});

test('adds a new wording after the old ones, and never takes one away', () => {
  const second = update(first, texts('甲改。 ^aaaa\n\n乙。 ^bbbb', 'A. ^aaaa\n\nB. ^bbbb'));
  expect(second.names.aaaa?.zh).toEqual([
    { date: '2026-01-01', text: '甲。' },
    { date: '2026-02-02', text: '甲改。' },
  ]);
  expect(second.names['note-n']).toEqual(first.names['note-n']);
  const third = update(second, FIRST, '2026-03-03');
  expect(third.names.aaaa?.zh.map(({ text }) => text)).toEqual(['甲。', '甲改。', '甲。']);
});

test('does not go back in time where the clocks of two authors differ', () => {
  const earlier = update(first, texts('甲改。 ^aaaa\n\n乙。 ^bbbb'), '2025-12-31');
  expect(earlier.names.aaaa?.zh.map(({ date }) => date)).toEqual(['2026-01-01', '2026-01-01']);
});

test('puts a new name after the one before it in the text', () => {
  const grown = texts('新。 ^nnnn\n\n甲。 ^aaaa\n\n又。 ^mmmm\n\n再。 ^pppp\n\n乙[^n]。 ^bbbb\n\n[^n]: 注。');
  const names = Object.keys(update(first, grown).names);
  expect(names).toEqual(['title', 'nnnn', 'aaaa', 'mmmm', 'pppp', 'bbbb', 'note-n']);
});

test('takes a block with two names for the wording of both, and two blocks of one name for one wording', () => {
  const { names } = updateLedger(
    undefined,
    texts('甲乙。 ^aaaa ^bbbb\n\n丙。 ^cccc', 'AB. ^aaaa ^bbbb\n\nC. ^cccc\n\nC2. ^cccc'),
    {
      date: '2026-01-01',
    },
  );
  expect([names.aaaa?.zh, names.bbbb?.zh].map((zh) => zh?.at(-1)?.text)).toEqual(['甲乙。', '甲乙。']);
  expect(names.cccc?.en.at(-1)?.text).toBe('C.\nC2.');
});

describe('a translation', () => {
  const changed = texts('甲改。 ^aaaa\n\n乙[^n]。 ^bbbb\n\n[^n]: 注。', 'A. ^aaaa\n\nB[^n]. ^bbbb\n\n[^n]: Note.');
  const second = update(first, changed);

  test('is stale where its source has changed and it has not, before the sync and after', () => {
    const stale = [{ name: 'aaaa', was: '甲。', now: '甲改。' }];
    expect(findStale(first, changed)).toEqual(stale);
    expect(findStale(second, changed)).toEqual(stale);
    expect(findStale(first, FIRST)).toEqual([]);
  });

  test('is of the present source once its own wording is new', () => {
    const revised = texts(
      '甲改。 ^aaaa\n\n乙[^n]。 ^bbbb\n\n[^n]: 注。',
      'A, revised. ^aaaa\n\nB[^n]. ^bbbb\n\n[^n]: Note.',
    );
    expect(findStale(second, revised)).toEqual([]);
    expect(findStale(update(second, revised), revised)).toEqual([]);
  });

  test('is right again where its source has its old wording again', () => {
    expect(findStale(update(second, FIRST), FIRST)).toEqual([]);
  });

  test('is not stale where it is gone', () => {
    expect(findStale(second, texts('甲改。 ^aaaa\n\n乙[^n]。 ^bbbb\n\n[^n]: 注。'))).toEqual([]);
  });

  test('of a title or a note can be stale too', () => {
    const now = texts(
      '甲。 ^aaaa\n\n乙[^n]。 ^bbbb\n\n[^n]: 新注。',
      'A. ^aaaa\n\nB[^n]. ^bbbb\n\n[^n]: Note.',
      '新题',
    );
    expect(findStale(first, now).map(({ name }) => name)).toEqual(['title', 'note-n']);
  });

  test('that was looked at is of the present source, one name or all', () => {
    for (const names of [['aaaa'], 'all'] as const) {
      const reviewed = reviewNames(second, { names, date: '2025-03-03' }, changed);
      expect(reviewed.kind).toBe('amended');
      expect(reviewed.kind === 'amended' && findStale(reviewed.ledger, changed)).toEqual([]);
    }
    expect(reviewNames(second, { names: ['gone'], date: '2025-03-03' }, changed)).toEqual({
      kind: 'refused',
      reason: 'Unexpected name `gone` as reviewed, expected one that has a translation',
    });
  });
});
