import type { VFile } from 'vfile';
import { checkOpenEssay, listNames, type OtherEssay } from '../essay/check/check-essay';
import { listLinkedSlugs } from '../essay/check/check-links';
import { type OpenEssay, openEssay } from '../essay/check/open-essay';
import type { EssayFiles } from '../essay/essay-files';
import type { Neighbour } from './describe-neighbours';
import { fingerprintEssay } from './essay-fingerprint';
import type { EssayFolder } from './list-essay-folders';
import { patiently } from './patiently';
import { inspectImages } from './pictures/inspect-images';
import { readEssayFiles } from './read-essay-files';

/** What stands for the files of essays as they were read (`essay-fingerprint.ts`), by their folders. */
export type Fingerprints = ReadonlyMap<string, string | undefined>;

/** What a check found: an essay's files, decoded, with their messages, sorted by path and place. */
export type CheckedEssay = Readonly<{
  found: EssayFiles;
  essay: OpenEssay;
  files: readonly VFile[];
  /** The slugs that it links to, whether there are such essays or not. */
  linked: readonly string[];
  /** Of those it links to. */
  fingerprints: Fingerprints;
}>;

/** An essay that is linked to: the names that links into it may lead to, and what stands for its files. */
type LinkedEssay = Readonly<{ names?: ReadonlySet<string>; fingerprint?: string }>;

/** There are no names where its text cannot be read, or has gone. */
async function readLinked({ folder, visibility }: EssayFolder): Promise<LinkedEssay> {
  const files = await patiently(folder, () => readEssayFiles(folder));
  if (!files) return {};
  const essay = openEssay(files);
  return { names: essay.zh.text && listNames(essay), fingerprint: await fingerprintEssay(files, visibility) };
}

type Neighbourhood = Readonly<{
  others: readonly OtherEssay[];
  linked: readonly string[];
  fingerprints: Fingerprints;
}>;

/** The slugs that an essay links to in either language, whether there are such essays or not. */
function listEssayLinks({ zh, en }: Pick<OpenEssay, 'zh' | 'en'>): readonly string[] {
  return [...new Set([zh.text, en?.text].flatMap((text) => (text ? listLinkedSlugs(text) : [])))];
}

/**
 * From essays and drafts to a function that gives them as one essay sees them: with their names, where it links to them,
 * and what stands for the files that these were read from. Each is read for its names once at most.
 */
export function createNeighbourhood(
  neighbours: readonly Neighbour[],
): (essay: Pick<OpenEssay, 'zh' | 'en'>, own?: string) => Promise<Neighbourhood> {
  const known = new Map<string, Promise<LinkedEssay>>();
  const read = (one: EssayFolder) => {
    const linked = known.get(one.folder) ?? readLinked(one);
    known.set(one.folder, linked);
    return linked;
  };
  return async (essay, own) => {
    const linked = listEssayLinks(essay);
    const others: OtherEssay[] = [];
    const fingerprints = new Map<string, string | undefined>();
    for (const neighbour of neighbours) {
      if (neighbour.folder === own) continue;
      if (!linked.includes(neighbour.slug)) {
        others.push(neighbour);
        continue;
      }
      const { names, fingerprint } = await read(neighbour);
      others.push({ ...neighbour, names });
      fingerprints.set(neighbour.folder, fingerprint);
    }
    return { others, linked, fingerprints };
  };
}

/** What an essay is checked in the light of: all essays and drafts, and the slugs of those that are gone. */
export type Surroundings = Readonly<{ neighbours: readonly Neighbour[]; gone: readonly string[] }>;

/**
 * From the surroundings of essays to a function that checks one of them, by its folder: addresses, and the names that its
 * links lead to. It holds no essay after it is checked, so that a library of any size takes no more memory than its
 * largest essay.
 */
export function createEssayChecker({ neighbours, gone }: Surroundings): (one: EssayFolder) => Promise<CheckedEssay> {
  const seenFrom = createNeighbourhood(neighbours);
  return async (one) => {
    const found = await inspectImages(await readEssayFiles(one.folder));
    const essay = openEssay(found);
    const { others, linked, fingerprints } = await seenFrom(essay, one.folder);
    const files = checkOpenEssay(essay, { visibility: one.visibility, others, gone });
    return { found, essay, files, linked, fingerprints };
  };
}
