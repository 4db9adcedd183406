import type { ContentFolders } from '../library/content-folders';
import { revokePreviews } from './change-preview-record';
import type { Streams } from './command';
import { completeTransfers } from './complete-transfers';

/** `published` and `withdrawn` are the slugs whose transfers were ended now; `blocked`: one could not be. */
export type Completed = Readonly<{ published: readonly string[]; withdrawn: readonly string[]; blocked: boolean }>;

/** What is said where another command is at the same essay. */
export const formatRunning = (kind: 'publish' | 'unpublish', slug: string): string =>
  `Another \`${kind} ${slug}\` is at work. Wait for its end, then run this again.\n`;

/** Ends, or takes back, what a killed `publish` or `unpublish` has left, and says so. */
export async function reportCompletions(folders: ContentFolders, { err }: Streams): Promise<Completed> {
  const completions = await completeTransfers(folders);
  for (const { slug, kind, state } of completions) {
    if (state === 'running') err(formatRunning(kind, slug));
    else if (state === 'waiting')
      err(
        `An interrupted \`${kind} ${slug}\` cannot be ended: gone.yaml cannot be read. Mend it, then run this again.\n`,
      );
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
    blocked: completions.some(({ state }) => state === 'running' || state === 'waiting'),
  };
}
