import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listEssayFolders } from '../library/list-essay-folders';
import { KEPT_CHECKS } from './kept-checks';
import { checkFolders } from './run-on-folders';

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'room-'));
});
afterEach(() => rmSync(room, { recursive: true }));

const FRONT = 'authors: [甲]\npublished: 2025-01-01';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(room, path)), { recursive: true });
  writeFileSync(join(room, path), text);
};
function writeEssay(slug: string, words: string, { front = FRONT, parent = 'essays' } = {}) {
  write(`${parent}/${slug}/zh.md`, `---\ntitle: 题\n${front}\n---\n\n${words} ^k3f7\n`);
  write(`${parent}/${slug}/en.md`, '---\ntitle: Title\n---\n\nText. ^k3f7\n');
}
/** Gives the one paragraph of an essay another name, in both languages. */
function rename(slug: string, name: string) {
  for (const file of [`essays/${slug}/zh.md`, `essays/${slug}/en.md`])
    write(file, readFileSync(join(room, file), 'utf8').replace('^k3f7', name));
}
const keptFile = () => join(room, KEPT_CHECKS);

/** A check that keeps reports, and whether it says what one says that keeps none. */
async function check(gone: readonly string[] = []) {
  const all = await listEssayFolders({ essays: join(room, 'essays'), drafts: join(room, 'drafts') });
  const reports = await checkFolders(all, { all, gone, project: room });
  expect(reports).toEqual(await checkFolders(all, { all, gone }));
  return reports.flat().map(({ rule }) => rule);
}

test('says after every change what a check says that keeps nothing', async () => {
  writeEssay('a', '文[乙](/essays/b#k3f7)。');
  writeEssay('b', '文。');
  writeEssay('c', '文,字。', { front: `${FRONT}\nformerly: [old]` });
  const before = await check();
  expect(before).not.toContain('link-target');
  expect(await check()).toEqual(before);

  writeEssay('c', '文，字。', { front: `${FRONT}\nformerly: [old]` });
  expect((await check()).length).toBeLessThan(before.length);
  rename('b', '^m2p9');
  expect(await check()).toContain('link-target');
  writeEssay('b', '文。');
  expect(await check()).not.toContain('link-target');
  rmSync(join(room, 'essays/b'), { recursive: true });
  expect(await check()).toContain('link-target');
  writeEssay('b', '文。', { parent: 'drafts' });
  expect(await check()).toContain('link-published');
  writeEssay('b', '文。');
  expect(await check()).not.toContain('link-published');
  writeEssay('d', '文。', { front: `${FRONT}\nformerly: [a, old]` });
  expect((await check()).filter((rule) => rule === 'slug-unique').length).toBeGreaterThan(1);
  rmSync(join(room, 'essays/d'), { recursive: true });
  expect(await check(['old'])).toContain('slug-not-gone');
  write('essays/a/images/x.png', 'no image');
  expect(await check()).not.toEqual(before);
});

test('takes a report that was kept, and none that was kept under other rules', async () => {
  writeEssay('c', '文,字。');
  await check();
  const all = await listEssayFolders({ essays: join(room, 'essays'), drafts: join(room, 'drafts') });
  const again = async () => (await checkFolders(all, { all, project: room })).flat().map(({ reason }) => reason);
  const kept = readFileSync(keptFile(), 'utf8');
  const marked = kept.replace(/"reason":"[^"]*"/, '"reason":"as it was kept"');
  writeFileSync(keptFile(), marked);
  expect(await again()).toContain('as it was kept');
  writeFileSync(keptFile(), marked.replace(/"seen":"./, '"seen":"x'));
  expect(await again()).not.toContain('as it was kept');
  for (const damaged of ['', '[]', kept.slice(0, -9), '{"/x":{"messages":[]}}']) {
    writeFileSync(keptFile(), damaged);
    expect(await again()).toEqual((await checkFolders(all, { all })).flat().map(({ reason }) => reason));
  }
});

test('keeps no report for a file that has changed since it was checked', async () => {
  writeEssay('a', '文,字。');
  const all = await listEssayFolders({ essays: join(room, 'essays'), drafts: join(room, 'drafts') });
  await checkFolders(all, { all, project: room }, () => writeEssay('a', '文，字。'));
  await check();
});

test('keeps no report for an essay whose link led into another as it was before', async () => {
  writeEssay('a', '文[乙](/essays/b#k3f7)。');
  writeEssay('b', '文。');
  const all = await listEssayFolders({ essays: join(room, 'essays'), drafts: join(room, 'drafts') });
  let done = 0;
  await checkFolders(all, { all, project: room }, () => {
    done += 1;
    if (done === 1) rename('b', '^m2p9');
  });
  expect(await check()).toContain('link-target');
});

test('keeps nothing of drafts, nor of essays with errors', async () => {
  writeEssay('secret', '文,字。', { parent: 'drafts' });
  writeEssay('a', '文[稿](/essays/secret)。');
  expect(await check()).toContain('link-published');
  const kept = existsSync(keptFile()) ? readFileSync(keptFile(), 'utf8') : '';
  expect(kept).not.toContain('secret');
});
