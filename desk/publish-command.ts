import { join, relative } from 'node:path';
import { DATE } from '../essay/check/check-shape';
import { listMessages } from '../essay/check/list-messages';
import { suggestWord } from '../essay/check/nearest-word';
import { openEssay } from '../essay/check/open-essay';
import { hasErrors } from '../essay/check/report';
import { slugsOfGone } from '../essay/gone';
import { type PublishPlan, type PublishRequest, planPublish } from '../essay/publishing/plan-publish';
import { isInTheWay } from '../essay/sync/plan-sync';
import { getContentFolders } from '../library/content-folders';
import { describeNeighbours } from '../library/describe-neighbours';
import { createNeighbourhood } from '../library/essay-checker';
import { getSite } from '../library/get-site';
import { type EssayFolder, listEssayFolders } from '../library/list-essay-folders';
import { readGoneFile } from '../library/list-gone';
import { inspectImages } from '../library/pictures/inspect-images';
import { readEssayFiles } from '../library/read-essay-files';
import { revokePreviews } from './change-preview-record';
import type { Command, CommandInput, ExitCode, Streams } from './command';
import { countMessages, formatMessages } from './format-messages';
import { formatRunning, reportCompletions } from './report-completions';
import { readNameList, today } from './request-values';
import { readRevisionBase } from './revision-base';
import { type Snapshot, takeSnapshot } from './snapshot';
import { carryOut } from './transfer';

type Request = PublishRequest & Readonly<{ slug: string; comeBack: boolean; dryRun: boolean }>;

/** What the call asks for; a sentence where it cannot be told. */
function readRequest({ positionals, values }: CommandInput): Request | string {
  const [slug, second] = positionals;
  if (slug === undefined) return 'Unexpected call without a slug, expected the draft to publish.';
  if (second !== undefined) return `Unexpected second slug \`${second}\`, expected one: each is published by itself.`;
  // The casts are safe: these options take a text.
  const [date = today(), updated, retire, to] = ['date', 'updated', 'retire', 'to'].map(
    (name) => values[name] as string | undefined,
  );
  for (const [option, day] of [
    ['date', date],
    ['updated', updated],
  ] as const) {
    if (day !== undefined && !DATE.safeParse(day).success)
      return `Unexpected value \`${day}\` for \`--${option}\`, expected a day as YYYY-MM-DD.`;
  }
  if ((retire === undefined) !== (to === undefined)) return 'Unexpected call: `--retire A` and `--to B` go together.';
  const [destination] = readNameList(to ?? '');
  const names = readNameList(retire ?? '');
  if (retire !== undefined && (destination === undefined || names.length === 0))
    return 'Unexpected `--retire` without a name, expected `--retire k3f7 --to m2p9`.';
  return {
    slug,
    date,
    updated,
    retire: destination === undefined ? [] : names.map((from) => ({ from, to: destination })),
    replace: values.replace === true,
    comeBack: values.return === true,
    dryRun: values['dry-run'] === true,
  };
}

/** The draft and, if it is a revision, the public essay; a sentence where there is no such draft. */
function choose(
  all: readonly EssayFolder[],
  slug: string,
): Readonly<{ draft: EssayFolder; published?: EssayFolder }> | string {
  const drafts = all.filter(({ visibility }) => visibility === 'draft');
  const draft = drafts.find((one) => one.slug === slug);
  const published = all.find((one) => one.slug === slug && one.visibility === 'public');
  if (draft) return { draft, published };
  const known = drafts.map((one) => one.slug);
  if (published) {
    return `Unexpected slug \`${slug}\`: it is published. To revise it, begin a revision: npm run essay -- new ${slug} --revise. Small changes may be made in place, and recorded with npm run essay -- sync ${slug}.`;
  }
  return `Unexpected slug \`${slug}\`: no such draft. ${known.length > 0 ? suggestWord(slug, known) : 'There are no drafts.'}`;
}

