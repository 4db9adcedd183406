import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMessageLines } from '../essay/check/list-message-lines';
import { getContentFolders } from './content-folders';
import { checkAbout } from './get-about';

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'about-'));
  await mkdir(join(room, 'content/about'), { recursive: true });
});
afterEach(() => rm(room, { recursive: true }));

const write = (lang: string) => writeFile(join(room, `content/about/${lang}.md`), '---\ntitle: 关于\n---\n\n文。\n');
const rules = async () => (await checkAbout(getContentFolders(room, {}))).flatMap(listMessageLines).join('\n');

test('asks for the page in both languages, or in neither (page-both-languages)', async () => {
  expect(await rules()).not.toContain('page-both-languages');
  await write('zh');
  expect(await rules()).toContain('page-both-languages');
  await write('en');
  expect(await rules()).not.toContain('page-both-languages');
});
