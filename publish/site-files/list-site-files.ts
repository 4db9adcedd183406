import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../essay/model';
import type { FeedWords } from '../../essay/reading/write-feed-html';
import { writeMarkdown } from '../../essay/reading/write-markdown';
import type { Site } from '../../essay/site';
import { getContentFolders } from '../../library/content-folders';
import { getSite } from '../../library/get-site';
import { listEssayFolders } from '../../library/list-essay-folders';
import { type ReadEssay, readEssay } from '../../library/read-essay';
import { readEssayFiles } from '../../library/read-essay-files';
import en from '../../messages/en.json';
import zh from '../../messages/zh.json';
import type { Part } from '../assets';
import { contentTypeOf } from '../content-type';
import { FEED_LENGTH, feedAddress, writeAtomFeed } from './atom-feed';
import { type HanSerif, openHanSerif } from './han-serif';
import { type ListedEssay, markdownAddress, writeLlmsText } from './llms-text';
import { drawShareImage } from './share-image';

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];

const WORDS: Readonly<Record<Lang, FeedWords>> = { zh: wordsOf(zh), en: wordsOf(en) };

/** Weight of the titles on images: between regular and bold, as a printed title is. */
const TITLE_WEIGHT = 600;

/**
 * What the site offers to others than its readers' browsers, one file after another so that no more than one essay is
 * held at a time: each essay as Markdown and as an image for links to it, a feed a language, `llms.txt`, and the image
 * of the site itself.
 * @param projectDir absolute path of the project that is built, from which the build runs
 */
export async function* listSiteFiles(projectDir: string): AsyncGenerator<Part> {
  // A project without a site of its own has nothing to offer; that it should have one is the check's to say.
  if (!existsSync(getContentFolders(projectDir).site)) return;
  const site = await getSite();
  const font = await openHanSerif(TITLE_WEIGHT);
  const listed: ListedEssay[] = [];
  let newest: readonly ReadEssay[] = [];
  for await (const read of readPublished(site)) {
    yield* listEssayFiles(read, site, font);
    const { slug, zh, en } = read.essay;
    listed.push({ slug, zh, en });
    newest = [...newest, read].toSorted((a, b) => compare(a.essay, b.essay)).slice(0, FEED_LENGTH);
  }
  for (const lang of LANGS) {
    yield part(feedAddress(lang), writeAtomFeed(newest, { lang, site, words: WORDS[lang] }));
  }
  yield part('/llms.txt', writeLlmsText(listed.toSorted(compare), site));
  yield part(
    SITE_IMAGE,
    await drawShareImage({ title: site.name.zh, subtitle: site.name.en, foot: hostOf(site) }, font),
  );
}

/** The image of the site itself, for links to its home page. */
export const SITE_IMAGE = '/share.jpg';

async function* listEssayFiles({ essay, bibliography }: ReadEssay, site: Site, font: HanSerif): AsyncGenerator<Part> {
  const { slug, zh, en } = essay;
  for (const lang of LANGS) {
    if (lang === 'en' && !en) continue;
    const markdown = writeMarkdown(essay, bibliography, { lang, site: site.address, words: WORDS[lang] });
    yield part(markdownAddress(slug, lang), markdown);
  }
  const title = [zh.title, zh.subtitle].filter(Boolean).join('：');
  const subtitle = en && [en.title, en.subtitle].filter(Boolean).join(': ');
  const foot = `${zh.authors.join('、')} · ${site.name.zh} · ${hostOf(site)}`;
  yield part(`/essays/${slug}${SITE_IMAGE}`, await drawShareImage({ title, subtitle, foot }, font));
}

async function* readPublished(site: Site): AsyncGenerator<ReadEssay> {
  const folders = getContentFolders();
  for (const { slug, visibility } of await listEssayFolders(folders)) {
    if (visibility !== 'public') continue;
    const files = await readEssayFiles(join(folders.essays, slug));
    const read = readEssay(files, { edition: site['gb-t-7714'] });
    if (read) yield read;
  }
}

type Dated = Pick<ListedEssay, 'slug' | 'zh'>;

/** The newest first, as on the home page. */
const compare = (a: Dated, b: Dated): number =>
  a.zh.published === b.zh.published ? (a.slug < b.slug ? -1 : 1) : a.zh.published < b.zh.published ? 1 : -1;

const hostOf = ({ address }: Site): string => new URL(address).host;

function part(address: string, body: string | Buffer): Part {
  return { address, body: Buffer.from(body), type: contentTypeOf(address) };
}

function wordsOf({ text, essay }: typeof en): FeedWords {
  const { references, uncited, missingFigure, notes } = text;
  return { references, uncited, missingFigure, notes, notTranslated: essay.notTranslated };
}
