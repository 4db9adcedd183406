import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getSite } from './get-site';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  file = join(folder, 'site.yaml');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('a site file that is missing is named where it was looked for, with the setting that said so', async () => {
  vi.stubEnv('CONTENT_DIR', folder);
  await expect(getSite(file)).rejects.toThrow(
    `${file} is missing, and without it the site has no name and no address. Write it first, or set CONTENT_DIR to the folder that holds it.`,
  );
});

test('a site file with a mistake is named where it lies', async () => {
  await writeFile(file, 'name: a\n');
  await expect(getSite(file)).rejects.toThrow(`because ${file} is wrong. Mend it and try again:\n  ${file}:1:`);
});

test('one below the project is named from there', async () => {
  await expect(getSite(join(process.cwd(), 'content', 'nope.yaml'))).rejects.toThrow(/^content\/nope\.yaml is missing/);
});
