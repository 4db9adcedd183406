import type { VFile } from 'vfile';
import type { EssayFiles, Visibility } from '../essay-files';
import { checkOpenEssay, listNames, type OtherEssay } from './check-essay';
import { type OpenEssay, openEssay } from './open-essay';

/** An essay to be checked: its files as bytes, and who may see it. */
export type EssayToCheck = Readonly<{ files: EssayFiles; visibility: Visibility }>;

/** What a check found: an essay's files, decoded, with their messages, sorted by path and place. */
export type EssayReport = Readonly<{ slug: string; visibility: Visibility; files: readonly VFile[] }>;

/** What other essays have to know of an essay. */
export function describeOther(essay: OpenEssay, visibility: Visibility): OtherEssay {
  return {
    slug: essay.slug,
    visibility,
    formerly: essay.zh.frontMatter?.formerly ?? [],
    // Names of a text that could not be read are not known, which is not the same as none.
    names: essay.zh.text && listNames(essay),
  };
}

/**
 * Checks essays in the light of each other (addresses, links between them) and gives a report for each, in the order
 * given. All essays and drafts have to be there, even if only some of the reports are wanted.
 */
export function checkEssays(essays: readonly EssayToCheck[]): readonly EssayReport[] {
  const opened = essays.map(({ files, visibility }) => {
    const essay = openEssay(files);
    return { essay, visibility, other: describeOther(essay, visibility) };
  });
  return opened.map(({ essay, visibility, other }) => {
    const others = opened.map((candidate) => candidate.other).filter((candidate) => candidate !== other);
    return { slug: essay.slug, visibility, files: checkOpenEssay(essay, { visibility, others }) };
  });
}
