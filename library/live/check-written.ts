import type { VFile } from 'vfile';
import { checkSiteFile } from '../../essay/check/check-site-file';
import { slugsOfGone } from '../../essay/gone';
import { getContentFolders } from '../content-folders';
import { createEssayChecker } from '../essay-checker';
import { checkAbout } from '../get-about';
import type { EssayFolder } from '../list-essay-folders';
import { listGone, readGoneFile } from '../list-gone';
import { patiently } from '../patiently';
import { readTextFile } from '../read-text-file';
import { listNeighbours } from './list-neighbours';

/** What the check says of an essay or draft as it lies on the disk now, in the light of all others; nothing if it is gone. */
export async function checkWritten(one: EssayFolder): Promise<readonly VFile[]> {
  const gone = (await listGone()).flatMap(slugsOfGone);
  const check = createEssayChecker({ neighbours: await listNeighbours(), gone });
  return (await patiently(one.folder, () => check(one)))?.files ?? [];
}

/** The same of the site's own files: its name and address, what has been withdrawn, the page about it. */
export async function checkWrittenSite(): Promise<readonly VFile[]> {
  const folders = getContentFolders();
  const site = checkSiteFile(folders.site, await readTextFile(folders.site));
  return [site, (await readGoneFile(folders.gone)).file, ...(await checkAbout(folders))];
}
