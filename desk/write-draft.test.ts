import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDraft } from './write-draft';

let room: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'draft-'));
});

afterEach(() => rm(room, { recursive: true }));

test('a draft is written whole, with its images', async () => {
  const files = [
    { path: 'zh.md', value: '文' },
    { path: 'images/a.png', value: new Uint8Array([1]) },
  ];
  expect(await writeDraft(join(room, 'x'), files)).toBe(true);
  expect(await readFile(join(room, 'x/zh.md'), 'utf8')).toBe('文');
  expect([...(await readFile(join(room, 'x/images/a.png')))]).toEqual([1]);
  expect(await readdir(room)).toEqual(['x']);
});

test('a draft that cannot be written whole leaves nothing behind', async () => {
  const files = [
    { path: 'a', value: '1' },
    { path: 'a/b', value: '2' },
  ];
  await expect(writeDraft(join(room, 'x'), files)).rejects.toThrow();
  expect(await readdir(room)).toEqual([]);
});

test.each(['a folder', 'a file', 'a link that leads nowhere'])('%s of that name is left as it is', async (what) => {
  const path = join(room, 'x');
  if (what === 'a folder') await mkdir(path);
  else if (what === 'a file') await writeFile(path, 'mine');
  else await symlink(join(room, 'none'), path);
  expect(await writeDraft(path, [{ path: 'zh.md', value: '文' }])).toBe(false);
  expect(await readdir(room)).toEqual(['x']);
});
