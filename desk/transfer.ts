import { randomUUID } from 'node:crypto';
import { cp, link, lstat, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ContentFolders } from '../library/content-folders';
import { REVISION_BASE } from './revision-base';
import { isSame, type Snapshot, takeSnapshot } from './snapshot';
import { withLock } from './with-lock';

/** Moves an essay between the folder of drafts and the public one. `files` are written in place of those copied. */
export type Transfer = Readonly<{
  kind: 'publish' | 'unpublish';
  slug: string;
  /** What the folders held when they were read; undefined where there was none. */
  draft?: Snapshot;
  published?: Snapshot;
  files: Readonly<Record<string, Uint8Array | string>>;
  /** The new text of `gone.yaml`, and what it held when it was read. */
  gone?: Readonly<{ before?: Uint8Array; after: string }>;
}>;

const JOURNAL = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['publish', 'unpublish']),
  slug: z.string(),
  pid: z.int(),
  /** The new text of `gone.yaml`, where it changes. */
  gone: z.string().optional(),
});
type Journal = z.output<typeof JOURNAL>;

type Places = Readonly<
  Record<
    'room' | 'journal' | 'published' | 'draft' | 'fresh' | 'oldPublished' | 'oldDraft' | 'gone' | 'goneLock',
    string
  >
>;

/** Beside `essays/`, so that a rename between the two is one step; the dots keep it all from being taken for essays. */
function placesOf(folders: ContentFolders, kind: Transfer['kind'], slug: string): Places {
  const room = roomOf(folders);
  return {
    room,
    journal: join(room, `${slug}.json`),
    published: join(folders.essays, slug),
    draft: join(folders.drafts, slug),
    fresh: kind === 'publish' ? join(room, `${slug}.new`) : join(folders.drafts, `.${slug}.new`),
    oldPublished: join(room, `${slug}.old`),
    oldDraft: join(folders.drafts, `.${slug}.old`),
    gone: folders.gone,
    goneLock: join(room, 'gone.lock'),
  };
}

const roomOf = ({ essays }: ContentFolders): string => join(dirname(essays), '.publishing');

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Makes what was written or renamed last through a loss of power. Some systems cannot flush a folder, and do not need it. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, data, { flush: true });
  await rename(temporary, path);
  await flush(dirname(path));
}

/** The folder as it is to be: what is published, over it the draft, over that the files that change; not what it began as. */
async function fill(folder: string, sources: readonly string[], files: Transfer['files']): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const source of sources) await cp(source, folder, { recursive: true, dereference: true });
  await rm(join(folder, REVISION_BASE), { force: true });
  for (const [name, data] of Object.entries(files)) await writeFile(join(folder, name), data);
  for (const { parentPath, name } of await readdir(folder, { recursive: true, withFileTypes: true }))
    await flush(join(parentPath, name));
  await flush(folder);
}

