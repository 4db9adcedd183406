import type { Lang } from '../../essay/model';
import { writeMarkdown } from '../../essay/reading/write-markdown';
import type { Site } from '../../essay/site';
import { getEssay } from '../../library/get-essay';
import { getSite } from '../../library/get-site';
import type { Part } from '../assets';
import { contentTypeOf } from '../content-type';
import { type HanSerif, openHanSerif } from './han-serif';
import { type ListedEssay, markdownAddress } from './llms-text';
import { drawShareImage } from './share-image';
import { WORDS } from './words';

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];

/** Weight of the titles on images: between regular and bold, as a printed title is. */
const TITLE_WEIGHT = 600;

/** The name of a page's image below what it is the image of. */
export const SHARE_IMAGE_NAME = '/share.jpg';

let font: Promise<HanSerif> | undefined;

/** The font of titles on images, opened once. */
export const openTitleFont = (): Promise<HanSerif> => {
  font ??= openHanSerif(TITLE_WEIGHT);
  return font;
};

/** What the site offers of an essay to others than its readers' browsers, and what lists of all essays say of it. */
export type EssayParts = Readonly<{ parts: readonly Part[]; listed: ListedEssay }>;

/** An essay as Markdown in its languages, and as an image for links to it; undefined if there is no such essay. */
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
    parts: [...texts, toPart(`/essays/${slug}${SHARE_IMAGE_NAME}`, image)],
    listed: { slug, zh, en },
  };
}

export const hostOf = ({ address }: Site): string => new URL(address).host;

export function toPart(address: string, body: string | Buffer): Part {
  return { address, body: Buffer.from(body), type: contentTypeOf(address) };
}
