import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkGrant } from '../library/grants/check-grant';
import type { GrantSubject } from '../library/grants/grant';
import { readPreviewKeys } from '../library/grants/preview-keys';
import { PREVIEWS_FILE, readPreviewRecords } from '../library/grants/previews-file';
import { changePreviewRecord } from './change-preview-record';
import { runIn } from './fixtures/room';
import { createPreviewCommand } from './preview-command';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 29 + 5) % 256)).toString('base64');
const NOW = Date.UTC(2026, 10, 25, 12) / 1000;

let room: string;
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
  for (const folder of ['content/essays/on-peace', 'content/drafts/on-care', 'content/drafts/论兼爱'])
    await mkdir(join(room, folder), { recursive: true });
  await cp(new URL('../content/site.yaml', import.meta.url), join(room, 'content/site.yaml'));
});
afterEach(() => rm(room, { recursive: true }));

const run = (args: readonly string[], { env = { PREVIEW_KEY: KEY } as Record<string, string>, now = NOW } = {}) =>
  runIn(room, [createPreviewCommand(() => now)], ['preview', ...args], env);

async function verdict(link: string, wanted: GrantSubject, now = NOW): Promise<string> {
  const { records } = await readPreviewRecords(join(room, 'content/drafts'));
  const keys = readPreviewKeys({ PREVIEW_KEY: KEY });
  const token = new URL(link.split('\n')[0] ?? '').searchParams.get('token') ?? '';
  return (await checkGrant([token], wanted, { keys, records, now })).kind;
}

const DRAFT: GrantSubject = { kind: 'draft', slug: 'on-care' };

test('prints a link that opens the draft for 48 hours, and when it expires', async () => {
  const { code, out, err } = await run(['on-care', '--site', 'https://rooms.example']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^https:\/\/rooms\.example\/preview\/on-care\?token=[\w-]+\.[\w-]+\.[\w-]+\nExpires 2026-11-27 12:00 UTC \(revision 1\)\.\n$/,
  );
  expect(await verdict(out, DRAFT, NOW + 48 * 3600 - 1)).toBe('granted');
  expect(await verdict(out, DRAFT, NOW + 48 * 3600)).toBe('expired');
});

test('takes the address from site.yaml, and says so when that is this machine', async () => {
  const { out, err } = await run(['on-care', '--expires=90m']);
  expect(out).toMatch(/^http:\/\/localhost:3000\/preview\/on-care\?token=\S+\nExpires 2026-11-25 13:30 UTC/);
  expect(err).toBe(
    'This link leads to your own machine. For readers elsewhere: --site https://… or `address` in content/site.yaml.\n',
  );
});

test('makes a link to all drafts, and to one whose name is not a slug yet', async () => {
  const all = await run(['--all', '--site=https://rooms.example']);
  expect(all.out).toMatch(/^https:\/\/rooms\.example\/preview\?token=/);
  expect(await verdict(all.out, { kind: 'all' })).toBe('granted');
  const named = await run(['论兼爱', '--site=https://rooms.example']);
  expect(named.out).toContain('/preview/%E8%AE%BA%E5%85%BC%E7%88%B1?token=');
  expect(await verdict(named.out, { kind: 'draft', slug: '论兼爱' })).toBe('granted');
});

test('ends what was made so far, and what is made afterwards holds', async () => {
  const before = await run(['on-care']);
  expect(await run(['on-care', '--revoke'])).toEqual({
    code: 0,
    out: 'All links made before now are ended (revision 2).\n',
    err: '',
  });
  expect(await verdict(before.out, DRAFT)).toBe('revoked');
  const after = await run(['on-care']);
  expect(after.out).toContain('(revision 2)');
  expect(await verdict(after.out, DRAFT)).toBe('granted');
  expect(await readdir(join(room, 'content/drafts'))).toEqual(['.previews.json', 'on-care', '论兼爱']);
});

test('ends links without a key too', async () => {
  expect(await run(['--all', '--revoke'], { env: {} })).toMatchObject({
    code: 0,
    out: expect.stringContaining('revision 2'),
  });
});

test.each([
  [['on-care', '--list'], 'on-care'],
  [['--list', '--revoke', '--all'], '--all'],
  [['--list', '--revoke'], '--revoke'],
])('does not list in place of what else is asked for: %j', async (call, word) => {
  expect(await run(call)).toEqual({
    code: 2,
    out: '',
    err: `Unexpected \`${word}\` beside \`--list\`, which shows all drafts: expected one of the two.\n`,
  });
});

