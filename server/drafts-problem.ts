import { stat } from 'node:fs/promises';
import type { ContentFolders } from '../library/content-folders';

/**
 * What is wrong with the folder of drafts that the environment names, as a sentence for whoever starts the server:
 * previews would all be wrong addresses, and nobody would know why. Undefined when none is named, or it is there.
 */
export async function draftsProblem(
  { DRAFTS_DIR = '' }: Readonly<Record<string, string | undefined>>,
  { drafts }: Pick<ContentFolders, 'drafts'>,
): Promise<string | undefined> {
  if (DRAFTS_DIR === '') return undefined;
  const found = await stat(drafts).catch(() => undefined);
  if (found?.isDirectory()) return undefined;
  return `DRAFTS_DIR is "${DRAFTS_DIR}", and there is no folder ${drafts}. Make it, or leave DRAFTS_DIR out to use content/drafts.`;
}
