import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GoneChange } from '../essay/gone';
import type { ContentFolders } from '../library/content-folders';
import { changeGoneFile } from './change-gone-file';
import { REVISION_BASE } from './revision-base';
import { isSame, type Snapshot, takeSnapshot } from './snapshot';
import { claim, clear, exists, finish, type Journal, type Places, placesOf, undo } from './transfer-journal';
import { withLock } from './with-lock';
import { flush } from './write-whole';

/** Moves an essay between the folder of drafts and the public one. `files` are written in place of those copied. */
export type Transfer = Readonly<{
  kind: 'publish' | 'unpublish';
  slug: string;
  /** What the folders held when they were read; undefined where there was none. */
  draft?: Snapshot;
  published?: Snapshot;
  files: Readonly<Record<string, Uint8Array | string>>;
  /** What becomes of `gone.yaml`, and what it held when it was read. */
  gone?: Readonly<{ before?: Uint8Array; change: GoneChange }>;
}>;

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
  const journal: Journal = { version: 2, kind, slug, pid: process.pid, ...(gone && { gone: gone.change }) };

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
      await changeGoneFile(places.gone, gone.change);
    }
    onStep('put');
    await rename(places.fresh, kind === 'publish' ? places.published : places.draft);
    if (kind === 'publish' && gone) {
      onStep('gone');
      await changeGoneFile(places.gone, gone.change);
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
