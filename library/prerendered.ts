import { countEssayPages } from './list-essays';
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

/**
 * The pages of the list of essays, without the first, that Next itself renders: in development all of them, in a build the
 * second and the last. To render one, Next reads fifty essays.
 */
export async function listPrerenderedPages(): Promise<readonly number[]> {
  const pages = await countEssayPages();
  const all = Array.from({ length: pages - 1 }, (_, at) => at + 2);
  return process.env.NODE_ENV === 'development' ? all : all.filter((page) => page === 2 || page === pages);
}

/** Enough for the kinds that there are; a site with more of them is not to be built twice over. */
const MOST = 12;
