import { dirname, relative, sep } from 'node:path';
import type { ContentFolders } from '../../library/content-folders';

/** What a changed path is about: a file of the whole site, or an essay or draft by its folder. `image` is its path below `images/`. */
export type Change =
  | Readonly<{ kind: 'site' }>
  | Readonly<{ kind: 'essay'; slug: string; visibility: 'public' | 'draft'; folder: string; image?: string }>;

/** From an absolute path to what it is about; undefined for what is no part of the content. */
export function nameChange(path: string, { essays, drafts, site }: ContentFolders): Change | undefined {
  for (const [parent, visibility] of [
    [essays, 'public'],
    [drafts, 'draft'],
  ] as const) {
    const [slug = '', ...rest] = relative(parent, path).split(sep);
    // A hidden file is an editor's own, and `..` is a path that lies elsewhere.
    if (!slug || [slug, ...rest].some((part) => part.startsWith('.'))) continue;
    const image = rest[0] === 'images' && rest.length > 1 ? rest.slice(1).join('/') : undefined;
    return { kind: 'essay', slug, visibility, folder: `${parent}${sep}${slug}`, ...(image && { image }) };
  }
  // What lies beside them is the site's: its name, what has been withdrawn, the page about it.
  const beside = relative(dirname(site), path).split(sep);
  const hidden = beside.some((part) => part.startsWith('.'));
  return hidden || !beside[0] || ['essays', 'drafts'].includes(beside[0]) ? undefined : { kind: 'site' };
}
