import { listPublished } from './list-published';

/** The slugs that have a page: of the published essays, the newest first. */
export const listSlugs = async (): Promise<readonly string[]> => (await listPublished()).map(({ slug }) => slug);
