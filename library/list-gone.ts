import { VFile } from 'vfile';
import { checkBytes } from '../essay/check/check-bytes';
import { type GoneEssay, parseGone } from '../essay/gone';
import { getContentFolders } from './content-folders';
import { readTextFile } from './read-text-file';

/** What `gone.yaml` says, with its bytes; the file carries messages where it is wrong, and then nothing is known. */
export type GoneFile = Readonly<{ path: string; bytes?: Uint8Array; file: VFile; essays: readonly GoneEssay[] }>;

/** Reads `gone.yaml`; a site that has none has withdrawn nothing. */
export async function readGoneFile(path: string): Promise<GoneFile> {
  const found = await readTextFile(path);
  if (found === undefined) return { path, file: new VFile({ path }), essays: [] };
  // The cast is safe: the file was read as bytes.
  const bytes = found.value as Uint8Array;
  const file = new VFile({ path, value: bytes });
  const text = checkBytes(file);
  if (text !== undefined) file.value = text;
  return { path, bytes, file, essays: text === undefined ? [] : (parseGone(file) ?? []) };
}

/** The essays that were published and have been withdrawn, in the order of `gone.yaml`. */
export async function listGone(path: string = getContentFolders().gone): Promise<readonly GoneEssay[]> {
  return (await readGoneFile(path)).essays;
}

/** One of them by its slug, or by one that it had formerly; undefined if there is none. */
export async function getGone(slug: string): Promise<GoneEssay | undefined> {
  return (await listGone()).find((essay) => essay.slug === slug);
}
