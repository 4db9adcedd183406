import { VFile } from 'vfile';
import { checkBytes } from '../../essay/check/check-bytes';
import { parseSite, type Site } from '../../essay/site';
import { readTextFile } from '../read-text-file';
import { devMemory } from './dev-memory';

/** What the pages are called until `site.yaml` can be read for the first time. What is wrong with it stands above them. */
const UNNAMED: Site = {
  name: { zh: 'site.yaml', en: 'site.yaml' },
  description: { zh: 'site.yaml', en: 'site.yaml' },
  address: 'http://localhost:3000',
  author: 'site.yaml',
  'gb-t-7714': 2015,
};

/** The site as `site.yaml` says while it is being written, or as it last said in a form that could be read. */
export async function getKeptSite(path: string): Promise<Site> {
  const memory = devMemory<Site>('site');
  const found = await readTextFile(path);
  const text = found && checkBytes(found);
  const site = text === undefined ? undefined : parseSite(new VFile({ path, value: text }));
  if (site) memory.set(path, site);
  return site ?? memory.get(path) ?? UNNAMED;
}
