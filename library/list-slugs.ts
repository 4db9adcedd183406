import { getContentFolders } from './content-folders';
import { listEssayFolders } from './list-essay-folders';
import { listPublishedSlugs } from './published';

/**
 * The slugs that have a page. In development every folder of `content/essays/` has one, also an essay that contentlayer
 * leaves out because it is broken: its page says what is wrong.
 */
export async function listSlugs(): Promise<readonly string[]> {
  const published = listPublishedSlugs();
  if (process.env.NODE_ENV !== 'development') return published;
  const folders = await listEssayFolders(getContentFolders());
  const broken = folders.filter(({ slug, visibility }) => visibility === 'public' && !published.includes(slug));
  return [...published, ...broken.map(({ slug }) => slug)];
}
