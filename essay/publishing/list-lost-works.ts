import { VFile } from 'vfile';
import { parseReferences } from '../bibliography/parse-references';
import type { EssayFiles } from '../essay-files';

/** The bibliography that a revision was begun from: the texts of its files, where there were any. */
export type WorksBase = Readonly<{ references?: string; extra?: string }>;

/** Entries of a public bibliography that a revision would undo, by their ids: other than the public one, or not there. */
export type LostWorks = Readonly<{ overtaken: readonly string[]; absent: readonly string[] }>;

type Texts = Readonly<Partial<Record<'references' | 'extra', string | VFile['value']>>>;

/** Every entry by its id, with what `references.extra.yaml` says of it, as text to be compared. */
function readWorks({ references, extra }: Texts): ReadonlyMap<string, string> {
  const copy = (value: string | VFile['value'] | undefined) =>
    value === undefined
      ? undefined
      : new VFile({ value: typeof value === 'string' ? value : new TextDecoder().decode(value) });
  const file = copy(references);
  const works = file ? parseReferences(file, copy(extra)) : [];
  return new Map(works.map(({ place: _, ...work }) => [work.id, JSON.stringify(sortKeys(work))]));
}

/** The order in which the fields of an entry are written says nothing. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, one]) => [key, sortKeys(one)]));
}

const textsOf = ({ references, extra }: EssayFiles): Texts => ({ references: references?.value, extra: extra?.value });

/**
 * From a revision as it will be and the public essay to the entries of the public bibliography that publishing would undo:
 * those that are not what they were when the revision was begun, and not in it as they are now. An entry that is the same
 * as then is the revision's to change or leave out. Of a revision that nobody knows the beginning of (`base` undefined) every
 * public entry counts as new.
 */
export function listLostWorks(revision: EssayFiles, published: EssayFiles, base: WorksBase | undefined): LostWorks {
  const [now, standing] = [readWorks(textsOf(revision)), readWorks(textsOf(published))];
  const then = base && readWorks(base);
  const lost = [...standing].filter(([id, work]) => now.get(id) !== work && then?.get(id) !== work).map(([id]) => id);
  return { overtaken: lost.filter((id) => now.has(id)), absent: lost.filter((id) => !now.has(id)) };
}
