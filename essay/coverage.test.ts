import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { checkEssay, readWorks } from './check/check-essay';
import { openEssay } from './check/open-essay';
import { buildCoverage, type Coverage, percentOf } from './coverage';
import { placeMessages } from './coverage/place-messages';
import { buildFixture } from './fixtures/coverage-fixture';
import { buildFiles, EN_HEAD, type Files, syncFixture, ZH_HEAD } from './fixtures/sync-fixture';

const ZH = `${ZH_HEAD}引言文。 ^intr\n\n## 一 {#one}\n\n甲文。 ^aaaa\n\n### 细 {#fine}\n\n乙文[^n]。 ^bbbb\n\n## 二 {#two}\n\n丙文。 ^cccc\n\n[^n]: 注文。\n`;
const EN = `${EN_HEAD}Intro. ^intr\n\n## One {#one}\n\nText A. ^aaaa\n\n### Fine {#fine}\n\nText B[^n]. ^bbbb\n\n## Two {#two}\n\nText C. ^cccc\n\n[^n]: Note.\n`;

const SYNCED = syncFixture({ zh: ZH, en: EN });

function cover(files: Files): Coverage {
  const { essay, ledger } = buildFixture(files);
  return buildCoverage(essay, ledger);
}
const states = ({ passages }: Coverage) => passages.map(({ name, state }) => `${name} ${state}`);
const sections = (coverage: Coverage) =>
  coverage.sections.map(
    ({ name, state, tally }) => `${name ?? '-'} ${state} ${tally.translated.passages}/${tally.all.passages}`,
  );

test('counts titles, rows and notes, by passages and by Han characters', () => {
  const coverage = cover(SYNCED);
  expect(states(coverage)).toEqual([
    'title translated',
    'intr translated',
    'one translated',
    'aaaa translated',
    'fine translated',
    'bbbb translated',
    'two translated',
    'cccc translated',
    'note-n translated',
  ]);
  expect(coverage.tally.all).toEqual({ passages: 9, han: 1 + 3 + 1 + 2 + 1 + 2 + 1 + 2 + 2 });
  expect(coverage.tally.missing).toEqual({ passages: 0, han: 0 });
  expect(sections(coverage)).toEqual([
    '- translated 1/1',
    'one translated 4/4',
    'fine translated 2/2',
    'two translated 2/2',
  ]);
});

test('says what is missing, with its section', () => {
  const coverage = cover({
    ...SYNCED,
    en: SYNCED.en
      .replace('Text B[^n]. ^bbbb\n\n', '')
      .replace('[^n]: Note.\n', '')
      .replace('title: T', 'title: T\nsubtitle: S'),
  });
  expect(coverage.passages.filter(({ state }) => state === 'missing').map(({ name }) => name)).toEqual([
    'bbbb',
    'note-n',
  ]);
  expect(coverage.tally.missing).toEqual({ passages: 2, han: 4 });
  expect(sections(coverage)).toEqual(['- translated 1/1', 'one partial 3/4', 'fine partial 1/2', 'two translated 2/2']);
});

test('counts everything as missing where there is no translation', () => {
  const { tally } = cover({ zh: ZH });
  expect(tally.missing).toEqual(tally.all);
});

test('shows what changed in the Chinese of a stale passage, of a title and a note too', () => {
  const coverage = cover({
    ...SYNCED,
    zh: SYNCED.zh.replace('甲文', '甲乙文').replace('注文', '新注').replace('title: 题', 'title: 新题目'),
  });
  const stale = coverage.passages.filter(({ state }) => state === 'stale');
  expect(stale.map(({ name }) => name)).toEqual(['title', 'aaaa', 'note-n']);
  expect(stale[1]?.changes).toEqual([
    {
      name: 'aaaa',
      was: '甲文。',
      now: '甲乙文。',
      diff: [
        { kind: 'same', text: '甲' },
        { kind: 'ins', text: '乙' },
        { kind: 'same', text: '文。' },
      ],
    },
  ]);
  expect(coverage.tally.stale.passages).toBe(3);
  expect(coverage.tally.translated).toEqual(coverage.tally.all);
  expect(sections(coverage)[1]).toBe('one stale 4/4');
});

