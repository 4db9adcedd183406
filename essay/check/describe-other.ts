import type { Visibility } from '../essay-files';
import { listNames, type OtherEssay } from './check-essay';
import type { OpenEssay } from './open-essay';

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
