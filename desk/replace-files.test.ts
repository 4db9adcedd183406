import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFiles } from './replace-files';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'));
  await writeFile(join(folder, 'a'), 'old a');
  await writeFile(join(folder, 'b'), 'old b');
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const at = (name: string) => join(folder, name);
const read = (name: string) => readFile(at(name), 'utf8');

test('writes all, one that was not there too, and leaves nothing else behind', async () => {
  expect(
    await replaceFiles([
      { path: at('a'), before: bytes('old a'), after: 'new a' },
      { path: at('c'), after: 'new c' },
    ]),
  ).toEqual([]);
  expect(await Promise.all(['a', 'b', 'c'].map(read))).toEqual(['new a', 'old b', 'new c']);
  expect(await readdir(folder)).toEqual(['a', 'b', 'c']);
});

test.each([
  ['has changed since it was read', 'b', bytes('older b')],
  ['has been made since', 'b', undefined],
  ['is gone', 'gone', bytes('x')],
])('writes none where one %s', async (_, name, before) => {
  const replacements = [
    { path: at('a'), before: bytes('old a'), after: 'new a' },
    { path: at(name), before, after: 'new' },
  ];
  expect(await replaceFiles(replacements)).toEqual([at(name)]);
  expect(await Promise.all(['a', 'b'].map(read))).toEqual(['old a', 'old b']);
  expect(await readdir(folder)).toEqual(['a', 'b']);
});

test('keeps the mode of a file, and writes through a link', async () => {
  await chmod(at('a'), 0o640);
  await symlink('a', at('link'));
  expect(await replaceFiles([{ path: at('link'), before: bytes('old a'), after: 'new a' }])).toEqual([]);
  expect(await read('a')).toBe('new a');
  expect((await stat(at('a'))).mode & 0o777).toBe(0o640);
});

test('leaves nothing behind where a folder cannot be written to', async () => {
  await expect(
    replaceFiles([
      { path: at('a'), before: bytes('old a'), after: 'new a' },
      { path: join(folder, 'none/b'), after: 'new b' },
    ]),
  ).rejects.toThrow('ENOENT');
  expect(await read('a')).toBe('old a');
  expect(await readdir(folder)).toEqual(['a', 'b']);
});