test('tells each change of a group whose paragraphs became one', () => {
  const zh = `${ZH_HEAD}甲。 ^aaaa\n\n乙。 ^bbbb\n`;
  const synced = syncFixture({ zh, en: `${EN_HEAD}Both. ^aaaa ^bbbb\n` });
  const coverage = cover({ ...synced, zh: zh.replace('乙', '丙') });
  expect(states(coverage)).toEqual(['title translated', 'aaaa stale']);
  expect(coverage.passages[1]?.changes.map(({ name }) => name)).toEqual(['bbbb']);
});

test('does not count what a translation adds of its own', () => {
  const en = `${SYNCED.en}\n[^tn-1]: A translator’s note.\n`;
  expect(cover({ ...SYNCED, en }).tally.all.passages).toBe(9);
});

describe('a translation is unreviewed', () => {
  const unreviewed = (files: Files) =>
    cover(files)
      .passages.filter(({ state, reviewed }) => state === 'translated' && !reviewed)
      .map(({ name }) => name);

  test('until it is looked at, and again when it is written anew', () => {
    expect(unreviewed(SYNCED)).toHaveLength(9);
    const reviewed = syncFixture(SYNCED, { reviewed: ['aaaa', 'bbbb'], date: '2026-02-02' });
    expect(JSON.parse(reviewed.ledger).names.aaaa.en[0].reviewed).toBe('2026-02-02');
    expect(unreviewed(reviewed)).toEqual(['title', 'intr', 'one', 'fine', 'two', 'cccc', 'note-n']);
    expect(unreviewed(syncFixture(reviewed, { reviewed: 'all' }))).toEqual([]);
    const rewritten = { ...reviewed, en: reviewed.en.replace('Text A.', 'A text.') };
    expect(unreviewed(rewritten)).toContain('aaaa');
    expect(unreviewed(syncFixture(rewritten))).toContain('aaaa');
  });

  test('unless its status says that the whole is reviewed, as it was last recorded', () => {
    const files = { ...SYNCED, en: SYNCED.en.replace('title: T', 'title: T\nstatus: reviewed') };
    expect(unreviewed(files)).toEqual([]);
    expect(unreviewed({ ...files, en: files.en.replace('Text A.', 'A text.') })).toEqual(['aaaa']);
    expect(unreviewed({ zh: files.zh, en: files.en })).toEqual([]);
  });
});

test('knows a text without names', () => {
  const coverage = cover({ zh: `${ZH_HEAD}甲。\n\n## 一\n\n乙。\n`, en: `${EN_HEAD}A.\n` });
  expect(states(coverage)).toEqual(['title translated', 'p-1 translated', 'h-1 missing', 'p-2 missing']);
  expect(sections(coverage)).toEqual(['- translated 1/1', 'h-1 missing 0/2']);
});

test('says all only of all', () => {
  expect([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0), percentOf(1, 3)]).toEqual([99, 100, 100, 33]);
});

test('finds the passage that a message of the check is about', () => {
  const files = { ...SYNCED, zh: SYNCED.zh.replace('甲文', '甲,文').replace('注文', '注”文') };
  const report = checkEssay(buildFiles(files), { visibility: 'public' });
  const placed = placeMessages(buildFixture(files).essay, report);
  expect(placed.map(({ rule, name, severity }) => `${rule} ${name} ${severity}`)).toEqual([
    'translation-current aaaa warning',
    'translation-current note-n warning',
    'ledger-current aaaa warning',
    'punctuation-full-width aaaa warning',
    'quotes-balanced note-n error',
  ]);
  expect(placed[3]).toMatchObject({ path: 'e/zh.md', line: 11, column: 2, source: '甲,文。 ^aaaa' });
  expect(placeMessages(undefined, report)[0]).toMatchObject({ rule: 'translation-current', line: 9 });
});

test('finds the entry of the bibliography that a message is about', () => {
  const references = '- id: a\n  type: book\n  title: 甲书\n- id: b\n  type: book\n  title: 乙书\n';
  const files = {
    ...buildFiles(SYNCED),
    references: new VFile({ path: 'e/references.yaml', value: Buffer.from(references) }),
  };
  const works = readWorks(openEssay(files));
  const report = checkEssay(files, { visibility: 'public' });
  const placed = placeMessages(buildFixture(SYNCED).essay, report, works).filter(({ path }) => /references/.test(path));
  expect(placed.map(({ rule, name }) => `${rule} ${name}`)).toEqual(['reference-cited ref-a', 'reference-cited ref-b']);
});
