import { suggestWord } from '../essay/check/nearest-word';
import { getContentFolders } from '../library/content-folders';
import { getSite } from '../library/get-site';
import { type GrantSubject, LONGEST_GRANT, secondsNow } from '../library/grants/grant';
import { readPreviewKeys } from '../library/grants/preview-keys';
import { type PreviewRecords, readPreviewRecords, recordOf } from '../library/grants/previews-file';
import { LONGEST_NAME, signToken } from '../library/grants/token';
import { listEssayFolders } from '../library/list-essay-folders';
import { changePreviewRecord, revokePreviews } from './change-preview-record';
import type { Command, CommandInput, ExitCode, Streams } from './command';
import { explainSystemError } from './explain-system-error';
import { parseDuration } from './parse-duration';

const DEFAULT_LIFE = '48h';

/** `2026-11-25 14:05 UTC`, from seconds since 1970. */
const formatTime = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Seconds to live; a sentence where that cannot be told or is too long. */
function readLife(text: string): number | string {
  const life = parseDuration(text);
  if (life === undefined || life < 60) {
    return `Unexpected value \`${text}\` for \`--expires\`, expected a time as 90m, 48h or 7d, a minute at least.`;
  }
  return life > LONGEST_GRANT
    ? `Unexpected value \`${text}\` for \`--expires\`, expected 7d at most: a link is made anew more easily than it is called back.`
    : life;
}

/** Where links begin; a sentence where that is no site. */
function readSite(text: string): string | Readonly<{ origin: string }> {
  const sentence = `Unexpected value \`${text}\` for \`--site\`, expected an address as https://example.org, without a path.`;
  if (!URL.canParse(text)) return sentence;
  const { origin, protocol, pathname, search, hash } = new URL(text);
  const isSite = /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
  return isSite ? { origin } : sentence;
}

const isLocal = (origin: string): boolean => /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(origin);

type Shelf = Readonly<{ folder: string; drafts: readonly string[]; published: readonly string[] }>;

async function readShelf(cwd: string, env: CommandInput['env']): Promise<Shelf> {
  const folders = getContentFolders(cwd, env);
  const listed = await listEssayFolders(folders);
  const slugsOf = (wanted: string) => listed.filter(({ visibility }) => visibility === wanted).map(({ slug }) => slug);
  return { folder: folders.drafts, drafts: slugsOf('draft'), published: slugsOf('public') };
}

/** What a call is about; a sentence where that cannot be told. */
function chooseSubject(slugs: readonly string[], all: boolean, { drafts, published }: Shelf): GrantSubject | string {
  const [slug] = slugs;
  if (all) return slug === undefined ? { kind: 'all' } : 'Unexpected slug beside `--all`, expected one of the two.';
  if (slug === undefined) return 'Unexpected call without a slug, expected the draft to show, or `--all`.';
  if (slugs.length > 1) return 'Unexpected second slug, expected one: a link opens one draft, or `--all` of them.';
  if (drafts.includes(slug)) {
    return Buffer.byteLength(slug) <= LONGEST_NAME
      ? { kind: 'draft', slug }
      : `Unexpected name of ${Buffer.byteLength(slug)} bytes, expected ${LONGEST_NAME} at most: rename the folder.`;
  }
  if (published.includes(slug)) return `Unexpected slug \`${slug}\`: it is published, so everybody can read it.`;
  const hint = drafts.length > 0 ? suggestWord(slug, drafts) : 'There are no drafts.';
  return `Unexpected slug \`${slug}\`: no such draft. ${hint}`;
}

function formatShelf({ drafts }: Shelf, records: PreviewRecords, now: number): string {
  const line = (name: string, subject: GrantSubject): string => {
    const { revision, links } = recordOf(records, subject);
    const open = links.filter(({ expires }) => expires > now).map(({ expires }) => expires);
    const state =
      open.length === 0
        ? 'no open link'
        : `${open.length === 1 ? '1 open link' : `${open.length} open links`}, the last until ${formatTime(Math.max(...open))}`;
    return `${name}  revision ${revision}  ${state}\n`;
  };
  const width = Math.max('--all'.length, ...drafts.map((slug) => slug.length));
  return [
    ...drafts.map((slug) => line(slug.padEnd(width), { kind: 'draft', slug })),
    line('--all'.padEnd(width), { kind: 'all' }),
  ].join('');
}

