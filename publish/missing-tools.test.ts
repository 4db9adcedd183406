import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingTools } from './missing-tools';

let project = '';
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'tools-'));
});
afterEach(() => rm(project, { recursive: true }));

test('has nothing to say of this project, in which everything is installed', () => {
  expect(missingTools(dirname(import.meta.dirname))).toBeUndefined();
});

test('says what npm left out, and how to have it', async () => {
  await mkdir(join(project, 'node_modules', 'tailwindcss'), { recursive: true });
  expect(missingTools(project)).toBe(
    'What a build needs is not installed: @tailwindcss/postcss, typescript. npm leaves it out where NODE_ENV is production. Install it, then build again: npm ci --include=dev',
  );
});
