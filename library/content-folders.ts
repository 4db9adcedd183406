import { join, resolve } from 'node:path';

/** Where authors' files lie, as absolute paths. */
export type ContentFolders = Readonly<{ essays: string; drafts: string; site: string }>;

/**
 * The folders of the content: `content/` below `root`, the drafts wherever `DRAFTS_DIR` says (from `root` if it is
 * relative), so that they can stay out of a public repository. The only place that reads this variable.
 */
export function getContentFolders(
  root: string = process.cwd(),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ContentFolders {
  const content = join(root, 'content');
  return {
    essays: join(content, 'essays'),
    drafts: env.DRAFTS_DIR ? resolve(root, env.DRAFTS_DIR) : join(content, 'drafts'),
    site: join(content, 'site.yaml'),
  };
}
