import { getContentFolders } from '../library/content-folders';
import { checkGrant, type GrantContext, listGrants, type Verdict } from '../library/grants/check-grant';
import { readGrantContext } from '../library/grants/get-grant';
import type { Grant, GrantSubject } from '../library/grants/grant';
import type { PreviewKeys } from '../library/grants/preview-keys';
import { listEssayFolders } from '../library/list-essay-folders';

/** What the front door asks about drafts. A test may put another in its place. */
export type Previews = Readonly<{
  check: (tokens: readonly string[], wanted: GrantSubject) => Promise<Verdict>;
  list: (tokens: readonly string[]) => Promise<readonly Readonly<{ token: string; grant: Grant }>[]>;
  /** Whether there is a draft of this name. Asked only for readers with an authentic token for it. */
  hasDraft: (slug: string) => Promise<boolean>;
}>;

/** Previews by the keys in force, with counters and drafts read anew for each request. */
export function createPreviews(keys: PreviewKeys): Previews {
  const context = async (): Promise<GrantContext> => readGrantContext(keys);
  return {
    check: async (tokens, wanted) => checkGrant(tokens, wanted, await context()),
    list: async (tokens) => listGrants(tokens, await context()),
    hasDraft: async (slug) =>
      (await listEssayFolders(getContentFolders())).some((each) => each.visibility === 'draft' && each.slug === slug),
  };
}
