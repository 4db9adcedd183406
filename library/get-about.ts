import { join } from 'node:path';
import type { VFile } from 'vfile';
import { checkBytes } from '../essay/check/check-bytes';
import type { LinkTarget } from '../essay/check/check-links';
import { reportError } from '../essay/check/report';
import { LANG_TAG, type Lang } from '../essay/model';
import { parsePage, type SitePage } from '../essay/page/parse-page';
import { type ContentFolders, getContentFolders } from './content-folders';
import { listEssayFolders } from './list-essay-folders';
import { devMemory } from './live/dev-memory';
import { readTextFile } from './read-text-file';

/** The site's page about itself in each language; undefined where a language has none that can be read. */
export type About = Readonly<Record<Lang, SitePage | undefined>>;

/** The site's page about itself, from `content/about/`. What is wrong with it is the check's to say. */
export async function getAbout(): Promise<About> {
  const [zh, en] = await Promise.all((['zh', 'en'] as const).map((lang) => openAbout(getContentFolders(), lang)));
  if (process.env.NODE_ENV === 'development') return keepAbout({ zh: zh?.page, en: en?.page });
  return { zh: zh?.page, en: en?.page };
}

/** While it is being written, a page that cannot be read is shown as it last could. */
function keepAbout(now: About): About {
  const memory = devMemory<SitePage>('about');
  const keep = (lang: Lang) => {
    const page = now[lang];
    if (page) memory.set(lang, page);
    return page ?? memory.get(lang);
  };
  return { zh: keep('zh'), en: keep('en') };
}

/** The files of the page about the site, as many as there are, with everything that is wrong with them. */
export async function checkAbout(folders: ContentFolders): Promise<readonly VFile[]> {
  const opened = await Promise.all((['zh', 'en'] as const).map((lang) => openAbout(folders, lang)));
  const files = opened.flatMap((one) => (one ? [one.file] : []));
  const [zh, en] = opened;
  const [only] = files;
  if (only && !(zh && en)) {
    const missing = zh ? 'en' : 'zh';
    reportError(only, {
      ruleId: 'page-both-languages',
      reason: `Unexpected absence of \`about/${missing}.md\`, expected the page in ${LANG_TAG[missing]} too`,
      note: 'Every page of the site is there in both languages of the interface.',
    });
  }
  return files;
}

async function openAbout(
  folders: ContentFolders,
  lang: Lang,
): Promise<Readonly<{ file: VFile; page?: SitePage }> | undefined> {
  const found = await readTextFile(join(folders.about, `${lang}.md`));
  if (!found) return undefined;
  const text = checkBytes(found);
  if (text === undefined) return { file: found };
  found.value = text;
  const targets: LinkTarget[] = (await listEssayFolders(folders)).map(({ slug, visibility }) => ({ slug, visibility }));
  return { file: found, page: parsePage(found, { lang, targets }) };
}
