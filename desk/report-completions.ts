import type { ContentFolders } from '../library/content-folders';
import { revokePreviews } from './change-preview-record';
import type { Streams } from './command';
import { completeTransfers } from './transfer';

/** `published` and `withdrawn` are the slugs whose transfers were ended now; `running`: another command is at work. */
export type Completed = Readonly<{ published: readonly string[]; withdrawn: readonly string[]; running: boolean }>;

/** What is said where another command is at the same essay. */
export const formatRunning = (kind: 'publish' | 'unpublish', slug: string): string =>
  `Another \`${kind} ${slug}\` is at work. Wait for its end, then run this again.\n`;

/** Ends, or takes back, what a killed `publish` or `unpublish` has left, and says so. */
export async function reportCompletions(folders: ContentFolders, { err }: Streams): Promise<Completed> {
  const completions = await completeTransfers(folders);
  for (const { slug, kind, state } of completions) {
    if (state === 'running') err(formatRunning(kind, slug));
    else if (state === 'undone')
      err(`An interrupted \`${kind} ${slug}\` was taken back: everything is where it was.\n`);
    else {
      err(`An interrupted \`${kind} ${slug}\` was completed.\n`);
      if (kind === 'publish') await revokePreviews(folders.drafts, { kind: 'draft', slug });
    }
  }
  const ended = (wanted: string) =>
    completions.filter(({ kind, state }) => kind === wanted && state === 'completed').map(({ slug }) => slug);
  return {
    published: ended('publish'),
    withdrawn: ended('unpublish'),
    running: completions.some(({ state }) => state === 'running'),
  };
}
