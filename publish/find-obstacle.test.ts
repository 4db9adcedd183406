import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findObstacle } from './find-obstacle';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obstacle-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('finds nothing where there is room, and folders that do not exist yet', async () => {
  expect(await findObstacle(folder, 1)).toBeUndefined();
});

test('finds that there is less room than a build needs', async () => {
  expect(await findObstacle(folder, Number.MAX_SAFE_INTEGER)).toEqual({ code: 'ENOSPC', folder });
});

test('finds a file where the project should be', async () => {
  await writeFile(join(folder, 'file'), '');
  const project = join(folder, 'file');
  expect(await findObstacle(project, 1)).toMatchObject({ code: 'ENOTDIR' });
});
