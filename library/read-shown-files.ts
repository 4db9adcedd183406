import type { EssayFiles } from '../essay/essay-files';
import { patiently } from './patiently';
import { readEssayFiles } from './read-essay-files';

/**
 * An essay's files as they lie on the disk, and as a page shows them. The two differ in development alone, where a file
 * that cannot be read is shown as it last could: `kept` are the names of those files, such as `zh.md`.
 */
export type ShownFiles = Readonly<{ files: EssayFiles; shown: EssayFiles; kept: readonly string[] }>;

/** Reads the folder of an essay; undefined if there is none. Throws if it cannot be read. */
export async function readShownFiles(folder: string): Promise<ShownFiles | undefined> {
  if (process.env.NODE_ENV === 'development') return (await import('./live/read-kept-files')).readKeptFiles(folder);
  const files = await patiently(folder, () => readEssayFiles(folder));
  return files && { files, shown: files, kept: [] };
}
