import type { Block, Lang, Pair } from '../model';
import { generateName, headingName } from './generate-name';

/** A block that is to be given names: which of its text, counted from 0, and the names. */
export type Assignment = Readonly<{ lang: Lang; index: number; names: readonly string[] }>;

function nameFor(source: Block, translation: Block | undefined, slug: string, taken: ReadonlySet<string>): string {
  const english = source.kind === 'heading' ? headingName(translation?.plain ?? '', taken) : undefined;
  return english ?? generateName(`${slug}\n${source.plain}`, taken);
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
  const assignments: Assignment[] = [];
  const at = { zh: 0, en: 0 };
  for (const { zh, en } of pairs) {
    const [source, translation] = [zh[0], en[0]];
    if (source !== undefined && zh.length === 1 && en.length <= 1) {
      let { names } = source;
      if (names.length === 0) {
        names = [nameFor(source, translation, slug, used)];
        for (const name of names) used.add(name);
        assignments.push({ lang: 'zh', index: at.zh, names });
      }
      if (translation?.names.length === 0) assignments.push({ lang: 'en', index: at.en, names });
    }
    at.zh += zh.length;
    at.en += en.length;
  }
  return assignments;
}
