import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getContentFolders } from '../../library/content-folders';
import { createSweep } from './sweep-folders';
import { watchContent } from './watch-content';

vi.mock('chokidar', () => {
  const silent = Object.assign(new EventEmitter(), { add: () => {}, close: async () => {} });
  return {
    watch() {
      setImmediate(() => silent.emit('ready'));
      return silent;
    },
  };
});

let root: string;
const at = (...parts: string[]) => join(root, 'content', 'essays', ...parts);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'swept-'));
  mkdirSync(at('x'), { recursive: true });
  writeFileSync(at('x', 'zh.md'), 'a');
});
afterEach(() => rmSync(root, { recursive: true }));

const isHidden = (path: string) => path.includes('/.');

test('finds files that came, changed, were replaced and went, each once', () => {
  const sweep = createSweep([join(root, 'content'), join(root, 'drafts')], isHidden);
  expect(sweep.find()).toEqual([]);
  writeFileSync(at('x', 'zh.md'), 'ab');
  writeFileSync(at('x', '.zh.md.swp'), 'ab');
  mkdirSync(join(root, 'drafts', 'd'), { recursive: true });
  writeFileSync(join(root, 'drafts', 'd', 'zh.md'), 'a');
  expect(sweep.find()).toEqual([
    { event: 'change', path: at('x', 'zh.md') },
    { event: 'add', path: join(root, 'drafts', 'd', 'zh.md') },
  ]);
  writeFileSync(at('x', 'new'), 'cd');
  renameSync(at('x', 'new'), at('x', 'zh.md'));
  expect(sweep.find()).toEqual([{ event: 'change', path: at('x', 'zh.md') }]);
  renameSync(at('x'), at('y'));
  expect(sweep.find()).toEqual([
    { event: 'unlink', path: at('x', 'zh.md') },
    { event: 'add', path: at('y', 'zh.md') },
  ]);
  expect(sweep.find()).toEqual([]);
});

test('does not find what it was told of', () => {
  const sweep = createSweep([join(root, 'content')], isHidden);
  writeFileSync(at('x', 'zh.md'), 'ab');
  sweep.told(at('x', 'zh.md'));
  expect(sweep.find()).toEqual([]);
  rmSync(at('x', 'zh.md'));
  sweep.told(at('x', 'zh.md'));
  expect(sweep.find()).toEqual([]);
});

test('lets the watcher tell of changes that the system is silent about', async () => {
  const slugs: string[] = [];
  const watched = watchContent(getContentFolders(root, {}), ({ changes }) => {
    slugs.push(...changes.flatMap((change) => (change.kind === 'essay' ? [change.slug] : [])));
  });
  await watched.ready;
  writeFileSync(at('x', 'zh.md'), 'ab');
  mkdirSync(at('y'));
  writeFileSync(at('y', 'zh.md'), 'a');
  await vi.waitFor(() => expect(slugs).toEqual(['x', 'y']), { timeout: 20_000 });
  await watched.close();
});
