import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { GONE_CHANGE } from '../essay/gone';
import type { ContentFolders } from '../library/content-folders';
import { flush } from './write-whole';

/** The shape of a journal: what is read back after a command was killed is checked like any other input. */
export const JOURNAL = z.strictObject({
  version: z.literal(2),
  kind: z.enum(['publish', 'unpublish']),
  slug: z.string(),
  pid: z.int(),
  /** What becomes of `gone.yaml`, if anything: not its text, in which others may have written when this is read. */
  gone: GONE_CHANGE.optional(),
});
/** What is kept of a transfer that is under way. */
export type Journal = z.output<typeof JOURNAL>;

/** Where each thing lies while an essay is moved. */
export type Places = Readonly<
  Record<
    'room' | 'journal' | 'published' | 'draft' | 'fresh' | 'oldPublished' | 'oldDraft' | 'gone' | 'goneLock',
    string
  >
>;

/** Beside `essays/`, so that a rename between the two is one step; the dots keep it all from being taken for essays. */
export function placesOf(folders: ContentFolders, kind: Journal['kind'], slug: string): Places {
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

/** The folder that is there only while something is under way. */
export const roomOf = ({ essays }: ContentFolders): string => join(dirname(essays), '.publishing');

/** Whether anything lies at a path, a broken link too. */
export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Of some disks no file can have two names: there two commands within a few ms of each other are not kept apart. */
const UNLINKABLE = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** Writes the journal whole, if there is none: whoever has written it is the only one at this essay. */
export async function claim(places: Pick<Places, 'journal' | 'room'>, text: string, attempts = 20): Promise<boolean> {
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

/** Puts everything back where it was. */
export async function undo(places: Places): Promise<void> {
  if ((await exists(places.oldPublished)) && !(await exists(places.published)))
    await rename(places.oldPublished, places.published);
  if ((await exists(places.oldDraft)) && !(await exists(places.draft))) await rename(places.oldDraft, places.draft);
  await rm(places.fresh, { recursive: true, force: true });
  await clear(places);
}

/** What is left to do when the new folder stands in its place, and `gone.yaml` says so. */
export async function finish(places: Places, onStep: (step: string) => void): Promise<void> {
  onStep('clear');
  await rm(places.oldDraft, { recursive: true, force: true });
  await rm(places.oldPublished, { recursive: true, force: true });
  onStep('end');
  await clear(places);
}

/** Takes the journal away: the essay is free for others. */
export async function clear(places: Places): Promise<void> {
  await rm(places.journal, { force: true });
  await leave(places);
}

/** The folder is there only while something is under way: one that holds another command's journal, or a lock, stays. */
export async function leave({ room }: Places): Promise<void> {
  await rmdir(room).catch(() => undefined);
}