/** Of some disks no file can have two names: there two commands within a few ms of each other are not kept apart. */
const UNLINKABLE = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Writes the journal whole, if there is none: whoever has written it is the only one at this essay. */
async function claim(places: Pick<Places, 'journal' | 'room'>, text: string, attempts = 20): Promise<boolean> {
  const { journal, room } = places;
  // Not by the process alone: one may be at it twice, and would take its own file away.
  const temporary = `${journal}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flush: true });
    await link(temporary, journal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') return false;
    if (code === 'ENOENT' && attempts > 0) {
      // Another command has ended, and taken the empty folder away. It may do so while this one makes it.
      await mkdir(room, { recursive: true }).catch(() => undefined);
      return claim(places, text, attempts - 1);
    }
    if (!UNLINKABLE.includes(code)) throw error;
    if (await exists(journal)) return false;
    await rename(temporary, journal);
  } finally {
    await rm(temporary, { force: true });
  }
  await flush(room);
  return true;
}

/**
 * What came of a transfer; nothing was done in the last two: `changed` are folders or files that are not what they were when
 * they were read, `running` that another command is at this essay.
 */
export type TransferResult = Readonly<
  { kind: 'done' } | { kind: 'changed'; paths: readonly string[] } | { kind: 'running' }
>;

/**
 * Moves an essay as a whole. A journal is written first, which only one command can do at a time, and the folders take each
 * other's places by renames, so that a kill at any point leaves what `completeTransfers` brings to the state before or the
 * state after. Nothing is written over that is not what it was when it was read: the old folders are looked at once more
 * after they are out of everybody's way.
 *
 * @param onStep called before each step, for tests that stop there
 */
export async function carryOut(
  folders: ContentFolders,
  { kind, slug, draft, published, files, gone }: Transfer,
  onStep: (step: string) => void = () => undefined,
): Promise<TransferResult> {
  const places = placesOf(folders, kind, slug);
  await mkdir(places.room, { recursive: true });
  await mkdir(folders.drafts, { recursive: true });
  await mkdir(folders.essays, { recursive: true });
  const journal: Journal = { version: 1, kind, slug, pid: process.pid, ...(gone && { gone: gone.after }) };

  onStep('journal');
  if (!(await claim(places, `${JSON.stringify(journal, null, 2)}\n`))) return { kind: 'running' };
  const moved = await listChanged(places, { kind, draft, published });
  if (moved.length > 0) {
    await clear(places);
    return { kind: 'changed', paths: moved };
  }
  onStep('fill');
  const sources = [...(published ? [places.published] : []), ...(draft && kind === 'publish' ? [places.draft] : [])];
  await fill(places.fresh, sources, files);

  if (draft && kind === 'publish') {
    onStep('take draft');
    await rename(places.draft, places.oldDraft);
  }
  if (published) {
    onStep('take published');
    await rename(places.published, places.oldPublished);
  }
  onStep('compare');
  const paths = [
    ...(kind === 'publish' && !isSame(draft, await takeSnapshot(places.oldDraft)) ? [places.draft] : []),
    ...(isSame(published, await takeSnapshot(published ? places.oldPublished : places.published))
      ? []
      : [places.published]),
    ...(kind === 'unpublish' && (await exists(places.draft)) ? [places.draft] : []),
  ];
  if (paths.length > 0) {
    await undo(places);
    return { kind: 'changed', paths };
  }
  const put = async (): Promise<boolean> => {
    if (gone && !(await holds(places.gone, gone.before))) return false;
    if (kind === 'unpublish' && gone) {
      onStep('gone');
      await writeWhole(places.gone, gone.after);
    }
    onStep('put');
    await rename(places.fresh, kind === 'publish' ? places.published : places.draft);
    if (kind === 'publish' && gone) {
      onStep('gone');
      await writeWhole(places.gone, gone.after);
    }
    return true;
  };
  // A journal is one essay's, `gone.yaml` everybody's: between looking at it and writing it no other command does either.
  if (!(await (gone ? withLock(places.goneLock, put) : put()))) {
    await undo(places);
    return { kind: 'changed', paths: [places.gone] };
  }
  await finish(places, onStep);
  return { kind: 'done' };
}

/** The folders that are not what they were when they were read, before anything is moved: another command may have ended. */
async function listChanged(
  { draft, published }: Places,
  read: Pick<Transfer, 'kind' | 'draft' | 'published'>,
): Promise<readonly string[]> {
  return [
    ...(read.kind === 'publish' && !isSame(read.draft, await takeSnapshot(draft)) ? [draft] : []),
    ...(isSame(read.published, await takeSnapshot(published)) ? [] : [published]),
  ];
}

async function holds(path: string, before: Uint8Array | undefined): Promise<boolean> {
  const now = await readFile(path).catch(() => undefined);
  return now === undefined || before === undefined ? now === before : now.equals(before);
}

/** Puts everything back where it was. */
async function undo(places: Places): Promise<void> {
  if ((await exists(places.oldPublished)) && !(await exists(places.published)))
    await rename(places.oldPublished, places.published);
  if ((await exists(places.oldDraft)) && !(await exists(places.draft))) await rename(places.oldDraft, places.draft);
  await rm(places.fresh, { recursive: true, force: true });
  await clear(places);
}

/** What is left to do when the new folder stands in its place, and `gone.yaml` says so. */
async function finish(places: Places, onStep: (step: string) => void): Promise<void> {
  onStep('clear');
  await rm(places.oldDraft, { recursive: true, force: true });
  await rm(places.oldPublished, { recursive: true, force: true });
  onStep('end');
  await clear(places);
}

async function clear({ journal, room }: Places): Promise<void> {
  await rm(journal, { force: true });
  // The folder is there only while something is under way: one that holds another command's journal stays.
  await rmdir(room).catch(() => undefined);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    // Signal 0 is not sent: it only asks whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and someone else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The slugs of transfers that were begun and not ended, because they were killed or are under way. */
export async function listUnfinished(folders: ContentFolders): Promise<readonly string[]> {
  const names = await readdir(roomOf(folders)).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}

/** What became of an unfinished transfer: ended as if it had not been killed, taken back, or left to who is at it. */
export type Completion = Readonly<{ slug: string; kind: Transfer['kind']; state: 'completed' | 'undone' | 'running' }>;

/**
 * Brings every transfer that was killed to an end: completed where the new folder had taken its place (or, of a withdrawal,
 * `gone.yaml` says it), otherwise taken back. Nothing is lost either way.
 */
export async function completeTransfers(folders: ContentFolders): Promise<readonly Completion[]> {
  const completions: Completion[] = [];
  for (const slug of await listUnfinished(folders)) {
    const path = join(roomOf(folders), `${slug}.json`);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    // Ended by its own command meanwhile.
    if (text === undefined) continue;
    const journal = JOURNAL.parse(JSON.parse(text));
    const { kind, pid, gone } = journal;
    const places = placesOf(folders, kind, slug);
    if (isRunning(pid)) {
      completions.push({ slug, kind, state: 'running' });
      continue;
    }
    const isPut = !(await exists(places.fresh));
    const isTaken = (await exists(places.oldDraft)) || (await exists(places.oldPublished));
    const isGone =
      kind === 'unpublish' && isTaken && gone !== undefined && (await holds(places.gone, Buffer.from(gone)));
    if (isGone && !isPut) await rename(places.fresh, places.draft);
    const isDone = isGone || (isPut && (await exists(kind === 'publish' ? places.published : places.draft)) && isTaken);
    if (isDone) {
      if (kind === 'publish' && gone !== undefined)
        await withLock(places.goneLock, () => writeWhole(places.gone, gone));
      await finish(places, () => undefined);
    } else await undo(places);
    completions.push({ slug, kind, state: isDone ? 'completed' : 'undone' });
  }
  return completions;
}
