import { join, resolve } from 'node:path';

/** Where authors' files lie, as absolute paths. */
export type ContentFolders = Readonly<{ essays: string; drafts: string; site: string; about: string; gone: string }>;

/**
 * The folders of the content: `content/` below `root`, or the folder that `CONTENT_DIR` names. The drafts lie in it, or
 * wherever `DRAFTS_DIR` says, so that they can stay out of a public repository. Both are taken from `root` if they are
 * relative, and empty means not set. The only place that reads these variables.
 */
export function getContentFolders(
  root: string = process.cwd(),
  env: Readonly<Record<string, string | undefined>> = process.env,
): ContentFolders {
  const content = resolve(root, env.CONTENT_DIR || 'content');
  return {
    essays: join(content, 'essays'),
    drafts: env.DRAFTS_DIR ? resolve(root, env.DRAFTS_DIR) : join(content, 'drafts'),
    site: join(content, 'site.yaml'),
    about: join(content, 'about'),
    gone: join(content, 'gone.yaml'),
  };
}
