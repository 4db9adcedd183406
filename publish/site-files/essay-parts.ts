import type { Lang } from '../../essay/model';
import { writeMarkdown } from '../../essay/reading/write-markdown';
import { getEssay } from '../../library/get-essay';
import { getSite } from '../../library/get-site';
import { listPictureFiles } from '../../library/list-pictures';
import type { Part } from '../assets';
import { type ListedEssay, markdownAddress } from './llms-text';
import { drawShareImage } from './share-image';
import { hostOf, openTitleFont, SHARE_IMAGE_NAME, toPart } from './site-part';
import { WORDS } from './words';

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];

/** What the site offers of an essay to others than its readers' browsers, and what lists of all essays say of it. */
export type EssayParts = Readonly<{ parts: readonly Part[]; listed: ListedEssay }>;

/**
 * An essay as Markdown in its languages, as an image for links to it, and its own images in the sizes that its page
 * names; undefined if there is no such essay.
 */
export async function buildEssayParts(slug: string): Promise<EssayParts | undefined> {
  const [site, found] = [await getSite(), await getEssay(slug)];
  if (!found) return undefined;
  const { essay, bibliography } = found;
  const { zh, en } = essay;
  const texts = LANGS.filter((lang) => lang === 'zh' || en).map((lang) =>
    toPart(
      markdownAddress(slug, lang),
      writeMarkdown(essay, bibliography, { lang, site: site.address, words: WORDS[lang] }),
    ),
  );
  const title = [zh.title, zh.subtitle].filter(Boolean).join('：');
  const subtitle = en && [en.title, en.subtitle].filter(Boolean).join(': ');
  const foot = `${zh.authors.join('、')} · ${site.name.zh} · ${hostOf(site)}`;
  const image = await drawShareImage({ title, subtitle, foot }, await openTitleFont());
  return {
    parts: [...texts, toPart(`/essays/${slug}${SHARE_IMAGE_NAME}`, image), ...(await listPictureFiles(slug))],
    listed: { slug, zh, en },
  };
}
