import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentFolders } from '../library/content-folders';
import { changeGoneFile, findGoneState } from './change-gone-file';
import { exists, finish, JOURNAL, type Journal, leave, placesOf, roomOf, undo } from './transfer-journal';
import { withLock } from './with-lock';

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

/**
 * What became of an unfinished transfer: ended as if it had not been killed, taken back, left to who is at it, or left as it
 * is because `gone.yaml`, which says what is to become of it, cannot be read.
 */
export type Completion = Readonly<{
  slug: string;
  kind: Journal['kind'];
  state: 'completed' | 'undone' | 'running' | 'waiting';
}>;

/**
 * Brings every transfer that was killed to an end: completed where the new folder had taken its place (or, of a withdrawal,
 * `gone.yaml` says it), otherwise taken back. Nothing is lost either way, also of what others have written into `gone.yaml`
 * meanwhile.
 */
export async function completeTransfers(folders: ContentFolders): Promise<readonly Completion[]> {
  const completions: Completion[] = [];
  for (const slug of await listUnfinished(folders)) {
    // Beside the room, which another command may take away: two that complete the same would each take the other's folders.
    const completion = await withLock(`${roomOf(folders)}.lock`, () => complete(folders, slug));
    if (completion) completions.push(completion);
  }
  return completions;
}

/** Undefined where its own command, or another, has ended it meanwhile. */
async function complete(folders: ContentFolders, slug: string): Promise<Completion | undefined> {
  const text = await readFile(join(roomOf(folders), `${slug}.json`), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { kind, pid, gone } = JOURNAL.parse(JSON.parse(text));
  if (isRunning(pid)) return { slug, kind, state: 'running' };
  const places = placesOf(folders, kind, slug);
  const work = async (): Promise<Completion['state']> => {
    const [from, to] = kind === 'publish' ? [places.draft, places.published] : [places.published, places.draft];
    const isTaken = (await exists(places.oldDraft)) || (await exists(places.oldPublished));
    const isPut = !(await exists(places.fresh)) && (await exists(to)) && (isTaken || !(await exists(from)));
    // Of a withdrawal the file is written before the folder is put: what it says now decides.
    const isDecided = isPut || (kind === 'unpublish' && isTaken);
    const said = gone && isDecided ? await findGoneState(places.gone, gone) : undefined;
    if (said === 'unreadable') return 'waiting';
    if (!isPut && said !== 'changed') {
      await undo(places);
      return 'undone';
    }
    if (!isPut) await rename(places.fresh, to);
    if (gone) await changeGoneFile(places.gone, gone);
    await finish(places, () => undefined);
    return 'completed';
  };
  const state = await (gone ? withLock(places.goneLock, work) : work());
  await leave(places);
  return { slug, kind, state };
}
