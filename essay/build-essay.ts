import type { VFile } from 'vfile';
import { alignTexts } from './align';
import { checkCitations } from './check-citations';
import { type MarkerIds, numberCitations } from './citations';
import { type Measure, measureEssay } from './measure';
import type { CitedWork, NumberedNote, OutlineItem, Pair, SourceFrontMatter, TranslationFrontMatter } from './model';
import { buildOutline } from './outline';
import { parseText } from './parse/parse-text';
import { nameUnnamed } from './provisional-names';

/** A whole essay, ready to be shown: front matter, rows, outline, works cited, notes, and how much there is to read. */
export type Essay = Readonly<{
  slug: string;
  zh: SourceFrontMatter;
  en?: TranslationFrontMatter;
  /** Every pair has a name: one of its own, or a provisional one. */
  pairs: readonly Pair[];
  outline: readonly OutlineItem[];
  works: readonly CitedWork[];
  notes: readonly NumberedNote[];
  /** The ids of the markers, by the objects in `pairs` and `notes`: they do not survive serialization. */
  markers: MarkerIds;
  measure: Measure;
}>;

/** What an essay is built from: its files, decoded, with their front matter in them and beside them, and the bibliography's keys. */
export type EssaySource = Readonly<{
  slug: string;
  zh: VFile;
  en?: VFile;
  zhFrontMatter: SourceFrontMatter;
  enFrontMatter?: TranslationFrontMatter;
  referenceKeys: ReadonlySet<string>;
}>;

/**
 * From an essay's files to the essay. An author's mistakes are messages on the files, never a throw: what can be shown is
 * in the result, so a draft with errors has a page.
 */
export function buildEssay({ slug, zh, en, zhFrontMatter, enFrontMatter, referenceKeys }: EssaySource): Essay {
  const source = { file: zh, text: parseText(zh, { lang: 'zh' }) };
  const translation = en && { file: en, text: parseText(en, { lang: 'en' }) };
  const pairs = nameUnnamed(alignTexts(source, translation));
  checkCitations(source, translation, pairs, referenceKeys);
  const cited = numberCitations(pairs, [...source.text.notes, ...(translation?.text.notes ?? [])]);
  return {
    slug,
    zh: zhFrontMatter,
    en: enFrontMatter,
    pairs,
    outline: buildOutline(pairs),
    ...cited,
    measure: measureEssay(pairs),
  };
}