function formatDone(
  where: string,
  { changes, frontMatter, checked }: Extract<PublishPlan, { kind: 'planned' }>,
  { revision, dryRun, replaced }: Readonly<{ revision: boolean; dryRun: boolean; replaced: readonly string[] }>,
): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const { published, updated } = frontMatter;
  const { warnings } = countMessages(checked.flatMap(listMessages));
  const day = updated === undefined ? `published ${published}` : `published ${published}, updated ${updated}`;
  const lines = [
    `${where}: ${dryRun ? 'would be ' : ''}${revision ? 'revised' : 'published'} (${day}, as zh.md says)`,
    `  ${count(changes.named.length, 'name')} written, ${count(changes.recorded.length, 'wording')} recorded`,
    ...changes.retired.map(({ from, to }) => `  ${from} now leads to ${to}`),
    ...replaced.map((path) => `  ${path} ${dryRun ? 'would replace' : 'replaced'} the public one, which was another`),
    ...(changes.stale.length > 0
      ? [`  ${count(changes.stale.length, 'translation')} of an older wording: ${changes.stale.join(', ')}`]
      : []),
    ...(warnings > 0 ? [`  ${count(warnings, 'warning')}: npm run essay -- check shows them`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Files that the ledger knows nothing of, and that a revision has otherwise than the public essay: one of the two is newer. */
function listReplaced(draft: Snapshot | undefined, published: Snapshot | undefined): readonly string[] {
  const known = ['zh.md', 'en.md', 'ledger.json'];
  return [...(draft ?? [])].flatMap(([path, hash]) => {
    const other = published?.get(path);
    return other === undefined || other === hash || known.includes(path) ? [] : [path];
  });
}

/** The address under which readers find the essay after the next build; undefined where site.yaml cannot be read. */
async function addressOf(site: string, slug: string): Promise<string | undefined> {
  return getSite(site).then(
    ({ address }) => `${address}/zh/essays/${slug}`,
    () => undefined,
  );
}

async function publish(request: Request, { cwd, env }: CommandInput, streams: Streams): Promise<ExitCode> {
  const { slug, comeBack, dryRun } = request;
  const folders = getContentFolders(cwd, env);
  const all = await listEssayFolders(folders);
  const chosen = choose(all, slug);
  if (typeof chosen === 'string') {
    streams.err(`${chosen}\n`);
    return 2;
  }
  const { draft, published } = chosen;
  const where = relative(cwd, join(folders.essays, slug));
  const goneFile = await readGoneFile(folders.gone);
  const gone = goneFile.essays.find((essay) => slugsOfGone(essay).includes(slug));
  if (hasErrors(goneFile.file)) {
    streams.out(formatMessages([goneFile.file], 'pretty', cwd));
    streams.err(`${where}: nothing published. Mend gone.yaml first.\n`);
    return 1;
  }
  if (gone && !comeBack) {
    streams.err(
      `${where}: nothing published. An essay at this address is gone since ${gone.date} (“${gone.title.zh}”), and readers are told so. To have the address lead to this one: --return\n`,
    );
    return 1;
  }
  if (!gone && comeBack) {
    streams.err(`Unexpected \`--return\`: gone.yaml has no \`${slug}\`.\n`);
    return 2;
  }

  const snapshots = {
    draft: await takeSnapshot(draft.folder),
    published: published && (await takeSnapshot(published.folder)),
  };
  const files = await inspectImages(await readEssayFiles(draft.folder));
  const before = published && (await readEssayFiles(published.folder));
  const seenFrom = createNeighbourhood((await describeNeighbours(all)).filter((one) => one.slug !== slug));
  const stillGone = goneFile.essays.flatMap(slugsOfGone).filter((one) => one !== slug);
  const plan = planPublish(files, before, request, {
    others: (await seenFrom(openEssay(files))).others,
    gone: stillGone,
    base: await readRevisionBase(draft.folder),
  });
  if (plan.kind === 'refused') {
    const errors = plan.files.map((file) => {
      file.messages = file.messages.filter(isInTheWay);
      // Of a revision names are retired when it is published.
      for (const message of file.messages)
        if (message.note)
          message.note = message.note.replace(`-- sync ${slug} --retire`, `-- publish ${slug} --retire`);
      return file;
    });
    streams.out(formatMessages(errors, 'pretty', cwd));
    for (const reason of plan.reasons) streams.err(`${where}: ${reason}\n`);
    streams.err(`${where}: nothing published. Mend what is reported, then run it again.\n`);
    return 1;
  }
  if (!dryRun) {
    const result = await carryOut(folders, {
      kind: 'publish',
      slug,
      ...snapshots,
      files: plan.files,
      ...(gone && { gone: { before: goneFile.bytes, change: { kind: 'remove', slug } } }),
    });
    if (result.kind === 'running') {
      streams.err(formatRunning('publish', slug));
      return 1;
    }
    if (result.kind === 'changed') {
      for (const path of result.paths)
        streams.err(`${relative(cwd, path)} changed while it was read. Nothing published: run it again.\n`);
      return 1;
    }
    await revokePreviews(folders.drafts, { kind: 'draft', slug });
  }
  const replaced = listReplaced(snapshots.draft, snapshots.published);
  streams.out(formatDone(where, plan, { revision: published !== undefined, dryRun, replaced }));
  const address = await addressOf(folders.site, slug);
  if (!dryRun && address) streams.err(`After the next build (npm run build) it is at ${address}\n`);
  return 0;
}

/** `publish <slug>`: moves a draft to the public essays, or merges a revision into the one that it revises. */
export const publishCommand: Command = {
  name: 'publish',
  summary: 'Make a draft public, or merge a revision of a public essay',
  usage: '<slug> [--updated=…] [--retire=A --to=B] [--replace] [--return] [--date=…] [--dry-run]',
  options: {
    updated: { type: 'string', description: 'the day of a revision as YYYY-MM-DD, to be written into zh.md' },
    retire: { type: 'string', description: 'names whose blocks are gone (A or A,B); needs --to' },
    to: { type: 'string', description: 'the name of the block that their addresses lead to now' },
    replace: { type: 'boolean', description: 'replace what was published since the revision was begun' },
    return: { type: 'boolean', description: 'the address is that of an essay that is gone: let it lead to this one' },
    date: { type: 'string', description: 'the day of publishing as YYYY-MM-DD (today unless said)' },
    'dry-run': { type: 'boolean', description: 'say what would be done, and do nothing' },
  },
  async run(input, streams) {
    const request = readRequest(input);
    if (typeof request === 'string') {
      streams.err(`${request}\n`);
      return 2;
    }
    const folders = getContentFolders(input.cwd, input.env);
    const completed = await reportCompletions(folders, streams);
    if (completed.blocked) return 1;
    // Killed after the draft was in its place: this run has just ended what that one began.
    if (completed.published.includes(request.slug)) return 0;
    return publish(request, input, streams);
  },
};
