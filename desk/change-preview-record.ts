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

/** Times to begin anew when another command writes the file in between. */
const ATTEMPTS = 5;

/**
 * Changes the record of a draft's previews, or that of all drafts, in the file beside the drafts: whole or not at all.
 * @returns the record as it is now
 * @throws when the file cannot be read or written
 */
export async function changePreviewRecord(
  drafts: string,
  subject: GrantSubject,
  change: (record: PreviewRecord) => PreviewRecord,
): Promise<PreviewRecord> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { records, bytes } = await readPreviewRecords(drafts);
    const record = change(recordOf(records, subject));
    const after = formatPreviewRecords(withRecord(records, subject, record));
    const changed = await replaceFiles([{ path: join(drafts, PREVIEWS_FILE), before: bytes, after }]);
    if (changed.length === 0) return record;
  }
  throw new Error(`${join(drafts, PREVIEWS_FILE)} is being changed by something else. Try again.`);
}

/** Ends every link to a draft, or every link to all drafts, by raising its revision. Publishing a draft does the same. */
export const revokePreviews = (drafts: string, subject: GrantSubject): Promise<PreviewRecord> =>
  changePreviewRecord(drafts, subject, ({ revision }) => ({ revision: revision + 1, links: [] }));
