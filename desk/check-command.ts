import type { VFile } from 'vfile';
import { checkSiteFile } from '../essay/check/check-site-file';
import { listMessages } from '../essay/check/list-messages';
import { suggestWord } from '../essay/check/nearest-word';
import { slugsOfGone } from '../essay/gone';
import { type ContentFolders, getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { readGoneFile } from '../library/list-gone';
import { readTextFile } from '../library/read-text-file';
import type { Command } from './command';
import { listUnfinished } from './complete-transfers';
import { countMessages, FORMATS, type Format, formatRows, summarise } from './format-messages';
import { startProgress } from './progress';
import { checkFolders } from './run-on-folders';

/** `check [slug…]`: reads all essays and drafts and reports everything that is wrong in those asked for, or in all. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Report what is wrong in essays and drafts, with place and mend',
  usage: '[slug…] [--published] [--format=…] [--strict]',
  options: {
    format: { type: 'string', description: 'how to report (pretty unless said)', values: FORMATS, default: 'pretty' },
    // A build's output may be public: it says nothing of drafts, not even that there are any.
    published: { type: 'boolean', description: 'leave drafts out, as a build does' },
    strict: { type: 'boolean', description: 'fail on warnings too' },
  },
  async run({ positionals: slugs, values, cwd, env }, streams) {
    const folders = getContentFolders(cwd, env);
    const all = await listEssayFolders(folders);
    const listed = values.published === true ? all.filter(({ visibility }) => visibility === 'public') : all;
    const known = listed.map(({ slug }) => slug);
    const unknown = slugs.filter((slug) => !known.includes(slug));
    // Of a draft that is left out it is not said that it is one.
    const what = values.published === true ? 'no such public essay' : 'no such essay or draft';
    for (const slug of unknown) {
      const near = known.length > 0 ? ` ${suggestWord(slug, known)}` : '';
      streams.err(`Unexpected slug \`${slug}\`: ${what}.${near}\n`);
    }
    if (unknown.length > 0) return 2;

    const wanted = listed.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
    const progress = startProgress(streams, { total: wanted.length, what: 'Checked' });
    const goneFile = await readGoneFile(folders.gone);
    const gone = goneFile.essays.flatMap(slugsOfGone);
    // For a few essays it is not worth reading all of them.
    const project = slugs.length === 0 ? cwd : undefined;
    const [reports, site] = await Promise.all([
      checkFolders(wanted, { all: listed, gone, project }, progress.step),
      slugs.length === 0 ? checkSite(folders, goneFile.file) : [],
    ]);
    progress.end();
    const messages = [...reports.flat(), ...site.flatMap(listMessages)];
    const unfinished = await listUnfinished(folders);
    for (const slug of unfinished)
      streams.err(
        `Publishing or withdrawing \`${slug}\` was interrupted. Run that command again: it ends what was begun.\n`,
      );
    // The cast is safe: an option with `values` holds one of them.
    streams.out(formatRows(messages, values.format as Format, cwd));
    const counts = countMessages(messages);
    streams.err(`${summarise(reports.length, counts)}\n`);
    return unfinished.length > 0 || counts.errors > 0 || (values.strict === true && counts.warnings > 0) ? 1 : 0;
  },
};

/** What belongs to no essay: `site.yaml`, `gone.yaml`, which has been read, and the page about the site. */
async function checkSite(folders: ContentFolders, gone: VFile): Promise<readonly VFile[]> {
  // Only now: the parser of its Markdown is long in loading, and essays are checked in other processes meanwhile.
  const { checkAbout } = await import('../library/get-about');
  return [checkSiteFile(folders.site, await readTextFile(folders.site)), gone, ...(await checkAbout(folders))];
}
