import { describe, expect, test } from 'vitest';
import { checkEssay } from '../check/check-essay';
import { listMessageLines } from '../check/list-message-lines';
import { buildFiles, EN_HEAD, type Files, syncFixture, ZH_HEAD } from '../fixtures/sync-fixture';
import type { Ledger } from '../ledger';

const ZH = `${ZH_HEAD}甲文。 ^aaaa\n\n乙文。 ^bbbb\n`;
const EN = `${EN_HEAD}Text A. ^aaaa\n\nText B. ^bbbb\n`;
const SYNCED = syncFixture({ zh: ZH, en: EN });

const check = (files: Files): readonly string[] =>
  checkEssay(buildFiles(files), { visibility: 'public' }).flatMap((file) =>
    listMessageLines(file).map((line) => `${file.path}:${line}`),
  );
const notesOf = (files: Files, visibility: 'public' | 'draft' = 'public'): readonly string[] =>
  checkEssay(buildFiles(files), { visibility }).flatMap(({ messages }) => messages.map(({ note }) => note ?? ''));

/** The ledger as it was after the sync, changed. */
function change(edit: (ledger: Ledger) => Ledger): string {
  return JSON.stringify(edit(JSON.parse(SYNCED.ledger)), null, 2); // written by the sync
}
const retire = (name: string, to: string) =>
  change((ledger) => {
    const entry = ledger.names.aaaa;
    if (!entry) throw new Error('The fixture has no such name.');
    return { ...ledger, names: { ...ledger.names, [name]: { ...entry, retired: { date: '2026-02-02', to } } } };
  });

test('says nothing where ledger and texts agree', () => {
  expect(check(SYNCED)).toEqual([]);
});

test('warns of a published essay without a ledger, not of a draft', () => {
  const files = { zh: ZH, en: EN };
  expect(check(files)).toEqual([
    'e/zh.md:1:1 warning ledger-current Unexpected published essay without ledger.json, expected its names and wordings on record',
  ]);
  expect(checkEssay(buildFiles(files), { visibility: 'draft' }).flatMap(({ messages }) => messages)).toEqual([]);
});

describe('name-kept', () => {
  const gone = {
    ...SYNCED,
    zh: SYNCED.zh.replace('乙文。 ^bbbb\n', ''),
    en: SYNCED.en.replace('Text B. ^bbbb\n', ''),
  };

  test('names what is gone, at its place in the ledger, with the mend', () => {
    expect(check(gone)).toEqual([
      'e/ledger.json:36:5 error name-kept Unexpected absence of the published name `bbbb` (“乙文。”), expected it in zh.md',
    ]);
    expect(notesOf(gone)).toEqual([
      'Put it back, or say where its address leads now: npm run essay -- sync e --retire bbbb --to aaaa',
    ]);
  });

  test('names the revision in the mend of one, whose public essay has the name too', () => {
    expect(notesOf(gone, 'draft')).toEqual([
      'Put it back, or say where its address leads now: npm run essay -- sync e --draft --retire bbbb --to aaaa',
    ]);
  });

  test('holds for a note as for a block', () => {
    const files = syncFixture({
      zh: `${ZH}\n丙文[^n]。 ^cccc\n\n[^n]: 注。\n`,
      en: `${EN}\nText C[^n]. ^cccc\n\n[^n]: N.\n`,
    });
    const without = (text: string) => text.replace('[^n]:', '').replace(/\[\^n\]| N\.| 注。/g, '');
    expect(check({ ...files, zh: without(files.zh), en: without(files.en) })).toContainEqual(
      expect.stringContaining('error name-kept Unexpected absence of the published name `note-n`'),
    );
  });

  test('is content with a retired name', () => {
    expect(check({ ...SYNCED, ledger: retire('x111', 'aaaa') })).toEqual([]);
  });
});

test('retired-name-leads: says so where a retired name leads nowhere or in a circle', () => {
  expect(check({ ...SYNCED, ledger: retire('x111', 'gone') })).toEqual([
    'e/ledger.json:69:15 error retired-name-leads Unexpected destination `gone` of the retired name `x111`, but no block has `gone`, expected the name of a block',
  ]);
  expect(check({ ...SYNCED, ledger: retire('x111', 'x111') })).toEqual([
    'e/ledger.json:69:15 error retired-name-leads Unexpected destination `x111` of the retired name `x111`, which leads back to it, expected the name of a block',
  ]);
});

test('name-fresh: a block may not have a retired name', () => {
  expect(check({ ...SYNCED, ledger: retire('aaaa', 'bbbb') })).toEqual([
    'e/zh.md:7:1 error name-fresh Unexpected name `aaaa`, which was retired on 2026-02-02 and leads to `bbbb`, expected a new one',
  ]);
});

