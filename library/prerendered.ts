import { listSlugs } from './list-slugs';
import { listPublished } from './published';

/**
 * The essays that Next itself renders. In development all of them. In a build a sample: the newest of each kind, by what
 * their front matter has and has not; `publish/essay-pass` renders every essay, and the build fails where the two differ.
 */
export async function listPrerenderedSlugs(): Promise<readonly string[]> {
  if (process.env.NODE_ENV === 'development') return listSlugs();
  const kinds = new Map(
    listPublished()
      .toReversed()
      .map(({ slug, kind }) => [kind, slug]),
  );
  return [...kinds.values()].slice(-MOST);
}

/** Enough for the kinds that there are; a site with more of them is not to be built twice over. */
const MOST = 12;
