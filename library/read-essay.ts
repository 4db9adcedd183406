import { VFile } from 'vfile';
import { type Bibliography, buildBibliography } from '../essay/bibliography/build-bibliography';
import { parseReferences } from '../essay/bibliography/parse-references';
import type { Reference } from '../essay/bibliography/reference';
import { buildEssay, type Essay } from '../essay/build-essay';
import { checkBytes } from '../essay/check/check-bytes';
import type { EssayFiles } from '../essay/essay-files';
import { parseFrontMatter } from '../essay/front-matter';
import type { Ledger } from '../essay/ledger';
import { parseLedger } from '../essay/ledger/parse-ledger';
import { placeRetired } from '../essay/place-retired';

/**
 * An essay as a page needs it: the text in rows, the list of references in both languages' forms, and its ledger if it has
 * one. `references` are all entries of its bibliography, in the order of the file.
 */
export type ReadEssay = Readonly<{
  essay: Essay;
  bibliography: Bibliography;
  references: readonly Reference[];
  ledger?: Ledger;
}>;

/**
 * From an essay's files to the essay; undefined where there is none to show: no Chinese text, or one whose bytes or front
 * matter cannot be read. What is wrong besides is the check's to say: a text with mistakes is shown as far as it can be.
 */
export function readEssay(files: EssayFiles, { edition }: Readonly<{ edition: 2015 | 2025 }>): ReadEssay | undefined {
  const zh = decoded(files.zh);
  const zhFrontMatter = zh && parseFrontMatter(zh, 'zh');
  if (!zh || !zhFrontMatter) return undefined;
  const en = decoded(files.en);
  const enFrontMatter = en && parseFrontMatter(en, 'en');
  const referencesFile = decoded(files.references);
  const references = referencesFile ? parseReferences(referencesFile, decoded(files.extra)) : [];
  const essay = buildEssay({
    slug: files.slug,
    zh,
    zhFrontMatter,
    ...(en && enFrontMatter ? { en, enFrontMatter } : {}),
    referenceKeys: new Set(references.map(({ id }) => id)),
  });
  const ledger = files.ledger && parseLedger(new VFile(files.ledger));
  return {
    essay: { ...essay, pairs: placeRetired(essay.pairs, ledger) },
    ledger,
    references,
    bibliography: buildBibliography(essay.works, references, { edition: zhFrontMatter['gb-t-7714'] ?? edition }),
  };
}

function decoded(file: VFile | undefined): VFile | undefined {
  const text = file && checkBytes(file);
  return file && text !== undefined ? new VFile({ path: file.path, value: text }) : undefined;
}
