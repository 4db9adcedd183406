import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { Bibliography } from '../bibliography/build-bibliography';
import type { Essay } from '../build-essay';
import type { Lang } from '../model';
import { buildReadingTree, type ReadingWords } from './reading-tree';

export type FeedWords = ReadingWords & Readonly<{ notes: string }>;

type Options = Readonly<{ lang: Lang; site: string; words: FeedWords }>;

/**
 * The whole text of an essay in one language as an HTML fragment for a feed (RFC 4287 §4.1.3.3, `type="html"`): no
 * scripts or styles, every address whole. Ids of notes begin with the slug, because a reader may show several
 * entries on one page.
 */
export function writeFeedHtml(essay: Essay, bibliography: Bibliography, { lang, site, words }: Options): string {
  const tree = buildReadingTree(essay, bibliography, { lang, site, words });
  const html = toHast(tree, {
    clobberPrefix: `${essay.slug}-`,
    footnoteLabel: words.notes,
    footnoteLabelProperties: {},
    footnoteBackLabel: '↩',
  });
  return toHtml(html);
}
