import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planSync } from '../essay/sync/plan-sync';
import { checkCommand } from './check-command';
import type { Command } from './command';
import { runIn } from './fixtures/room';
import { createSyncCommand, syncCommand } from './sync-command';

const ZH = '---\ntitle: 题\nauthors: [甲]\npublished: 2025-01-01\n---\n\n甲文。\n\n乙文。\n';
const EN = '---\ntitle: Title\n---\n\nText A.\n\nText B.\n';

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
  await write('content/essays/one/zh.md', ZH);
  await write('content/essays/one/en.md', EN);
});
afterEach(() => rm(room, { recursive: true }));

async function write(path: string, value: string) {
  await mkdir(join(room, path, '..'), { recursive: true });
  await writeFile(join(room, path), value);
}
const read = (path: string) => readFile(join(room, path), 'utf8');
const readLedger = async () => JSON.parse(await read('content/essays/one/ledger.json'));
const namesOf = async (path: string): Promise<string[]> => (await read(path)).match(/(?<=\^)\w+$/gm) ?? [];

const runWith = (commands: readonly Command[], ...args: string[]) => runIn(room, commands, args);
const run = (...args: string[]) => runWith([checkCommand, syncCommand], ...args);

test('names what is new, writes the ledger, and says what it did', async () => {
  const { code, out, err } = await run('sync', '--date=2026-01-01');
  expect([code, err]).toEqual([0, '']);
  const [a, b] = await namesOf('content/essays/one/zh.md');
  expect(await namesOf('content/essays/one/en.md')).toEqual([a, b]);
  expect(out).toBe(
    `content/essays/one: 4 names written, 6 wordings recorded\n  zh.md:7  ^${a}\n  zh.md:9  ^${b}\n  en.md:5  ^${a}\n  en.md:7  ^${b}\n`,
  );
  expect(Object.keys((await readLedger()).names)).toEqual(['title', a, b]);
  expect(await run('check', 'one', '--strict')).toMatchObject({ code: 0 });
  expect(await run('sync')).toEqual({ code: 0, out: 'content/essays/one: nothing to do\n', err: '' });
});

test('leaves everything as it is in a dry run', async () => {
  expect(await run('sync', '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining('content/essays/one: would do: 4 names written'),
  });
  expect(await read('content/essays/one/zh.md')).toBe(ZH);
  expect(await readdir(join(room, 'content/essays/one'))).toEqual(['en.md', 'zh.md']);
});

test('names the blocks of a draft only when it is asked for, and keeps no ledger of it', async () => {
  await write('content/drafts/two/zh.md', ZH);
  await run('sync');
  expect(await read('content/drafts/two/zh.md')).toBe(ZH);
  expect(await run('sync', 'two')).toMatchObject({ code: 0 });
  expect(await namesOf('content/drafts/two/zh.md')).toHaveLength(2);
  expect(await readdir(join(room, 'content/drafts/two'))).toEqual(['zh.md']);
});

test('gives a revision no name that the published essay has, or had', async () => {
  await run('sync');
  const published = await namesOf('content/essays/one/zh.md');
  await write('content/drafts/one/zh.md', ZH);
  await run('sync', 'one');
  expect((await namesOf('content/drafts/one/zh.md')).filter((name) => published.includes(name))).toEqual([]);
});

test('does not write over a file that changed while it was at work', async () => {
  const edited = `${ZH}\n丙文。\n`;
  const slow = createSyncCommand((...given) => {
    writeFileSync(join(room, 'content/essays/one/zh.md'), edited);
    return planSync(...given);
  });
  expect(await runWith([slow], 'sync')).toEqual({
    code: 1,
    out: '',
    err: 'content/essays/one/zh.md changed while it was read. Nothing written: run it again.\n',
  });
  expect(await read('content/essays/one/zh.md')).toBe(edited);
  expect(await read('content/essays/one/en.md')).toBe(EN);
  expect(await readdir(join(room, 'content/essays/one'))).toEqual(['en.md', 'zh.md']);
});

test('writes nothing where the check finds errors, and shows them', async () => {
  await write('content/essays/one/zh.md', ZH.replace('乙文', '乙文“'));
  const { code, out, err } = await run('sync');
  expect(code).toBe(1);
  expect(out).toContain('content/essays/one/zh.md:9:3  error  quotes-balanced');
  expect(out).not.toContain('names-present');
  expect(err).toBe('content/essays/one: nothing written. Mend what is reported, then run it again.\n');
  expect(await readdir(join(room, 'content/essays/one'))).toEqual(['en.md', 'zh.md']);
});

test('takes nothing for looked at but in an essay that is named', async () => {
  await run('sync');
  const before = await read('content/essays/one/ledger.json');
  expect(await run('sync', '--reviewed', 'all')).toEqual({
    code: 2,
    out: '',
    err: 'Unexpected `--reviewed all` without a slug, expected the essay that was looked at: npm run essay -- sync your-essay --reviewed all\n',
  });
  expect(await read('content/essays/one/ledger.json')).toBe(before);
  expect(await run('sync', 'one', '--reviewed', 'all')).toMatchObject({ code: 0 });
});

test('never writes over a ledger that it cannot read', async () => {
  await write('content/essays/one/ledger.json', '<<<<<<< HEAD\n{}');
  const { code, out } = await run('sync');
  expect(code).toBe(1);
  expect(out).toContain('content/essays/one/ledger.json:1:1  error  no-conflict-markers');
  expect(await read('content/essays/one/ledger.json')).toBe('<<<<<<< HEAD\n{}');
});