/** `preview <slug>`: makes a link that opens a draft for some time, ends all links to it, or lists what is open. */
export function createPreviewCommand(clock: () => number = secondsNow): Command {
  async function makeLink(
    subject: GrantSubject,
    { folder }: Shelf,
    { values, cwd, env }: CommandInput,
    streams: Streams,
  ): Promise<ExitCode> {
    // The casts are safe: these options take a text.
    const life = readLife((values.expires as string | undefined) ?? DEFAULT_LIFE);
    const site = readSite(
      (values.site as string | undefined) ?? (await getSite(getContentFolders(cwd, env).site)).address,
    );
    const keys = readPreviewKeys(env);
    for (const problem of [life, site]) if (typeof problem === 'string') streams.err(`${problem}\n`);
    if (keys.kind === 'off') streams.err(`No preview link can be made: ${keys.reason}\n`);
    if (typeof life === 'string' || typeof site === 'string' || keys.kind === 'off') return 2;

    const issued = clock();
    const expires = issued + life;
    const { revision } = await changePreviewRecord(folder, subject, (record) => ({
      ...record,
      links: [...record.links.filter((link) => link.expires > issued), { issued, expires }],
    }));
    const token = await signToken({ subject, issued, expires, revision }, keys.keys[0]);
    const path = subject.kind === 'all' ? '/preview' : `/preview/${encodeURIComponent(subject.slug)}`;
    streams.out(`${site.origin}${path}?token=${token}\nExpires ${formatTime(expires)} (revision ${revision}).\n`);
    if (isLocal(site.origin)) {
      streams.err(
        'This link leads to your own machine. For readers elsewhere: --site https://… or `address` in content/site.yaml.\n',
      );
    }
    return 0;
  }

  return {
    name: 'preview',
    summary: 'Make a link that shows a draft to whoever has it, for some time',
    usage: '<slug> | --all [--expires=48h] [--site=URL] [--revoke] | --list',
    options: {
      all: { type: 'boolean', description: 'for all drafts in place of one' },
      expires: { type: 'string', description: 'how long the link opens it: 90m, 48h, 7d at most (48h unless said)' },
      site: { type: 'string', description: 'where the site stands, if not as content/site.yaml says' },
      revoke: { type: 'boolean', description: 'end all links that were made so far' },
      list: { type: 'boolean', description: 'show drafts and their open links' },
    },
    async run(input, streams) {
      const { positionals, values, cwd, env } = input;
      // A list shown in place of what was asked for would look like an answer: links that were to end would stay open.
      const beside =
        positionals[0] ??
        ['all', 'revoke', 'expires', 'site'].find((name) => values[name] !== undefined && values[name] !== false);
      if (values.list === true && beside !== undefined) {
        const written = positionals.length > 0 ? beside : `--${beside}`;
        streams.err(`Unexpected \`${written}\` beside \`--list\`, which shows all drafts: expected one of the two.\n`);
        return 2;
      }
      const shelf = await readShelf(cwd, env);
      const subject = values.list === true ? undefined : chooseSubject(positionals, values.all === true, shelf);
      if (typeof subject === 'string') {
        streams.err(`${subject}\n`);
        return 2;
      }
      try {
        if (subject === undefined) {
          streams.out(formatShelf(shelf, (await readPreviewRecords(shelf.folder)).records, clock()));
          return 0;
        }
        if (values.revoke !== true) return await makeLink(subject, shelf, input, streams);
        const { revision } = await revokePreviews(shelf.folder, subject);
        streams.out(`All links made before now are ended (revision ${revision}).\n`);
        return 0;
      } catch (error) {
        // What the system refuses is explained for all commands alike.
        if (explainSystemError(error, cwd) !== undefined) throw error;
        // The counters, or site.yaml: what is wrong with the file is in the message, and how to mend it.
        streams.err(`${error instanceof Error ? error.message : String(error)}\n`);
        return 1;
      }
    },
  };
}

/** `preview` as the desk runs it, by the clock of this machine. */
export const previewCommand = createPreviewCommand();
