import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { GrantSubject } from './grant';

/** Lies with the drafts, which all replicas read. The dot keeps it from being taken for an essay. */
export const PREVIEWS_FILE = '.previews.json';

const LINK = z.strictObject({ issued: z.int().positive(), expires: z.int().positive() });
const RECORD = z.strictObject({ revision: z.int().positive(), links: z.array(LINK) });
const FILE = z.strictObject({ all: RECORD.optional(), drafts: z.record(z.string(), RECORD) });

/** The counter of a draft, or of all drafts together, and the links that were made under it; no token can be made of them. */
export type PreviewRecord = Readonly<z.output<typeof RECORD>>;

/** What is known of the previews of some drafts. Where there is no record, the revision is 1 and no link was made. */
export type PreviewRecords = Readonly<z.output<typeof FILE>>;

/**
 * Reads the records from a folder of drafts; without a file there are none.
 * @throws when the file cannot be read: whether a link was revoked is then not known, so none may open
 */
export async function readPreviewRecords(
  drafts: string,
): Promise<Readonly<{ records: PreviewRecords; bytes?: Uint8Array }>> {
  const path = join(drafts, PREVIEWS_FILE);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (bytes === undefined) return { records: { drafts: {} } };
  try {
    return { records: FILE.parse(JSON.parse(bytes.toString('utf8'))), bytes };
  } catch (error) {
    throw new Error(
      `${path} cannot be read, so nobody knows which preview links were revoked, and none opens. ` +
        'Put it back from a copy; or delete it and change PREVIEW_KEY, which revokes every link.',
      { cause: error },
    );
  }
}

/** One record, the one for all drafts or for one of them. */
export function recordOf({ all, drafts }: PreviewRecords, subject: GrantSubject): PreviewRecord {
  const found = subject.kind === 'all' ? all : Object.hasOwn(drafts, subject.slug) ? drafts[subject.slug] : undefined;
  return found ?? { revision: 1, links: [] };
}

/** The records with one of them put in place of what it was. */
export function withRecord(records: PreviewRecords, subject: GrantSubject, record: PreviewRecord): PreviewRecords {
  return subject.kind === 'all'
    ? { ...records, all: record }
    : { ...records, drafts: { ...records.drafts, [subject.slug]: record } };
}

/** The text of the file: the same records give the same bytes. */
export function formatPreviewRecords({ all, drafts }: PreviewRecords): string {
  const sorted = Object.fromEntries(Object.entries(drafts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...(all ? { all } : {}), drafts: sorted }, null, 2)}\n`;
}
