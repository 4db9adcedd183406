import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import { listNames, readWorks } from '../essay/check/check-essay';
import { DATE } from '../essay/check/check-shape';
import { describeOther } from '../essay/check/describe-other';
import { suggestWord } from '../essay/check/nearest-word';
import { type OpenEssay, openEssay } from '../essay/check/open-essay';
import type { EssayFiles, Visibility } from '../essay/essay-files';
import { isInTheWay, planSync, type SyncPlan, type SyncRequest } from '../essay/sync/plan-sync';
import { getContentFolders } from '../library/content-folders';
import { listEssayFolders } from '../library/list-essay-folders';
import { readEssayFiles } from '../library/read-essay-files';
import type { Command, CommandInput, ExitCode, Streams } from './command';
import { formatMessages } from './format-messages';
import { replaceFiles } from './replace-files';
import { readNameList, today } from './request-values';
import { formatChanges } from './sync-report';

type Found = Readonly<{ files: EssayFiles; essay: OpenEssay; visibility: Visibility }>;

/** What the options ask for; a sentence where they contradict each other. */
function readRequest(values: CommandInput['values']): SyncRequest | string {
  // The casts are safe: these options take a text.
  const [date, retire, to, reviewed, accept, why] = ['date', 'retire', 'to', 'reviewed', 'accept', 'why'].map(
    (name) => values[name] as string | undefined,
  );
  if (date !== undefined && !DATE.safeParse(date).success) {
    return `Unexpected value \`${date}\` for \`--date\`, expected a day as YYYY-MM-DD.`;
  }
  if ((retire === undefined) !== (to === undefined)) return 'Unexpected call: `--retire A` and `--to B` go together.';
  if ((accept === undefined) !== (why === undefined)) {
    return 'Unexpected call: `--accept rule@name` and `--why "…"` go together.';
  }
  const [, rule, name] = /^([^@]+)@([^@]+)$/.exec(accept ?? '') ?? [];
  if (accept !== undefined && (rule === undefined || name === undefined || why?.trim() === '')) {
    return 'Unexpected `--accept`, expected `--accept rule@name --why "the reason"`.';
  }
  const destination = readNameList(to ?? '')[0];
  const names = readNameList(retire ?? '');
  if (retire !== undefined && (destination === undefined || names.length === 0)) {
    return 'Unexpected `--retire` without a name, expected `--retire k3f7 --to m2p9`.';
  }
  return {
    date: date ?? today(),
    retire: destination === undefined ? [] : names.map((from) => ({ from, to: destination })),
    reviewed: reviewed === undefined ? undefined : reviewed.trim() === 'all' ? 'all' : readNameList(reviewed),
    accept: rule && name && why ? { rule, name, why: why.trim() } : undefined,
  };
}

function namesIn({ retire = [], reviewed = [], accept }: SyncRequest): string[] {
  return [...retire.map(({ from }) => from), ...(reviewed === 'all' ? [] : reviewed), ...(accept ? [accept.name] : [])];
}

/** Whether an essay has, or had, a name. */
function knows({ essay }: Found, name: string): boolean {
  if (name.startsWith('ref-')) return readWorks(essay).some(({ id }) => `ref-${id}` === name);
  return listNames(essay).has(name) || Object.hasOwn(essay.ledger?.source?.ledger.names ?? {}, name);
}

/** The essays that a call is about; a sentence where that cannot be told. Drafts only when their slug is given. */
function choose(
  all: readonly Found[],
  slugs: readonly string[],
  request: SyncRequest,
  draftsAlone: boolean,
): readonly Found[] | string {
  const found = draftsAlone ? all.filter(({ visibility }) => visibility === 'draft') : all;
  const known = [...new Set(found.map(({ files }) => files.slug))];
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined) {
    return `Unexpected slug \`${unknown}\`: no such essay or draft. ${known.length > 0 ? suggestWord(unknown, known) : ''}`;
  }
  // What was looked at is one essay: of all the others it would say so too, for good.
  if (request.reviewed === 'all' && slugs.length === 0)
    return 'Unexpected `--reviewed all` without a slug, expected the essay that was looked at: npm run essay -- sync your-essay --reviewed all';
  const names = namesIn(request);
  const candidates =
    slugs.length > 0
      ? found.filter(({ files }) => slugs.includes(files.slug))
      : found.filter(({ visibility }) => visibility === 'public');
  if (names.length === 0) return candidates;
  const owners = candidates.filter((one) => names.every((name) => knows(one, name)));
  if (owners.length === 1) return owners;
  // One essay was named: the reason why it cannot be done is the plan's to give.
  if (owners.length === 0 && candidates.length === 1) return candidates;
  const list = names.map((name) => `\`${name}\``).join(', ');
  if (owners.length > 1 && new Set(owners.map(({ files }) => files.slug)).size === 1)
    return `Unexpected name ${list}, which the public essay and its revision have. For the revision: --draft`;
  return owners.length === 0
    ? `Unexpected name ${list}: no essay has it.`
    : `Unexpected name ${list}, which several essays have. Say which: ${owners.map(({ files }) => files.slug).join(', ')}`;
}

