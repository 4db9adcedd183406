import type { Reference } from '../essay/bibliography/reference';
import { getEssay } from './get-essay';
import type { ReadEssay } from './read-essay';

/** The bibliography of a published essay, in the order of its file; undefined if there is no such essay, empty if it has none. */
export const getReferences = async (slug: string): Promise<readonly Reference[] | undefined> =>
  (await getEssay(slug))?.references;

/** Those that an essay cites, by their numbers. */
export const listCitedReferences = ({ essay, references }: ReadEssay): readonly Reference[] =>
  essay.works.flatMap(({ key }) => references.find(({ id }) => id === key) ?? []);
