import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../essay/model';
import type { Site } from '../../essay/site';
import { getContentFolders } from '../../library/content-folders';
import { getSite } from '../../library/get-site';
import { type ReadEssay, readEssay } from '../../library/read-essay';
import { readEssayFiles } from '../../library/read-essay-files';
import type { Part } from '../assets';
import { FEED_LENGTH, feedAddress, writeAtomFeed } from './atom-feed';
import { type ListedEssay, writeLlmsText } from './llms-text';
import { drawShareImage } from './share-image';
import { hostOf, openTitleFont, SHARE_IMAGE_NAME, toPart } from './site-part';
import { WORDS } from './words';

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];

/**
 * What the site as a whole offers to others than its readers' browsers: a feed a language, `llms.txt`, and the image of
 * the site itself. Only the essays of the feeds are read, again.
 * @param listed all published essays, in any order
 * @param projectDir absolute path of the project that is built, from which the build runs
 */
export async function listSiteFiles(listed: readonly ListedEssay[], projectDir: string): Promise<readonly Part[]> {
  // A project without a site of its own has nothing to offer; that it should have one is the check's to say.
  if (!existsSync(getContentFolders(projectDir).site)) return [];
  const site = await getSite();
  const sorted = listed.toSorted(compare);
  const newest = await readAll(sorted.slice(0, FEED_LENGTH), site);
  return [
    ...LANGS.map((lang) => toPart(feedAddress(lang), writeAtomFeed(newest, { lang, site, words: WORDS[lang] }))),
    toPart('/llms.txt', writeLlmsText(sorted, site)),
    toPart(
      SHARE_IMAGE_NAME,
      await drawShareImage({ title: site.name.zh, subtitle: site.name.en, foot: hostOf(site) }, await openTitleFont()),
    ),
  ];
}

async function readAll(listed: readonly ListedEssay[], site: Site): Promise<readonly ReadEssay[]> {
  const { essays } = getContentFolders();
  const read: ReadEssay[] = [];
  for (const { slug } of listed) {
    const found = readEssay(await readEssayFiles(join(essays, slug)), { edition: site['gb-t-7714'] });
    if (found) read.push(found);
  }
  return read;
}

/** The newest first, as on the home page. */
const compare = (a: ListedEssay, b: ListedEssay): number =>
  a.zh.published === b.zh.published ? (a.slug < b.slug ? -1 : 1) : a.zh.published < b.zh.published ? 1 : -1;
