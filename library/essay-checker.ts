import { join } from 'node:path';
import { VFile } from 'vfile';
import { checkBytes } from '../essay/check/check-bytes';
import { checkOpenEssay, listNames, type OtherEssay } from '../essay/check/check-essay';
import { listLinkedSlugs } from '../essay/check/check-links';
import { type OpenEssay, openEssay } from '../essay/check/open-essay';
import type { EssayFiles } from '../essay/essay-files';
import { parseFrontMatter } from '../essay/front-matter';
import type { EssayFolder } from './list-essay-folders';
import { patiently } from './patiently';
import { inspectImages } from './pictures/inspect-images';
import { readEssayFiles } from './read-essay-files';
import { readTextFile } from './read-text-file';

/** An essay as the others see it, names left out: those are read when one of them links to it. */
export type Neighbour = EssayFolder & Readonly<{ formerly: readonly string[] }>;

/** What a check found: an essay's files, decoded, with their messages, sorted by path and place. */
export type CheckedEssay = Readonly<{ found: EssayFiles; essay: OpenEssay; files: readonly VFile[] }>;

/** The old slugs that an essay claims; none where its front matter cannot be read. */
async function readFormerSlugs(folder: string): Promise<readonly string[]> {
  const found = await readTextFile(join(folder, 'zh.md')).catch(() => undefined);
  const bytes = found?.value;
  // Most essays never had another address, and their front matter is read once, by their own check.
  if (!(bytes instanceof Uint8Array) || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('formerly'))
    return [];
  const text = found && checkBytes(found);
  return text === undefined ? [] : (parseFrontMatter(new VFile({ value: text }), 'zh')?.formerly ?? []);
}

/** From the folders of all essays and drafts to what each has to know of the others. */
export async function describeNeighbours(folders: readonly EssayFolder[]): Promise<readonly Neighbour[]> {
  const described: Neighbour[] = [];
  // One after another: a thousand files opened at once are more than some systems allow.
  for (const one of folders) described.push({ ...one, formerly: await readFormerSlugs(one.folder) });
  return described;
}

/** The names that links into an essay may lead to; undefined where its text cannot be read, or has gone. */
async function readNames({ folder }: EssayFolder): Promise<ReadonlySet<string> | undefined> {
  const files = await patiently(folder, () => readEssayFiles(folder));
  if (!files) return undefined;
  const essay = openEssay(files);
  return essay.zh.text && listNames(essay);
}

/** The slugs that an essay links to in either language, whether there are such essays or not. */
export function listEssayLinks({ zh, en }: Pick<OpenEssay, 'zh' | 'en'>): readonly string[] {
  return [...new Set([zh.text, en?.text].flatMap((text) => (text ? listLinkedSlugs(text) : [])))];
}

/**
 * From essays and drafts to a function that gives them as one essay sees them: with their names, where it links to them.
 * Each is read for its names once at most.
 */
export function createNeighbourhood(
  neighbours: readonly Neighbour[],
): (essay: Pick<OpenEssay, 'zh' | 'en'>, own?: string) => Promise<readonly OtherEssay[]> {
  const names = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  const namesOf = (one: EssayFolder) => {
    const known = names.get(one.folder) ?? readNames(one);
    names.set(one.folder, known);
    return known;
  };
  return async (essay, own) => {
    const linked = new Set(listEssayLinks(essay));
    const others: OtherEssay[] = [];
    for (const neighbour of neighbours) {
      if (neighbour.folder === own) continue;
      others.push(linked.has(neighbour.slug) ? { ...neighbour, names: await namesOf(neighbour) } : neighbour);
    }
    return others;
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
  const others = createNeighbourhood(neighbours);
  return async (one) => {
    const found = await inspectImages(await readEssayFiles(one.folder));
    const essay = openEssay(found);
    const context = { visibility: one.visibility, others: await others(essay, one.folder), gone };
    return { found, essay, files: checkOpenEssay(essay, context) };
  };
}
