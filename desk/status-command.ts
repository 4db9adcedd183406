import { relative } from 'node:path';
import { suggestWord } from '../essay/check/nearest-word';
import { slugsOfGone } from '../essay/gone';
import { getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { listGone } from '../library/list-gone';
import type { Command } from './command';
import { formatStatus } from './format-status';
import { startProgress } from './progress';
import { surveyFolders } from './run-on-folders';
import type { StatusRow } from './status-row';

/** Paths as the author knows them: from the folder that the command was called in. */
function withRelativePaths(row: StatusRow, cwd: string): StatusRow {
  const messages = row.messages.map((message) => ({ ...message, path: relative(cwd, message.path) || message.path }));
  return { ...row, folder: relative(cwd, row.folder) || row.folder, messages };
}

/** `status [slug…]`: how far the translation of each essay and draft has come, and what the check says of it. */
export const statusCommand: Command = {
  name: 'status',
  summary: 'Show how much is translated, stale and unreviewed, and what the check says',
  usage: '[slug…] [--json]',
  options: {
    json: { type: 'boolean', description: 'print everything that is known, as JSON' },
  },
  async run({ positionals: slugs, values, cwd, env }, streams) {
    const folders = getContentFolders(cwd, env);
    const all = await listEssayFolders(folders);
    const known = [...new Set(all.map(({ slug }) => slug))];
    const unknown = slugs.filter((slug) => !known.includes(slug));
    for (const slug of unknown) {
      const near = known.length > 0 ? suggestWord(slug, known) : '';
      streams.err(`Unexpected slug \`${slug}\`: no such essay or draft. ${near}\n`);
    }
    if (unknown.length > 0) return 2;

    const gone = (await listGone(folders.gone)).flatMap(slugsOfGone);
    const wanted = all.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
    const progress = startProgress(streams, { total: wanted.length, what: 'Looked at' });
    const rows = await surveyFolders(wanted, { all, gone }, progress.step);
    progress.end();
    if (values.json === true) {
      streams.out(
        `${JSON.stringify(
          rows.map((row) => withRelativePaths(row, cwd)),
          null,
          2,
        )}\n`,
      );
      return 0;
    }
    if (rows.length === 0) streams.err('No essays and no drafts yet. Begin one: npm run essay -- new your-essay\n');
    else streams.out(formatStatus(rows, cwd));
    return 0;
  },
};