describe('a block that is gone', () => {
  test('keeps its address by --retire, without the slug where one essay alone has it', async () => {
    await run('sync', '--date=2026-01-01');
    const [a = '', b = ''] = await namesOf('content/essays/one/zh.md');
    await write('content/essays/one/zh.md', (await read('content/essays/one/zh.md')).replace(`甲文。 ^${a}\n\n`, ''));
    await write('content/essays/one/en.md', (await read('content/essays/one/en.md')).replace(`Text A. ^${a}\n\n`, ''));
    expect(await run('sync')).toMatchObject({
      code: 1,
      out: expect.stringContaining(`sync one --retire ${a} --to ${b}`),
    });
    expect(await run('sync', '--retire', a, '--to', b, '--date=2026-02-02')).toEqual({
      code: 0,
      out: `content/essays/one: ${a} now leads to ${b}\n`,
      err: '',
    });
    expect((await readLedger()).names[a].retired).toEqual({ date: '2026-02-02', to: b });
    expect(await run('check', 'one', '--strict')).toMatchObject({ code: 0 });
  });

  test('needs a destination that is there', async () => {
    await run('sync');
    const [a = ''] = await namesOf('content/essays/one/zh.md');
    expect(await run('sync', '--retire', a, '--to', 'gone')).toMatchObject({
      code: 1,
      err: expect.stringContaining(`Unexpected name \`${a}\` to retire, expected one that the text has no more`),
    });
  });
});

describe('a translation of an older wording', () => {
  beforeEach(async () => {
    await run('sync', '--date=2026-01-01');
    await write('content/essays/one/zh.md', (await read('content/essays/one/zh.md')).replace('甲文', '甲文已改'));
  });

  test('is told until it is reviewed', async () => {
    const [a = ''] = await namesOf('content/essays/one/zh.md');
    expect(await run('sync', '--date=2026-02-02')).toMatchObject({
      code: 0,
      out: `content/essays/one: 1 wording recorded\n  1 translation is of an older wording: ${a}\n`,
    });
    expect((await run('check', 'one', '--format=compact')).out).toBe(
      `content/essays/one/en.md:5:1: warning translation-current: Unexpected translation of an older wording of \`${a}\` (zh.md:7), expected one of the present wording\n`,
    );
    expect(await run('sync', '--reviewed', `^${a}`)).toMatchObject({ code: 0 });
    expect(await run('check', 'one', '--strict')).toMatchObject({ code: 0 });
  });

  test('is quiet where that was accepted, until either wording changes', async () => {
    const [a = ''] = await namesOf('content/essays/one/zh.md');
    await run('sync');
    expect(await run('sync', `--accept=translation-current@${a}`, '--why', '意思未变')).toMatchObject({ code: 0 });
    expect(await run('check', 'one', '--strict')).toMatchObject({ code: 0 });
    await write('content/essays/one/zh.md', (await read('content/essays/one/zh.md')).replace('已改', '又改'));
    await run('sync');
    expect((await run('check', 'one', '--format=compact')).out).toContain('translation-current');
  });
});

test('accepts only a warning that there is', async () => {
  await run('sync');
  const [a] = await namesOf('content/essays/one/zh.md');
  expect(await run('sync', `--accept=length-ratio@${a}`, '--why=x')).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      `Unexpected warning \`length-ratio\` at \`${a}\`, expected one that the check gives there`,
    ),
  });
});

test.each([
  [['--date', '2026-02-30'], 'Unexpected value `2026-02-30` for `--date`, expected a day as YYYY-MM-DD.\n'],
  [['--retire', 'aaaa'], 'Unexpected call: `--retire A` and `--to B` go together.\n'],
  [['--accept', 'rule@name'], 'Unexpected call: `--accept rule@name` and `--why "…"` go together.\n'],
  [['--accept', 'rule', '--why', 'x'], 'Unexpected `--accept`, expected `--accept rule@name --why "the reason"`.\n'],
  [['two'], 'Unexpected slug `two`: no such essay or draft. Known here: `one`.\n'],
])('explains a call that is wrong, %j', async (args, err) => {
  expect(await run('sync', ...args)).toEqual({ code: 2, out: '', err });
});

test('says of a heading which words it wrote', async () => {
  await write('content/essays/one/zh.md', ZH.replace('甲文。', '## 一'));
  await write('content/essays/one/en.md', EN.replace('Text A.', '## One'));
  expect((await run('sync', 'one')).out).toContain('\n  zh.md:7  {#one}\n');
});

test('accepts a warning at an entry of the bibliography, until the entry changes', async () => {
  const path = 'content/essays/one/references.yaml';
  await write(path, 'references:\n  - id: Lin_2025\n    type: book\n    title: B\n');
  await run('sync');
  const rules = async () =>
    JSON.parse((await run('check', '--format=json')).out).map(({ rule }: { rule: string }) => rule);
  expect(await rules()).toContain('reference-cited');
  expect(await run('sync', '--accept=reference-cited@ref-Lin_2025', '--why=延伸阅读')).toMatchObject({ code: 0 });
  expect(await rules()).not.toContain('reference-cited');
  await write(path, (await read(path)).replace('title: B', 'title: C'));
  expect(await rules()).toContain('reference-cited');
});
