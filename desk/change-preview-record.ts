import { join } from 'node:path';
import type { GrantSubject } from '../library/grants/grant';
import {
  formatPreviewRecords,
  PREVIEWS_FILE,
  type PreviewRecord,
  readPreviewRecords,
  recordOf,
  withRecord,
} from '../library/grants/previews-file';
import { replaceFiles } from './replace-files';
import { withLock } from './with-lock';

/**
 * Changes the record of a draft's previews, or that of all drafts, in the file beside the drafts: whole or not at all, and
 * one command after the other, so that no revocation is lost to a link that is made at the same moment.
 * @returns the record as it is now
 * @throws when the file cannot be read or written
 */
export function changePreviewRecord(
  drafts: string,
  subject: GrantSubject,
  change: (record: PreviewRecord) => PreviewRecord,
): Promise<PreviewRecord> {
  const path = join(drafts, PREVIEWS_FILE);
  return withLock(`${path}.lock`, async () => {
    const { records, bytes } = await readPreviewRecords(drafts);
    const record = change(recordOf(records, subject));
    const after = formatPreviewRecords(withRecord(records, subject, record));
    const changed = await replaceFiles([{ path, before: bytes, after }]);
    if (changed.length > 0) throw new Error(`${path} was changed by something else meanwhile. Try again.`);
    return record;
  });
}

/** Ends every link to a draft, or every link to all drafts, by raising its revision. Publishing a draft does the same. */
export const revokePreviews = (drafts: string, subject: GrantSubject): Promise<PreviewRecord> =>
  changePreviewRecord(drafts, subject, ({ revision }) => ({ revision: revision + 1, links: [] }));
