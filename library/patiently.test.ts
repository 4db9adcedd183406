import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { patiently } from './patiently';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'there-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const absent = () => Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });

test('a folder that goes while it is read is one that is not there', async () => {
  const read = async () => {
    await rm(folder, { recursive: true });
    throw absent();
  };
  expect(await patiently(folder, read)).toBeUndefined();
});

test('a file that goes while its folder is read is read again', async () => {
  let tries = 0;
  const read = async () => {
    tries += 1;
    if (tries === 1) throw absent();
    return 'whole';
  };
  expect(await patiently(folder, read)).toBe('whole');
});

test('what stays unreadable is an error', async () => {
  await expect(patiently(folder, () => Promise.reject(new Error('EIO')))).rejects.toThrow('EIO');
});
