import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMessageLines } from '../essay/check/list-message-lines';
import type { EssayFiles } from '../essay/essay-files';
import { getContentFolders } from './content-folders';
import { listEssayFolders } from './list-essay-folders';
import { readEssayFiles } from './read-essay-files';

const LINK_OUT =
  '1:1 error link-in-folder Unexpected symbolic link that leads out of the folder or nowhere, expected a file in it';

let room: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'room-'));
  await mkdir(join(room, 'essays/a/images/more'), { recursive: true });
  await writeFile(join(room, 'essays/a/zh.md'), '文');
  await writeFile(join(room, 'secret.md'), 'SECRET');
});

afterEach(() => rm(room, { recursive: true }));

const listRefused = (files: EssayFiles) =>
  (files.refused ?? []).map((file) => [relative(room, file.path), ...listMessageLines(file)]);

test('reads bytes, and lists images with their sizes', async () => {
  await writeFile(join(room, 'essays/a/images/more/图.png'), 'abc');
  const files = await readEssayFiles(join(room, 'essays/a'));
  expect(files.slug).toBe('a');
  expect(files.zh?.value).toEqual(new TextEncoder().encode('文'));
  expect(files.zh?.path).toBe(join(room, 'essays/a/zh.md'));
  expect(files.en).toBeUndefined();
  expect(files.images).toEqual([{ name: 'more/图.png', size: 3 }]);
  expect(files.refused).toEqual([]);
});

test('follows a link within the folder, and none that leads out of it', async () => {
  await symlink('zh.md', join(room, 'essays/a/en.md'));
  await symlink('../../secret.md', join(room, 'essays/a/references.yaml'));
  await symlink('nowhere', join(room, 'essays/a/glossary.yaml'));
  await symlink(room, join(room, 'essays/a/images/out'));
  const files = await readEssayFiles(join(room, 'essays/a'));
  expect(files.en?.value).toEqual(files.zh?.value);
  expect(files.references).toBeUndefined();
  expect(listRefused(files).sort()).toEqual([
    ['essays/a/glossary.yaml', LINK_OUT],
    ['essays/a/images/out', LINK_OUT],
    ['essays/a/references.yaml', LINK_OUT],
  ]);
});

test('does not read an essay through a link out of the folder of essays', async () => {
  await mkdir(join(room, 'drafts/hidden'), { recursive: true });
  await writeFile(join(room, 'drafts/hidden/zh.md'), 'SECRET');
  await symlink('../drafts/hidden', join(room, 'essays/b'));
  const files = await readEssayFiles(join(room, 'essays/b'));
  expect(files.zh).toBeUndefined();
  expect(listRefused(files)).toEqual([['essays/b', LINK_OUT]]);
});

test('refuses a folder where a file should be, and names that are one on other systems', async () => {
  await mkdir(join(room, 'essays/a/link'));
  await symlink('link', join(room, 'essays/a/en.md'));
  await writeFile(join(room, 'essays/a/images/A.png'), '');
  await writeFile(join(room, 'essays/a/images/a.png'), '');
  const files = await readEssayFiles(join(room, 'essays/a'));
  expect(listRefused(files).sort()).toEqual([
    ['essays/a/en.md', '1:1 error file-regular Unexpected thing that is no regular file, expected a file'],
    [
      'essays/a/images/a.png',
      '1:1 error file-names-distinct Unexpected name `a.png` beside `A.png`, expected names that differ in more than case or form',
    ],
  ]);
});

test('reads no more of a huge file than shows that it is too long', async () => {
  await writeFile(join(room, 'essays/a/zh.md'), 'a'.repeat(5_000_000));
  expect((await readEssayFiles(join(room, 'essays/a'))).zh?.value).toHaveLength(512 * 1024 + 1);
});

test('lists public essays before drafts, and no plain or hidden files', async () => {
  await mkdir(join(room, 'elsewhere/b'), { recursive: true });
  await mkdir(join(room, 'essays/.trash'));
  await writeFile(join(room, 'essays/README.md'), '');
  const folders = { essays: join(room, 'essays'), drafts: join(room, 'elsewhere') };
  expect(await listEssayFolders(folders)).toEqual([
    { slug: 'a', folder: join(room, 'essays/a'), visibility: 'public' },
    { slug: 'b', folder: join(room, 'elsewhere/b'), visibility: 'draft' },
  ]);
  expect(await listEssayFolders({ ...folders, drafts: join(room, 'none') })).toHaveLength(1);
});

test('takes drafts from where DRAFTS_DIR says', () => {
  expect(getContentFolders('/room', {}).drafts).toBe('/room/content/drafts');
  expect(getContentFolders('/room', { DRAFTS_DIR: '../private' }).drafts).toBe('/private');
  expect(getContentFolders('/room', { DRAFTS_DIR: '/private' }).essays).toBe('/room/content/essays');
});

test('takes all content from where CONTENT_DIR says, but for drafts that lie elsewhere', () => {
  const site = {
    essays: '/site/essays',
    drafts: '/site/drafts',
    site: '/site/site.yaml',
    about: '/site/about',
    gone: '/site/gone.yaml',
  };
  expect(getContentFolders('/room', { CONTENT_DIR: '../site' })).toEqual(site);
  expect(getContentFolders('/room', { CONTENT_DIR: '/site', DRAFTS_DIR: 'mine' })).toEqual({
    ...site,
    drafts: '/room/mine',
  });
  expect(getContentFolders('/room', { CONTENT_DIR: '', DRAFTS_DIR: '' }).drafts).toBe('/room/content/drafts');
});