async function write(files: EssayFiles, plan: Extract<SyncPlan, { kind: 'planned' }>): Promise<readonly string[]> {
  // The ledger last: killed before it, the next sync finds the names in the texts and records them.
  const replacements = (['zh', 'en', 'ledger'] as const).flatMap((key) => {
    const after = plan[key];
    const found = files[key];
    const path = found?.path ?? join(files.folder, 'ledger.json');
    // The cast is safe: the files were read as bytes.
    return after === undefined ? [] : [{ path, before: found?.value as Uint8Array | undefined, after }];
  });
  return replaceFiles(replacements);
}

function onlyErrors(file: VFile): VFile {
  const copy = new VFile({ path: file.path, value: file.value });
  copy.messages = file.messages.filter(isInTheWay);
  return copy;
}

type Making = (...given: Parameters<typeof planSync>) => SyncPlan;

/**
 * `sync [slug…]`: writes names for new blocks into the texts, and the ledger; all public essays, and the drafts that are
 * named. `plan` is what decides on the writing: `planSync`, for which a test may put another.
 */
export function createSyncCommand(plan: Making = planSync): Command {
  async function syncOne(
    one: Found,
    found: readonly Found[],
    request: SyncRequest,
    { dryRun, cwd }: Readonly<{ dryRun: boolean; cwd: string }>,
    streams: Streams,
  ): Promise<ExitCode> {
    const { files, essay, visibility } = one;
    const others = found.filter((other) => other !== one);
    // A revision's new names must not be ones that the public essay has, or had.
    const twins = others.filter((other) => other.files.slug === files.slug);
    const taken = new Set(
      twins.flatMap((twin) => [
        ...listNames(twin.essay),
        ...Object.keys(twin.essay.ledger?.source?.ledger.names ?? {}),
      ]),
    );
    const context = { visibility, others: others.map((other) => describeOther(other.essay, other.visibility)), taken };
    const planned = plan(essay, { zh: files.zh, en: files.en }, request, context);
    const where = relative(cwd, files.folder) || files.folder;
    if (planned.kind === 'refused') {
      streams.out(formatMessages(planned.files.map(onlyErrors), 'pretty', cwd));
      for (const reason of planned.reasons) streams.err(`${where}: ${reason}\n`);
      streams.err(`${where}: nothing written. Mend what is reported, then run it again.\n`);
      return 1;
    }
    const changed = dryRun ? [] : await write(files, planned);
    for (const path of changed) {
      streams.err(`${relative(cwd, path)} changed while it was read. Nothing written: run it again.\n`);
    }
    if (changed.length > 0) return 1;
    streams.out(formatChanges(where, planned, { dryRun }));
    return 0;
  }

  return {
    name: 'sync',
    summary: 'Write names for new blocks, and record every name and wording in the ledger',
    usage:
      '[slug…] [--date=…] [--retire=A --to=B] [--reviewed=A,B|all] [--accept=rule@A --why="…"] [--draft] [--dry-run]',
    options: {
      date: { type: 'string', description: 'the day of publication as YYYY-MM-DD (today unless said)' },
      retire: { type: 'string', description: 'names whose blocks are gone (A or A,B); needs --to' },
      to: { type: 'string', description: 'the name of the block that their addresses lead to now' },
      reviewed: { type: 'string', description: 'names whose translations are still right (A,B or all)' },
      accept: { type: 'string', description: 'a warning that may stay, as rule@name; needs --why' },
      why: { type: 'string', description: 'why it may stay' },
      draft: { type: 'boolean', description: 'drafts alone: of a public essay, its revision' },
      'dry-run': { type: 'boolean', description: 'say what would be written, and write nothing' },
    },
    async run({ positionals: slugs, values, cwd, env }, streams) {
      const request = readRequest(values);
      if (typeof request === 'string') {
        streams.err(`${request}\n`);
        return 2;
      }
      const listed = await listEssayFolders(getContentFolders(cwd, env));
      const found = await Promise.all(
        listed.map(async ({ folder, visibility }): Promise<Found> => {
          const files = await readEssayFiles(folder);
          return { files, essay: openEssay(files), visibility };
        }),
      );
      const chosen = choose(found, slugs, request, values.draft === true);
      if (typeof chosen === 'string') {
        streams.err(`${chosen}\n`);
        return 2;
      }
      let worst: ExitCode = 0;
      for (const one of chosen) {
        const code = await syncOne(one, found, request, { dryRun: values['dry-run'] === true, cwd }, streams);
        if (code > worst) worst = code;
      }
      return worst;
    },
  };
}

/** `sync` as the desk runs it. */
export const syncCommand = createSyncCommand();
