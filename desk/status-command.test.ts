import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { displayWidth } from '../essay/check/display-width';
import { runIn } from './fixtures/room';
import { formatChange } from './format-status';
import { statusCommand } from './status-command';
import { syncCommand } from './sync-command';

const ZH = '---\ntitle: 政府主导\nauthors: [甲]\npublished: 2025-01-01\n---\n\n甲文目前如此。\n\n乙文。\n';
const EN = '---\ntitle: Led by Government\n---\n\nText A.\n\nText B.\n';

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
  await write('content/essays/one/zh.md', ZH);
  await write('content/essays/one/en.md', EN);
  await run('sync', '--date=2026-01-01');
});
afterEach(() => rm(room, { recursive: true }));

async function write(path: string, value: string) {
  await mkdir(join(room, path, '..'), { recursive: true });
  await writeFile(join(room, path), value);
}
const read = (path: string) => readFile(join(room, path), 'utf8');

const run = (...args: string[]) => runIn(room, [statusCommand, syncCommand], args);

test('shows a row for each essay and draft, aligned under Han text', async () => {
  await write('content/drafts/second-draft/zh.md', ZH.replace('政府主导', '稿').replace('乙文。', '乙文,字。”'));
  const { code, out, err } = await run('status');
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(
    [
      'essay         title     is      translated  stale  unreviewed  errors  warnings',
      'one           政府主导  public    3/3 100%      –           3       –         –',
      'second-draft  稿        draft       0/3 0%      –           –       1         2',
      '',
    ].join('\n'),
  );
  const [head = '', first = ''] = out.split('\n');
  expect(displayWidth(first)).toBe(displayWidth(head));
});

test('shows what changed in the Chinese of a stale passage', async () => {
  await write('content/essays/one/zh.md', (await read('content/essays/one/zh.md')).replace('目前', '现在'));
  const { out } = await run('status', 'one');
  const name = /\^(\w+)/.exec(await read('content/essays/one/zh.md'))?.[1];
  expect(out).toContain(
    `\nStale in one: the Chinese has changed since\n  content/essays/one/zh.md:7  paragraph ${name}\n    甲文[-目前-]{+现在+}如此。\n`,
  );
  await run('sync', `--reviewed=${name}`);
  expect((await run('status', 'one')).out).toContain('3/3 100%      –           2');
});

test('knows a draft with the slug of a public essay for its revision, and what was published', async () => {
  const zh = await read('content/essays/one/zh.md');
  await write('content/drafts/one/zh.md', zh.replace('乙文', '乙文又改'));
  await write('content/drafts/one/en.md', await read('content/essays/one/en.md'));
  const { out } = await run('status');
  expect(out).toContain('revision    3/3 100%      1           2');
  expect(out).toContain('乙文{+又改+}。');
});

test('prints everything as JSON', async () => {
  await write('content/essays/one/zh.md', (await read('content/essays/one/zh.md')).replace('目前', '现在'));
  const rows = JSON.parse((await run('status', '--json')).out);
  expect(rows).toMatchObject([
    {
      slug: 'one',
      folder: 'content/essays/one',
      state: 'public',
      title: '政府主导',
      titleEn: 'Led by Government',
      translation: { passages: 3, translated: 3, stale: 1, unreviewed: 2, missing: 0, percent: 100, percentHan: 100 },
      stale: [{ kind: 'paragraph', line: 7, changes: [{ was: '甲文目前如此。', now: '甲文现在如此。' }] }],
      errors: 0,
      warnings: 2,
    },
  ]);
  expect(rows[0].messages.map(({ rule }: { rule: string }) => rule)).toEqual(['translation-current', 'ledger-current']);
});

test('says so where an essay cannot be read, and where there is none', async () => {
  await write('content/essays/bad/zh.md', 'no front matter');
  expect((await run('status', 'bad')).out).toContain('bad    –      public           –');
  expect(await run('status', 'onee')).toEqual({
    code: 2,
    out: '',
    err: 'Unexpected slug `onee`: no such essay or draft. Did you mean `one`?\n',
  });
  await rm(join(room, 'content'), { recursive: true });
  expect(await run('status')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('No essays') });
  expect((await run('status', '--json')).out).toBe('[]\n');
});

test('shows some words on either side of a change, and nothing that moves the cursor', () => {
  const same = '文'.repeat(100);
  const shown = formatChange({
    name: 'a',
    was: '',
    now: '',
    diff: [
      { kind: 'same', text: same },
      { kind: 'del', text: 'x\u001b[2J' },
      { kind: 'same', text: same },
      { kind: 'ins', text: 'y' },
      { kind: 'same', text: same },
    ],
  });
  const part = '文'.repeat(24);
  expect(shown).toBe(`…${part}[-x·[2J-]${part}…${part}{+y+}${part}…`);
});
