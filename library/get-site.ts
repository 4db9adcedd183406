import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { VFile } from 'vfile';
import { parseSite, type Site } from '../essay/site';
import { getContentFolders } from './content-folders';

/** What was read last: every page of every essay asks, and the text is the same. */
let last: Readonly<{ path: string; text: string; site: Site }> | undefined;

/**
 * The site's own data from `content/site.yaml`. Throws with what is wrong and where: without it no page has a name. In
 * development the last version that could be read stands in for one that cannot.
 */
export async function getSite(path: string = getContentFolders().site): Promise<Site> {
  if (process.env.NODE_ENV === 'development') return (await import('./live/get-kept-site')).getKeptSite(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(
      `${nameOf(path)} is missing, and without it the site has no name and no address. Write it first${process.env.CONTENT_DIR ? ', or set CONTENT_DIR to the folder that holds it' : ''}.`,
    );
  });
  if (last?.path === path && last.text === text) return last.site;
  const file = new VFile({ path, value: text });
  const site = parseSite(file);
  if (site) {
    last = { path, text, site };
    return site;
  }
  const problems = file.messages.map(
    (message) => `  ${nameOf(path)}:${message.line}:${message.column} ${message.reason}`,
  );
  throw new Error(
    `The site cannot be built or served because ${nameOf(path)} is wrong. Mend it and try again:\n${problems.join('\n')}`,
  );
}

/** As whoever runs the site knows it: from where it is run, or whole where it lies elsewhere. */
function nameOf(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith('..') ? path : name;
}
