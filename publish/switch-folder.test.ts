import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { switchFolder } from './switch-folder';

/** Above the highest process id of Linux: nobody runs under it. */
const DEAD = 2 ** 22 + 1;

let parent = '';
let folder = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'switch-'));
  folder = join(parent, 'dist');
});
afterEach(() => rm(parent, { recursive: true }));

const put = async (path: string, text: string): Promise<void> => {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'page.html'), text);
};
const shown = (): Promise<string> => readFile(join(folder, 'page.html'), 'utf8');
const neighbours = async (): Promise<readonly string[]> => (await readdir(parent)).toSorted();

test('shows the old folder until the new one is whole', async () => {
  await put(folder, 'old');
  await switchFolder(folder, async (empty) => {
    await put(empty, 'new');
    expect(await shown()).toBe('old');
  });
  expect(await shown()).toBe('new');
  expect(await neighbours()).toEqual(['dist']);
});

test('keeps the old folder when filling the new one fails', async () => {
  await put(folder, 'old');
  const filling = switchFolder(folder, async (empty) => {
    await put(empty, 'half');
    throw new Error('disk full');
  });
  await expect(filling).rejects.toThrow('disk full');
  expect(await shown()).toBe('old');
  expect(await neighbours()).toEqual(['dist']);
});

test('leaves the old folder, and nothing new beside it, where the two cannot change places', async () => {
  await put(folder, 'old');
  const inTheWay = `${folder}-old-${process.pid}`;
  const filling = switchFolder(folder, async (empty) => {
    await put(empty, 'new');
    await put(inTheWay, 'mine');
  });
  await expect(filling).rejects.toThrow('ENOTEMPTY');
  expect(await shown()).toBe('old');
  expect(await neighbours()).toEqual(['dist', `dist-old-${process.pid}`]);
});

test('clears what killed builds left, and nothing of a build that runs or of anyone else', async () => {
  await put(folder, 'old');
  await put(`${folder}-new-${DEAD}`, 'half');
  await put(`${folder}-old-${DEAD}`, 'older');
  await put(`${folder}-new-${process.ppid}`, 'under way');
  await put(`${folder}-new-ideas`, 'mine');
  await switchFolder(folder, (empty) => put(empty, 'new'));
  expect(await shown()).toBe('new');
  expect(await neighbours()).toEqual(['dist', `dist-new-${process.ppid}`, 'dist-new-ideas'].toSorted());
});

test('brings the old folder back when a build was killed between the two renames', async () => {
  await put(`${folder}-old-${DEAD}`, 'old');
  const filling = switchFolder(folder, async () => {
    throw new Error('fails again');
  });
  await expect(filling).rejects.toThrow('fails again');
  expect(await shown()).toBe('old');
});
