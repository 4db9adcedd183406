import { relative } from 'node:path';
import { DATE } from '../essay/check/check-shape';
import { suggestWord } from '../essay/check/nearest-word';
import { openEssay } from '../essay/check/open-essay';
import { hasErrors } from '../essay/check/report';
import type { GoneEssay } from '../essay/gone';
import { getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { readGoneFile } from '../library/list-gone';
import { readEssayFiles } from '../library/read-essay-files';
import type { Command, CommandInput, ExitCode, Streams } from './command';
import { formatMessages } from './format-messages';
import { formatRunning, reportCompletions } from './report-completions';
import { today } from './request-values';
import { takeSnapshot } from './snapshot';
import { carryOut } from './transfer';

const WHY_NOT =
  'An address that was published never dies: others have cited it. To correct the essay, revise it; to rename it, list its old slug under `formerly`. ' +
  'Only if it really has to go: --gone, and then each of its addresses says so (410), for as long as it stands in content/gone.yaml.';

/** A reason in the language that it is written in. */
function readWhy(why: string | undefined, english: string | undefined): GoneEssay['why'] {
  const [one, en] = [why?.trim(), english?.trim()];
  const isChinese = /\p{Script=Han}/u.test(one ?? '');
  return {
    ...(one && (isChinese || en) && { zh: one }),
    ...(en ? { en } : one && !isChinese ? { en: one } : {}),
  };
}

async function unpublish(
  slug: string,
  { date, why, dryRun }: Readonly<{ date: string; why: GoneEssay['why']; dryRun: boolean }>,
  { cwd, env }: CommandInput,
  streams: Streams,
): Promise<ExitCode> {
  const folders = getContentFolders(cwd, env);
  const all = await listEssayFolders(folders);
  const published = all.find((one) => one.slug === slug && one.visibility === 'public');
  const where = relative(cwd, published?.folder ?? folders.essays);
  if (published === undefined) {
    const known = all.filter(({ visibility }) => visibility === 'public').map((one) => one.slug);
    const hint = known.length > 0 ? suggestWord(slug, known) : 'Nothing is published.';
    streams.err(`Unexpected slug \`${slug}\`: no such public essay. ${hint}\n`);
    return 2;
  }
  if (all.some((one) => one.slug === slug && one.visibility === 'draft')) {
    streams.err(
      `${where}: nothing withdrawn. It would go to the drafts, and there is a revision of it: publish that, or move it away.\n`,
    );
    return 1;
  }
  const goneFile = await readGoneFile(folders.gone);
  const snapshot = await takeSnapshot(published.folder);
  const { zh, en } = openEssay(await readEssayFiles(published.folder));
  if (hasErrors(goneFile.file) || zh.frontMatter === undefined) {
    streams.out(formatMessages([goneFile.file, zh.file], 'pretty', cwd));
    streams.err(`${where}: nothing withdrawn, since readers are told its title. Mend what is reported first.\n`);
    return 1;
  }
  const essay: GoneEssay = {
    slug,
    date,
    title: { zh: zh.frontMatter.title, ...(en?.frontMatter && { en: en.frontMatter.title }) },
    formerly: zh.frontMatter.formerly,
    why,
  };
  if (!dryRun) {
    const result = await carryOut(folders, {
      kind: 'unpublish',
      slug,
      published: snapshot,
      files: {},
      gone: { before: goneFile.bytes, change: { kind: 'add', essay } },
    });
    if (result.kind === 'running') {
      streams.err(formatRunning('unpublish', slug));
      return 1;
    }
    if (result.kind === 'changed') {
      for (const path of result.paths)
        streams.err(`${relative(cwd, path)} changed while it was read. Nothing withdrawn: run it again.\n`);
      return 1;
    }
  }
  streams.out(
    `${where}: ${dryRun ? 'would be ' : ''}withdrawn; it lies in ${relative(cwd, folders.drafts)}/${slug} with its ledger, and ${relative(cwd, folders.gone)} says that it is gone\n`,
  );
  if (goneFile.essays.some((one) => one.slug === slug))
    streams.err(`${relative(cwd, folders.gone)} listed it already: that entry stays as it was written.\n`);
  if (!dryRun)
    streams.err(
      `After the next build (npm run build) its addresses answer 410. To bring it back: npm run essay -- publish ${slug} --return\n`,
    );
  return 0;
}

/** `unpublish <slug> --gone`: moves a public essay back to the drafts; its addresses say that it is gone. */
export const unpublishCommand: Command = {
  name: 'unpublish',
  summary: 'Withdraw a public essay for good; its addresses say so',
  usage: '<slug> --gone [--why="…" [--why-en="…"]] [--date=…] [--dry-run]',
  options: {
    gone: { type: 'boolean', description: 'yes, although others may have cited it' },
    why: { type: 'string', description: 'what readers are told, in Chinese or English' },
    'why-en': { type: 'string', description: 'the same in English, where --why is Chinese' },
    date: { type: 'string', description: 'the day of withdrawal as YYYY-MM-DD (today unless said)' },
    'dry-run': { type: 'boolean', description: 'say what would be done, and do nothing' },
  },
  async run(input, streams) {
    const { positionals, values, cwd, env } = input;
    const [slug, second] = positionals;
    // The casts are safe: these options take a text.
    const [date = today(), why, english] = ['date', 'why', 'why-en'].map((name) => values[name] as string | undefined);
    const wrong =
      slug === undefined || second !== undefined
        ? 'Unexpected call, expected the slug of one public essay.'
        : !DATE.safeParse(date).success
          ? `Unexpected value \`${date}\` for \`--date\`, expected a day as YYYY-MM-DD.`
          : undefined;
    if (slug === undefined || wrong !== undefined) {
      streams.err(`${wrong}\n`);
      return 2;
    }
    const completed = await reportCompletions(getContentFolders(cwd, env), streams);
    if (completed.blocked) return 1;
    if (completed.withdrawn.includes(slug)) return 0;
    if (values.gone !== true) {
      streams.err(`Nothing withdrawn. ${WHY_NOT}\n`);
      return 2;
    }
    return unpublish(slug, { date, why: readWhy(why, english), dryRun: values['dry-run'] === true }, input, streams);
  },
};
