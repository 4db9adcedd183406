import { checkEssays } from '../essay/check/check-essays';
import { checkSiteFile } from '../essay/check/check-site-file';
import { suggestWord } from '../essay/check/nearest-word';
import { getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { readEssayFiles } from '../library/read-essay-files';
import { readTextFile } from '../library/read-text-file';
import type { Command } from './command';
import { countMessages, FORMATS, type Format, formatMessages, summarise } from './format-messages';

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
    for (const slug of unknown) {
      streams.err(
        `Unexpected slug \`${slug}\`: no such essay or draft. ${known.length > 0 ? suggestWord(slug, known) : ''}\n`,
      );
    }
    if (unknown.length > 0) return 2;

    const essays = await Promise.all(
      listed.map(async ({ folder, visibility }) => ({ files: await readEssayFiles(folder), visibility })),
    );
    const reports = checkEssays(essays).filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
    const site = slugs.length === 0 ? [checkSiteFile(folders.site, await readTextFile(folders.site))] : [];
    const files = [...reports.flatMap((report) => report.files), ...site];

    // The cast is safe: an option with `values` holds one of them.
    streams.out(formatMessages(files, values.format as Format, cwd));
    const counts = countMessages(files);
    streams.err(`${summarise(reports.length, counts)}\n`);
    return counts.errors > 0 || (values.strict === true && counts.warnings > 0) ? 1 : 0;
  },
};