test('lists drafts with their revision and their open links, and no token', async () => {
  await run(['on-care', '--expires=1h']);
  await run(['on-care', '--expires=7d']);
  await run(['论兼爱', '--revoke']);
  expect(await run(['--list'], { env: {} })).toEqual({
    code: 0,
    out:
      'on-care  revision 1  2 open links, the last until 2026-12-02 12:00 UTC\n' +
      '论兼爱      revision 2  no open link\n' +
      '--all    revision 1  no open link\n',
    err: '',
  });
  expect((await run(['--list'], { now: NOW + 2 * 3600 })).out).toContain('1 open link, the last');
  expect(await readFile(join(room, 'content/drafts', PREVIEWS_FILE), 'utf8')).not.toContain('ey');
});

test.each([
  [[], 'Unexpected call without a slug, expected the draft to show, or `--all`.'],
  [['on-cra'], 'Unexpected slug `on-cra`: no such draft. Did you mean `on-care`?'],
  [['../essays/on-peace'], 'Unexpected slug `../essays/on-peace`: no such draft. Known here: `on-care`, `论兼爱`.'],
  [['on-peace'], 'Unexpected slug `on-peace`: it is published, so everybody can read it.'],
  [['on-care', '论兼爱'], 'Unexpected second slug, expected one: a link opens one draft, or `--all` of them.'],
  [['on-care', '--all'], 'Unexpected slug beside `--all`, expected one of the two.'],
  ...['', '0h', '-1h', '48', '2w', 'soon', '1e9h', '30s', '0.001h'].map((life) => [
    ['on-care', `--expires=${life}`],
    `Unexpected value \`${life}\` for \`--expires\`, expected a time as 90m, 48h or 7d, a minute at least.`,
  ]),
  ...['7.01d', '169h', '999999d'].map((life) => [
    ['on-care', `--expires=${life}`],
    `Unexpected value \`${life}\` for \`--expires\`, expected 7d at most: a link is made anew more easily than it is called back.`,
  ]),
  ...['rooms.example', 'ftp://rooms.example', 'https://rooms.example/x', 'javascript:alert(1)'].map((site) => [
    ['on-care', `--site=${site}`],
    `Unexpected value \`${site}\` for \`--site\`, expected an address as https://example.org, without a path.`,
  ]),
] as [string[], string][])('explains what is wrong with %j, and makes no link', async (args, sentence) => {
  expect(await run(args)).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  expect(await readdir(join(room, 'content/drafts'))).not.toContain(PREVIEWS_FILE);
});

test('says how to make a key when there is none, together with what else is wrong', async () => {
  expect(await run(['on-care', '--expires=8d'], { env: {} })).toEqual({
    code: 2,
    out: '',
    err:
      'Unexpected value `8d` for `--expires`, expected 7d at most: a link is made anew more easily than it is called back.\n' +
      'No preview link can be made: PREVIEW_KEY is not set. To make one: openssl rand -base64 32. Put it into .env as PREVIEW_KEY=…\n',
  });
});

test('counts right when commands write at the same time, and past a lock that was left behind', async () => {
  const drafts = join(room, 'content/drafts');
  const lock = join(drafts, `${PREVIEWS_FILE}.lock`);
  await mkdir(lock);
  const longAgo = Date.now() / 1000 - 60;
  await utimes(lock, longAgo, longAgo);
  const raise = () => changePreviewRecord(drafts, DRAFT, (record) => ({ ...record, revision: record.revision + 1 }));
  await Promise.all(Array.from({ length: 8 }, raise));
  expect((await readPreviewRecords(drafts)).records.drafts['on-care']?.revision).toBe(9);
  expect(await readdir(drafts)).toEqual([PREVIEWS_FILE, 'on-care', '论兼爱']);
});

test('looks where DRAFTS_DIR says, and leaves a broken file of counters as it is', async () => {
  const elsewhere = join(room, 'elsewhere');
  await mkdir(join(elsewhere, 'on-war'), { recursive: true });
  const env = { PREVIEW_KEY: KEY, DRAFTS_DIR: 'elsewhere' };
  expect((await run(['on-war'], { env })).code).toBe(0);
  await writeFile(join(elsewhere, PREVIEWS_FILE), '{');
  expect(await run(['on-war'], { env })).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('cannot be read, so nobody knows which preview links were revoked'),
  });
  expect(await readFile(join(elsewhere, PREVIEWS_FILE), 'utf8')).toBe('{');
});
