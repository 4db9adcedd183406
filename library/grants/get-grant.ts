import { join } from 'node:path';
import { getContentFolders } from '../content-folders';
import { checkGrant, type GrantContext, listGrants, type Verdict } from './check-grant';
import { type Grant, type GrantSubject, secondsNow } from './grant';
import { splitGrants } from './grant-cookie';
import { type PreviewKeys, readPreviewKeys } from './preview-keys';
import { PREVIEWS_FILE, readPreviewRecords } from './previews-file';

/** The header in which the front door hands a reader's grants to the page; it takes none from outside. */
export const GRANTS_HEADER = 'x-preview-grants';

/** Leave to read: by a grant, or because this is the author's own machine (`npm run dev`), where none is needed. */
export type Access = Readonly<{ kind: 'granted'; grant: Grant }> | Readonly<{ kind: 'author' }>;

/** Whether this runs on the author's own machine, under `npm run dev`, where all drafts may be seen. */
export const isAuthorsOwn = (): boolean => process.env.NODE_ENV === 'development';

/**
 * What grants are judged by now: the keys of the environment, the counters beside the drafts, the clock. While the
 * counters cannot be read no grant holds, since it may have been revoked.
 */
export async function readGrantContext(keys: PreviewKeys = readPreviewKeys(process.env)): Promise<GrantContext> {
  const now = secondsNow();
  const { drafts } = getContentFolders();
  try {
    return { keys, records: (await readPreviewRecords(drafts)).records, now };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Of a file that was opened and cannot be read, the system does not say which it is.
    const reason = message.includes(drafts) ? message : `${join(drafts, PREVIEWS_FILE)} cannot be read: ${message}`;
    console.error(reason);
    return { keys: { kind: 'off', reason }, records: { drafts: {} }, now };
  }
}

/**
 * Whether something may be read by whoever presents these grants. Every page and file of a draft asks it for the draft
 * that it is about to read; the desk asks it for all of them.
 * @param presented the value of `GRANTS_HEADER`, null if there is none
 */
export async function getGrant(presented: string | null, wanted: GrantSubject): Promise<Access | undefined> {
  if (isAuthorsOwn()) return { kind: 'author' };
  const verdict: Verdict = await checkGrant(splitGrants(presented ?? ''), wanted, await readGrantContext());
  return verdict.kind === 'granted' ? verdict : undefined;
}

/** Everything that may be read by whoever presents these grants; undefined if there is nothing. */
export async function listAccess(presented: string | null): Promise<readonly Access[] | undefined> {
  if (isAuthorsOwn()) return [{ kind: 'author' }];
  const grants = await listGrants(splitGrants(presented ?? ''), await readGrantContext());
  return grants.length > 0 ? grants.map(({ grant }) => ({ kind: 'granted', grant })) : undefined;
}
