import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TEXT_FILES } from '../essay/essay-files';
import type { WorksBase } from '../essay/publishing/list-lost-works';

/**
 * In the folder of a revision: the bibliography that it was begun from. The ledger, of which a revision has a copy, says the
 * same of the texts. Hidden, and not published.
 */
export const REVISION_BASE = '.begun-from.json';

const BASE = z.strictObject({ version: z.literal(1), references: z.string().optional(), extra: z.string().optional() });

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path).then(
    // A byte order mark is no part of the text.
    (bytes) => new TextDecoder().decode(bytes),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
}

/** Writes into the copy of a public essay what bibliography it has, so that what is changed in either can be told later. */
export async function writeRevisionBase(folder: string): Promise<void> {
  const [references, extra] = await Promise.all(
    [TEXT_FILES.references, TEXT_FILES.extra].map((name) => readIfThere(join(folder, name))),
  );
  const base = { version: 1, ...(references !== undefined && { references }), ...(extra !== undefined && { extra }) };
  await writeFile(join(folder, REVISION_BASE), `${JSON.stringify(base, null, 2)}\n`);
}

/** What a revision was begun from; undefined if nothing says so: it was not begun with `new --revise`, or the file is damaged. */
export async function readRevisionBase(folder: string): Promise<WorksBase | undefined> {
  const text = await readIfThere(join(folder, REVISION_BASE));
  if (text === undefined) return undefined;
  try {
    const { references, extra } = BASE.parse(JSON.parse(text));
    return { references, extra };
  } catch {
    return undefined;
  }
}
