import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getContentFolders } from '../../library/content-folders';
import { nameChange } from './name-change';

const folders = getContentFolders('/room', { DRAFTS_DIR: '/private' });
const named = (path: string) => nameChange(path, folders);
const content = (...parts: string[]) => join('/room/content', ...parts);

test('knows an essay, a draft and the site by the path that changed', () => {
  const essay = { kind: 'essay', slug: 'x', visibility: 'public', folder: content('essays', 'x') };
  expect(named(content('essays', 'x'))).toEqual(essay);
  expect(named(content('essays', 'x', 'zh.md'))).toEqual(essay);
  expect(named('/private/x/zh.md')).toEqual({ ...essay, visibility: 'draft', folder: '/private/x' });
  for (const path of ['site.yaml', 'gone.yaml', 'about/zh.md']) expect(named(content(path))).toEqual({ kind: 'site' });
  expect(named(content('essays'))).toBeUndefined();
});

test('names an image by its path below the images', () => {
  expect(named(content('essays', 'x', 'images', 'a', 'b.png'))).toMatchObject({ slug: 'x', image: 'a/b.png' });
});

test('takes no notice of what editors keep for themselves', () => {
  expect(named(content('essays', 'x', '.zh.md.swp'))).toBeUndefined();
  expect(named(content('essays', '.git', 'HEAD'))).toBeUndefined();
  expect(named(content('.DS_Store'))).toBeUndefined();
  expect(named('/elsewhere/zh.md')).toBeUndefined();
});
