import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getContentFolders } from '../../library/content-folders';
import { type Batch, watchContent } from './watch-content';

let root: string;
let batches: Batch[];
let watched: ReturnType<typeof watchContent>;

const essays = (...parts: string[]) => join(root, 'content', 'essays', ...parts);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'watched-'));
  mkdirSync(essays('x'), { recursive: true });
  writeFileSync(essays('x', 'zh.md'), 'a');
  writeFileSync(join(root, 'content', 'site.yaml'), 'a');
  batches = [];
  watched = watchContent(getContentFolders(root, { DRAFTS_DIR: 'private' }), (batch) => batches.push(batch));
  await watched.ready;
});
afterEach(async () => {
  await watched.close();
  rmSync(root, { recursive: true });
});

const slugs = () =>
  new Set(batches.flatMap(({ changes }) => changes).map((one) => (one.kind === 'site' ? 'site' : one.slug)));
const toldOf = (slug: string) => vi.waitFor(() => expect(slugs()).toContain(slug), { timeout: 20_000 });

test('tells of a file that is written, and of one that is replaced by renaming', async () => {
  writeFileSync(essays('x', 'zh.md'), 'b');
  await toldOf('x');
  expect(batches.some(({ list }) => list)).toBe(false);
  for (let again = 0; again < 3; again += 1) {
    batches = [];
    writeFileSync(essays('x', '.zh.md.tmp'), `c${again}`);
    renameSync(essays('x', '.zh.md.tmp'), essays('x', 'zh.md'));
    await toldOf('x');
  }
});

test('goes on watching the site file after it was replaced', async () => {
  for (let again = 0; again < 3; again += 1) {
    batches = [];
    writeFileSync(join(root, 'content', 'new.tmp'), `b${again}`);
    renameSync(join(root, 'content', 'new.tmp'), join(root, 'content', 'site.yaml'));
    await toldOf('site');
  }
});

test('tells of essays that come and go', async () => {
  mkdirSync(essays('y'));
  writeFileSync(essays('y', 'zh.md'), 'a');
  await toldOf('y');
  await vi.waitFor(() => expect(batches.some(({ list }) => list)).toBe(true), { timeout: 20_000 });
  batches = [];
  renameSync(essays('y'), essays('z'));
  await toldOf('z');
  batches = [];
  rmSync(essays('z'), { recursive: true });
  await toldOf('z');
});

test('finds a folder of drafts that is made later', async () => {
  mkdirSync(join(root, 'private', 'd'), { recursive: true });
  let text = '';
  await vi.waitFor(
    () => {
      text += 'a';
      writeFileSync(join(root, 'private', 'd', 'zh.md'), text);
      expect(slugs()).toContain('d');
    },
    { timeout: 20_000, interval: 200 },
  );
});

test('tells of a thousand files in few batches', async () => {
  for (let number = 0; number < 1000; number += 1) {
    mkdirSync(essays(`n-${number}`));
    writeFileSync(essays(`n-${number}`, 'zh.md'), 'a');
  }
  await vi.waitFor(() => expect(slugs().size).toBe(1000), { timeout: 60_000 });
  expect(batches.length).toBeLessThan(200);
}, 120_000);
