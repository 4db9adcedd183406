import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { watch } from 'chokidar';
import type { ContentFolders } from '../../library/content-folders';
import { type Change, nameChange } from './name-change';
import { createSweep } from './sweep-folders';

/** 60 ms without a further change end a batch: an editor that saves by renaming makes three of them in less. */
const QUIET = 60;
/** 300 ms: a batch is told of after that, even while changes go on. */
const LONGEST = 300;
/** 1 s: how often a folder that is not there yet is looked for. */
const LOOK = 1000;
/** A twentieth of the time at most goes into looking at every file, however many there are. */
const SHARE = 20;

/** Changes that belong together, each once; `list` says that an essay has come or gone. */
export type Batch = Readonly<{ changes: readonly Change[]; list: boolean }>;

/**
 * Watches the content and tells of what changes in batches, in the order in which it changed first, from when `ready` is
 * settled. Folders that are made later (`drafts/`) are found. Once a second, or less often in a large library, every file is
 * looked at besides: a folder that is deleted and brought back, or renamed there and back, can drop out of what the system
 * tells of, and some file systems tell of nothing.
 */
export function watchContent(
  folders: ContentFolders,
  tell: (batch: Batch) => void,
): Readonly<{ ready: Promise<void>; close: () => Promise<void> }> {
  let changes = new Map<string, Change>();
  let list = false;
  let [first, timer] = [0, undefined as NodeJS.Timeout | undefined];
  const flush = () => {
    const batch = { changes: [...changes.values()], list };
    changes = new Map();
    [list, first] = [false, 0];
    tell(batch);
  };
  const note = (event: string, path: string) => {
    const change = nameChange(path, folders);
    if (!change) return;
    changes.set(JSON.stringify(change), change);
    // The source text makes an essay: without it there is none.
    if (event !== 'change' && (event.endsWith('Dir') || path.endsWith('zh.md'))) list = true;
    first ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET, first + LONGEST - Date.now())));
  };
  const hidden = (path: string) => isHidden(path, folders);
  const sweep = createSweep(rootsOf(folders), hidden);
  const missing = new Set(rootsOf(folders));
  const findRoots = () => {
    const found = [...missing].filter((path) => existsSync(path));
    for (const path of found) missing.delete(path);
    return found;
  };
  const roots = findRoots();
  const watcher = watch(roots, { ignoreInitial: true, ignored: hidden });
  watcher.on('all', (event, path) => {
    if (!event.endsWith('Dir')) sweep.told(path);
    note(event, path);
  });
  // A file that is gone before it could be looked at is no misfortune.
  watcher.on('error', (error) => console.error(`Watching the content: ${String(error)}`));

  const ready = new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  let looking: NodeJS.Timeout;
  const look = () => {
    watcher.add(findRoots());
    const begun = performance.now();
    for (const { event, path } of sweep.find()) note(event, path);
    looking = setTimeout(look, Math.max(LOOK, SHARE * (performance.now() - begun)));
  };
  looking = setTimeout(look, LOOK);
  return {
    ready,
    async close() {
      clearTimeout(looking);
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** The folder of the content, and that of the drafts where it lies elsewhere. */
function rootsOf({ drafts, site }: ContentFolders): readonly string[] {
  const content = dirname(site);
  return relative(content, drafts).startsWith('..') ? [content, drafts] : [content];
}

/** What editors and version control keep for themselves. */
function isHidden(path: string, folders: ContentFolders): boolean {
  const root = rootsOf(folders).find((each) => path.startsWith(each)) ?? '';
  return path
    .slice(root.length)
    .split(/[\\/]/)
    .some((part) => part.startsWith('.'));
}
