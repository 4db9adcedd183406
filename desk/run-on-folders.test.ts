import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listEssayFolders } from '../library/list-essay-folders';
import { checkFolders } from './run-on-folders';

const zh = (text: string) => `---\ntitle: 题\nauthors: [甲]\npublished: 2025-01-01\n---\n\n${text} ^k3f7\n`;
const EN = '---\ntitle: Title\n---\n\nText. ^k3f7\n';

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
});
afterEach(() => rm(room, { recursive: true }));

/** Seventy essays in a ring, each linking to the next; the link of the last leads nowhere. */
async function writeRing(count: number) {
  for (let index = 0; index < count; index += 1) {
    const folder = join(room, 'essays', `e-${String(index).padStart(3, '0')}`);
    await mkdir(folder, { recursive: true });
    const next = `e-${String(index + 1).padStart(3, '0')}`;
    await writeFile(join(folder, 'zh.md'), zh(`文[下一篇](/essays/${next}#${index === 3 ? 'gone' : 'k3f7'})。`));
    await writeFile(join(folder, 'en.md'), EN);
  }
  return listEssayFolders({ essays: join(room, 'essays'), drafts: join(room, 'drafts') });
}

test('checks many essays in several processes as it checks a few, in the light of each other', async () => {
  const all = await writeRing(70);
  let done = 0;
  const inProcesses = await checkFolders(all, { all }, () => {
    done += 1;
  });
  expect(done).toBe(70);
  const errors = inProcesses.map((messages) => messages.filter(({ severity }) => severity === 'error'));
  expect(errors.flatMap((messages, index) => messages.map(({ rule }) => `${index} ${rule}`))).toEqual([
    '3 link-target',
    '69 link-target',
  ]);
  const few = await checkFolders(all.slice(0, 5), { all });
  expect(few).toEqual(inProcesses.slice(0, 5));
});