test('name-fresh: a note may not either', () => {
  const files = syncFixture({ zh: `${ZH}\n丙文[^n]。 ^cccc\n\n[^n]: 注。\n` });
  const ledger: Ledger = JSON.parse(files.ledger); // written by the sync
  const note = ledger.names['note-n'];
  if (!note) throw new Error('The fixture has no such note.');
  const retired = { ...note, retired: { date: '2026-02-02', to: 'aaaa' } };
  const names = { ...ledger.names, 'note-n': retired };
  expect(check({ ...files, ledger: JSON.stringify({ ...ledger, names }) })).toContainEqual(
    expect.stringContaining('error name-fresh Unexpected name `note-n`, which was retired on 2026-02-02'),
  );
});

test('retired-name-leads: what is missing on the way is told once, as missing', () => {
  const files = { ...SYNCED, ledger: retire('x111', 'bbbb') };
  const gone = (text: string) => text.replace(/^.* \^bbbb\n/m, '');
  const errors = check({ ...files, zh: gone(files.zh), en: gone(files.en) }).filter((line) => line.includes(' error '));
  expect(errors).toEqual([expect.stringContaining('error name-kept Unexpected absence of the published name `bbbb`')]);
});

test('ledger-current: says how much the ledger lacks, at the first', () => {
  const files = { ...SYNCED, en: SYNCED.en.replace('Text A', 'The text A').replace('Text B', 'The text B') };
  expect(check(files)).toEqual([
    'e/en.md:5:1 warning ledger-current Unexpected wording of `aaaa` and 1 more, expected the one that ledger.json has last',
  ]);
  expect(notesOf(files)).toEqual(['Run: npm run essay -- sync e']);
});

describe('translation-current', () => {
  const stale = syncFixture({ ...SYNCED, zh: SYNCED.zh.replace('乙文', '乙文已改') });

  test('shows what the source said then and says now', () => {
    expect(check(stale)).toEqual([
      'e/en.md:7:1 warning translation-current Unexpected translation of an older wording of `bbbb` (zh.md:9), expected one of the present wording',
    ]);
    expect(notesOf(stale)).toEqual([
      'then: 乙文。\nnow:  乙文已改。\nRevise it; if it is still right: npm run essay -- sync e --reviewed bbbb',
    ]);
  });

  test('points to a title in the front matter', () => {
    const files = syncFixture({ ...SYNCED, zh: SYNCED.zh.replace('title: 题', 'title: 新题') });
    expect(check(files)).toEqual([
      'e/en.md:2:1 warning translation-current Unexpected translation of an older wording of `title`, expected one of the present wording',
    ]);
    const accepted = syncFixture(files, { accept: { rule: 'translation-current', name: 'title', why: '同' } });
    expect(check(accepted)).toEqual([]);
  });

  test('is quiet while the wording that it was accepted for stands', () => {
    const accepted = syncFixture(stale, { accept: { rule: 'translation-current', name: 'bbbb', why: '意同' } });
    expect(check(accepted)).toEqual([]);
    const again = syncFixture({ ...accepted, zh: accepted.zh.replace('已改', '又改') });
    expect(check(again)).toEqual([expect.stringContaining('e/en.md:7:1 warning translation-current')]);
  });
});

test('an acceptance quiets one rule at one name, and no error', () => {
  const accept = (rule: string, name: string) =>
    change((ledger) => ({ ...ledger, accepted: [{ rule, name, why: 'x', date: '2026-01-01' }] }));
  const zh = SYNCED.zh.replace('乙文', '乙,文');
  const rules = (ledger: string) =>
    check({ ...SYNCED, zh, ledger }).filter((line) => line.includes('punctuation-full-width'));
  expect(rules(SYNCED.ledger)).toHaveLength(1);
  expect(rules(accept('punctuation-full-width', 'aaaa'))).toHaveLength(1);
  expect(rules(accept('punctuation-full-width', 'bbbb'))).toHaveLength(0);
  const broken = { ...SYNCED, zh: SYNCED.zh.replace('乙文', '乙文“'), ledger: accept('quotes-balanced', 'bbbb') };
  expect(check(broken)).toContainEqual(expect.stringContaining('error quotes-balanced'));
});

test('says nothing of names where the source or the ledger cannot be read', () => {
  const nested = check({ ...SYNCED, zh: `${ZH_HEAD}${'>'.repeat(40)} a` }).join('\n');
  expect(nested).toContain('error nesting-limited');
  expect(nested).not.toContain('name-kept');
  expect(check({ ...SYNCED, ledger: '{' })).toEqual([expect.stringContaining('e/ledger.json:1:2 error json-valid')]);
});
