import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRedirects } from './redirects';

let project = '';
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'redirects-'));
});
afterEach(() => rm(project, { recursive: true }));

async function write(folder: string, frontMatter: string) {
  await mkdir(join(project, folder), { recursive: true });
  await writeFile(join(project, folder, 'zh.md'), `---\n${frontMatter}\n---\n`);
}
const FRONT_MATTER = 'title: 题\nauthors: [甲]\npublished: 2025-01-01';

test('leads every old slug of a published essay to the present one, in both languages and for its files', async () => {
  await write('content/essays/new', `${FRONT_MATTER}\nformerly: [older, old]`);
  await write('content/essays/other', FRONT_MATTER);
  expect(await readRedirects(project)).toEqual([
    { from: '/en/essays/old', to: '/en/essays/new' },
    { from: '/en/essays/older', to: '/en/essays/new' },
    { from: '/essays/old', to: '/essays/new' },
    { from: '/essays/older', to: '/essays/new' },
    { from: '/zh/essays/old', to: '/zh/essays/new' },
    { from: '/zh/essays/older', to: '/zh/essays/new' },
  ]);
});

test('says nothing of drafts, nor of front matter that cannot be read', async () => {
  await write('content/drafts/secret', `${FRONT_MATTER}\nformerly: [hidden]`);
  await write('content/essays/broken', 'formerly: [old]');
  expect(await readRedirects(project)).toEqual([]);
});

test('has none where there is no content', async () => {
  expect(await readRedirects(project)).toEqual([]);
});
