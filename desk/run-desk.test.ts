import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { runIn } from './fixtures/room';
import { runDesk } from './run-desk';

const ZH = '---\ntitle: 随笔\nauthors:\n  - 甲\npublished: 2025-01-01\n---\n\n## 一 {#one}\n\n文。 ^k3f7\n';
const EN = '---\ntitle: Essay\n---\n\n## One {#one}\n\nText. ^k3f7\n';

let room: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
  await mkdir(join(room, 'content/essays'), { recursive: true });
  await cp(new URL('../content/site.yaml', import.meta.url), join(room, 'content/site.yaml'));
});

afterEach(() => rm(room, { recursive: true }));

async function write(path: string, value: string) {
  await mkdir(join(room, path, '..'), { recursive: true });
  await writeFile(join(room, path), value);
}

const run = (...args: string[]) => runIn(room, COMMANDS, args);

test('every command is loaded under the name that it has itself', async () => {
  for (const { name, load } of COMMANDS) expect((await load()).name).toBe(name);
});

describe('what the system refuses', () => {
  const failing = (error: Error): Command => ({
    name: 'fail',
    summary: '',
    usage: '',
    options: {},
    run: () => Promise.reject(error),
  });
  async function tell(message: string) {
    let err = '';
    const streams = { out: () => undefined, err: (text: string) => (err += text) };
    const code = await runDesk(['fail'], [failing(new Error(message))], { cwd: '/w', env: {} }, streams);
    return [code, err];
  }

  test.each([
    [
      "EACCES: permission denied, open '/w/content/drafts/x/.zh.md.312.tmp'",
      'content/drafts/x/zh.md cannot be written: you have no permission (EACCES). See who may read and write there (`ls -l`), then run it again.\n',
    ],
    [
      "EACCES: permission denied, open '/w/content/essays/x/en.md'",
      'content/essays/x/en.md cannot be read: you have no permission (EACCES). See who may read and write there (`ls -l`), then run it again.\n',
    ],
    [
      'ENOSPC: no space left on device, write',
      'The files cannot be read or written: the disk is full (ENOSPC). Free some space, then run it again.\n',
    ],
  ])('is told in a sentence: %s', async (message, expected) => {
    expect(await tell(message)).toEqual([1, expected]);
  });

  test('is not taken for a mistake of the program, nor the other way round', async () => {
    await expect(tell('Cannot read properties of undefined')).rejects.toThrow('Cannot read properties');
  });
});

describe('a call', () => {
  test('for help is answered on standard output', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('check'), err: '' });
    expect(await run('check', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--format=pretty|compact|json|github'),
      err: '',
    });
  });

  test.each([
    [['chekc'], 'Unexpected command `chekc`. Did you mean `check`?\n'],
    [['check', '--strct'], 'Unexpected option `--strct`. Did you mean `--strict`?\n'],
    [['check', '--format=jsn'], 'Unexpected value `jsn` for `--format`. Did you mean `json`?\n'],
    [['check', '--format'], 'Unexpected `--format` without a value.\n'],
    [['check', '--strict=no'], 'Unexpected value for `--strict`, expected none.\n'],
  ])('that is wrong, %j, is explained and gives 2', async (args, err) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err });
  });

  test('without a command shows the help as an error', async () => {
    expect(await run()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Usage: npm run essay -- <command>'),
    });
  });
});

describe('check', () => {
  test('says one line where nothing is wrong', async () => {
    await write('content/essays/a/zh.md', ZH);
    await write('content/essays/a/en.md', EN);
    await write('content/drafts/b/zh.md', ZH);
    await write('content/drafts/b/en.md', EN);
    expect(await run('sync')).toMatchObject({ code: 0 });
    expect(await run('check')).toEqual({ code: 0, out: '', err: '2 essays checked, no problems\n' });
  });

  test('reports all files in one run, sorted, and gives 1', async () => {
    await write('content/essays/a/zh.md', ZH.replace('authors:', 'autors:').replace('文。', '“文,字。'));
    await write('content/essays/a/en.md', EN.replace('title: Essay', 'title: 1'));
    await write('content/drafts/Bad/zh.md', '\u0000');
    const { code, out, err } = await run('check', '--format=compact');
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'content/drafts/Bad/zh.md:1:1: error no-control-characters: Unexpected control character U+0000 (NUL), expected text',
      'content/drafts/Bad/zh.md:1:1: error slug-form: Unexpected slug `Bad`, expected a–z, 0–9 and single hyphens',
      'content/essays/a/en.md:2:8: error value-typed: Unexpected number `1` for `title`, expected text',
      'content/essays/a/zh.md:1:1: error key-present: Unexpected absence of `authors`, expected a list of texts',
      'content/essays/a/zh.md:3:1: error key-known: Unexpected key `autors`, expected a key that is known here',
      'content/essays/a/zh.md:10:1: error quotes-balanced: Unexpected `“` without its counterpart, expected `”` after it in the same paragraph',
      'content/essays/a/zh.md:10:3: warning punctuation-full-width: Unexpected half-width `,` between Han characters, expected `，`',
      '',
    ]);
    expect(err).toBe('2 essays checked, 6 errors, 1 warning\n');
  });

  test('fails on a warning only if strict', async () => {
    await write('content/essays/a/zh.md', ZH.replace('文。', '文,字。'));
    await write('content/essays/a/en.md', EN);
    expect(await run('sync')).toMatchObject({ code: 0 });
    expect(await run('check')).toMatchObject({ code: 0, err: '1 essay checked, 1 warning\n' });
    expect((await run('check', '--strict')).code).toBe(1);
  });

  test('looks at the essays that are named, in the light of the others', async () => {
    await write('content/essays/a/zh.md', ZH.replace('文。', '[文](/essays/b#k3f7)，[字](/essays/b#gone)。'));
    await write('content/essays/a/en.md', EN);
    await write('content/essays/b/zh.md', ZH.replace('---', ''));
    const { out, err } = await run('check', 'a', '--format=compact');
    expect(out).toBe(
      'content/essays/a/zh.md:10:21: error link-target: Unexpected link to `#gone`, which no block is named, expected the name of a block\n',
    );
    expect(err).toBe('1 essay checked, 1 error\n');
    expect(await run('check', 'c')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Unexpected slug `c`'),
    });
  });

  test('leaves drafts out where only what is published is asked for, and does not name them', async () => {
    await write('content/essays/one/zh.md', ZH);
    await write('content/essays/one/en.md', EN);
    await write('content/drafts/secret/zh.md', 'no front matter');
    expect((await run('check')).code).toBe(1);
    const published = await run('check', '--published');
    expect(published.code).toBe(0);
    expect(published.out + published.err).not.toContain('secret');
  });

  test('says that a folder has no source text, and that the site has no name', async () => {
    await write('content/essays/a/en.md', EN);
    await rm(join(room, 'content/site.yaml'));
    expect((await run('check', '--format=compact')).out).toContain(
      'content/essays/a/zh.md:1:1: error source-present: Unexpected absence of `zh.md`, expected the source text\n',
    );
    expect((await run('check', '--format=compact')).out).toContain(
      'content/site.yaml:1:1: error site-present: Unexpected absence of `site.yaml`',
    );
  });
});
