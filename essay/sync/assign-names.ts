import type { Block, Lang, Pair } from '../model';
import { generateName, headingName } from './generate-name';

/** A block that is to be given names: which of its text, counted from 0, and the names. */
export type Assignment = Readonly<{ lang: Lang; index: number; names: readonly string[] }>;

/** How many blocks of each text have been named: a line of asterisks may stand a thousand times. */
type Counts = Map<string, number>;

function seedFor({ plain }: Block, slug: string, counts: Counts): string {
  const count = counts.get(plain) ?? 0;
  counts.set(plain, count + 1);
  return count === 0 ? `${slug}\n${plain}` : `${slug}\n${plain}\n${count}`;
}

/**
 * From aligned pairs to the names that their blocks lack: a new one for a Chinese block without a name, and for an English
 * one without a name those of the block beside it. `taken` is every name that there ever was. Only pairs of one block a
 * side lack names: larger ones are made by names.
 */
export function assignNames(
  pairs: readonly Pair[],
  { slug, taken }: Readonly<{ slug: string; taken: ReadonlySet<string> }>,
): Assignment[] {
  const used = new Set(taken);
  const counts: Counts = new Map();
  const assignments: Assignment[] = [];
  const at = { zh: 0, en: 0 };
  for (const { zh, en } of pairs) {
    const [source, translation] = [zh[0], en[0]];
    if (source !== undefined && zh.length === 1 && en.length <= 1) {
      let { names } = source;
      if (names.length === 0) {
        const english = source.kind === 'heading' ? headingName(translation?.plain ?? '', used) : undefined;
        const name = english ?? generateName(seedFor(source, slug, counts), used);
        used.add(name);
        names = [name];
        assignments.push({ lang: 'zh', index: at.zh, names });
      }
      if (translation?.names.length === 0) assignments.push({ lang: 'en', index: at.en, names });
    }
    at.zh += zh.length;
    at.en += en.length;
  }
  return assignments;
}
