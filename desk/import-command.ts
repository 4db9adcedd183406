import { access, mkdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { VFile } from 'vfile';
import { checkEssay } from '../essay/check/check-essay';
import { checkSlug } from '../essay/check/check-slug';
import { listMessages } from '../essay/check/list-messages';
import { slugsOfGone } from '../essay/gone';
import { decodeText } from '../essay/import/decode-text';
import { type ImportedDraft, importManuscript } from '../essay/import/import-manuscript';
import { listImageUrls } from '../essay/import/list-image-urls';
import type { Remark } from '../essay/import/manuscript';
import { type OutlineLine, parseOutline } from '../essay/import/parse-outline';
import { listHeadingLines } from '../essay/import/read-text';
import { parseSite } from '../essay/site';
import { type ContentFolders, getContentFolders } from '../library/content-folders';
import { describeNeighbours } from '../library/describe-neighbours';
import { listEssayFolders } from '../library/list-essay-folders';
import { readGoneFile } from '../library/list-gone';
import { readTextFile } from '../library/read-text-file';
import { type Ask, askLevels, createTerminalAsk } from './ask-levels';
import { chooseSlug } from './choose-slug';
import type { Command, CommandInput, ExitCode, Streams } from './command';
import { countMessages, formatMessages } from './format-messages';
import { formatImport, formatImportJson } from './import-report';
import { type ImportRequest, readImportRequest } from './import-request';
import { type Input, KINDS, readInput } from './read-input';
import { type ReadManuscript, readManuscript } from './read-manuscript';
import { resolveImages } from './resolve-images';
import { type DraftFile, isTaken, writeDraft } from './write-draft';

/** A quarter of a megabyte: what is longer takes some seconds, and says what it is doing. */
const LONG_WORK = 256 * 1024;

type Where = Pick<CommandInput, 'cwd' | 'env'>;

/** The headings that the author names, in a file or on the terminal; a sentence where the file is wrong. */
async function readOutline(
  { outline: path }: ImportRequest,
  input: Input,
  { cwd, ask, title }: Readonly<{ cwd: string; ask: Ask | undefined; title: string | undefined }>,
): Promise<Readonly<{ outline?: readonly OutlineLine[]; remarks: readonly Remark[] }> | string> {
  if (path !== undefined) {
    const file = await readTextFile(resolve(cwd, path)).catch(() => undefined);
    if (file === undefined) return `Unexpected outline \`${path}\`: there is no such file.`;
    // The cast is safe: the file was read as bytes.
    const decoded = decodeText(file.value as Uint8Array);
    if ('reason' in decoded) return `Unexpected outline \`${path}\`: ${decoded.reason}`;
    const { headings, problems } = parseOutline(decoded.text);
    const remarks = problems.map(({ line, message }): Remark => {
      return { rule: 'heading-levels', kind: 'doubt', message: `${path}:${line}  ${message}` };
    });
    if (input.kind !== 'text') {
      const message = `--headings is for plain text: the levels of ${input.kind} stand in the file itself.`;
      return { remarks: [...remarks, { rule: 'heading-levels', kind: 'unplaced', message }] };
    }
    return headings.length === 0
      ? `Unexpected outline \`${path}\`: ${problems[0]?.message}`
      : { outline: headings, remarks };
  }
  if (input.kind !== 'text' || ask === undefined) return { remarks: [] };
  const lines = listHeadingLines(input.text, { title });
  // Where every number says its level there is nothing to be asked.
  if (lines.every(({ depth }) => depth !== undefined)) return { remarks: [] };
  return { outline: await askLevels(lines, ask), remarks: [] };
}

/** What stands in the front matter where neither the author nor the text says it. */
async function readFallback(
  input: string,
  { cwd, env }: Where,
): Promise<Parameters<typeof importManuscript>[1]['fallback']> {
  const file = await readTextFile(getContentFolders(cwd, env).site).catch(() => undefined);
  const decoded = file && decodeText(file.value as Uint8Array);
  const site = decoded && 'text' in decoded ? parseSite(new VFile({ value: decoded.text })) : undefined;
  const title = basename(input).replace(/\.[^.]+$/, '') || basename(input);
  return { title, authors: [site?.author ?? '佚名'], published: new Date().toISOString().slice(0, 10) };
}

function listFiles(draft: ImportedDraft, images: readonly DraftFile[]): readonly DraftFile[] {
  return [
    { path: 'zh.md', value: draft.zh },
    ...(draft.references === '' ? [] : [{ path: 'references.yaml', value: draft.references }]),
    ...(draft.extra === '' ? [] : [{ path: 'references.extra.yaml', value: draft.extra }]),
    ...images,
  ];
}

/** What `check` will say of a draft, before it is there. */
function checkDraft(slug: string, folder: string, files: readonly DraftFile[]): readonly VFile[] {
  const file = (path: string) => {
    const found = files.find((one) => one.path === path);
    return found && new VFile({ path: join(folder, path), value: Buffer.from(found.value) });
  };
  const images = files
    .filter(({ path }) => path.startsWith('images/'))
    .map(({ path, value }) => ({ name: path.slice('images/'.length), size: value.length }));
  const essay = {
    slug,
    folder,
    zh: file('zh.md'),
    references: file('references.yaml'),
    extra: file('references.extra.yaml'),
    images,
  };
  return checkEssay(essay, { visibility: 'draft' });
}

function onlyErrors(file: VFile): VFile {
  const copy = new VFile({ path: file.path, value: file.value });
  copy.messages = file.messages.filter(({ fatal }) => fatal === true);
  return copy;
}

/** Why a slug cannot be a new draft's: the site uses it, or it is, or was, a public essay's; undefined if it can. */
async function explainUnfit(slug: string, folders: ContentFolders): Promise<string | undefined> {
  const file = new VFile();
  checkSlug(file, slug);
  const [message] = file.messages;
  if (message) return `${message.reason}. Choose another --slug.`;
  const essays = (await listEssayFolders(folders)).filter(({ visibility }) => visibility === 'public');
  for (const { slug: own, formerly } of await describeNeighbours(essays)) {
    if (own === slug)
      return `Unexpected slug \`${slug}\`: it is that of a public essay, and the draft would be a revision of it. Choose another --slug. To revise the essay: npm run essay -- new ${slug} --revise`;
    if (formerly.includes(slug))
      return `Unexpected slug \`${slug}\`: it leads to \`${own}\`, which had it formerly. Choose another --slug.`;
  }
  const gone = (await readGoneFile(folders.gone)).essays.flatMap(slugsOfGone);
  return gone.includes(slug)
    ? `Unexpected slug \`${slug}\`: an essay that had it is gone. Choose another --slug.`
    : undefined;
}

/** The folder that a draft will have and its slug; a sentence where there can be none. */
async function chooseFolder(
  request: ImportRequest,
  draft: ImportedDraft,
  { cwd, env }: Where,
): Promise<Readonly<{ slug: string; folder: string }> | string> {
  const { source, title } = draft.matter;
  const slug =
    request.slug ??
    (request.to ? basename(resolve(cwd, request.to)) : chooseSlug({ source, fileName: basename(request.file), title }));
  if (slug === undefined) return 'The text gives no slug: say it with --slug=…, in a–z, 0–9 and single hyphens.';
  const folders = getContentFolders(cwd, env);
  const folder = request.to ? resolve(cwd, request.to) : join(folders.drafts, slug);
  const unfit = request.to ? undefined : await explainUnfit(slug, folders);
  if (unfit) return unfit;
  if (await isTaken(folder)) {
    return `${relative(cwd, folder) || folder} is there already, and is not written over. Choose another --slug, or move it away.`;
  }
  return { slug, folder };
}

async function importOne(
  request: ImportRequest,
  { where, ask, streams }: Readonly<{ where: Where; ask: Ask | undefined; streams: Streams }>,
): Promise<ExitCode> {
  const { cwd } = where;
  const path = resolve(cwd, request.file);
  const refuse = (reason: string, code: ExitCode): ExitCode => {
    streams.err(`${reason}\n`);
    return code;
  };
  const known = await access(path).then(
    () => true,
    () => false,
  );
  if (!known) return refuse(`Unexpected \`${request.file}\`: there is no such file.`, 2);

  const input = await readInput(path, request.kind).catch((error: NodeJS.ErrnoException) => ({
    reason:
      error.code === 'EISDIR' ? 'It is a folder, not a file.' : `It cannot be read (${error.code ?? error.message}).`,
    note: undefined,
  }));
  if ('reason' in input) return refuse(`${request.file}: ${input.reason}${input.note ? ` ${input.note}` : ''}`, 1);
  const progress = (what: string): void => {
    if (input.bytes.length > LONG_WORK) streams.err(`${what}…\n`);
  };

  const { title } = request.matter;
  const outlined = await readOutline(request, input, { cwd, ask, title });
  if (typeof outlined === 'string') return refuse(outlined, 2);
  progress(`Reading ${request.file} (${input.kind}, ${Math.ceil(input.bytes.length / 1024)} KB)`);
  const read = await readManuscript(input, { path, outline: outlined.outline, title });
  if ('reason' in read) return refuse(`${request.file}: ${read.reason}${read.note ? ` ${read.note}` : ''}`, 1);
  return writeOut(request, { input, read, remarks: outlined.remarks, where, streams, progress, path });
}

async function writeOut(
  request: ImportRequest,
  context: Readonly<{
    input: Input;
    read: ReadManuscript;
    remarks: readonly Remark[];
    where: Where;
    streams: Streams;
    progress: (what: string) => void;
    path: string;
  }>,
): Promise<ExitCode> {
  const { input, read, where, streams, progress, path } = context;
  const { cwd } = where;
  const urls = listImageUrls(read.manuscript.blocks);
  if (urls.length > 0) progress(`Gathering ${urls.length} images`);
  const gathered = await resolveImages(urls, path, read.embedded);
  progress('Placing headings, figures, notes and references');
  const imported = importManuscript(
    { ...read.manuscript, remarks: [...context.remarks, ...read.manuscript.remarks] },
    {
      matter: request.matter,
      fallback: await readFallback(request.file, where),
      keepPunctuation: request.keepPunctuation,
      images: gathered.images,
    },
  );
  const chosen = await chooseFolder(request, imported, where);
  if (typeof chosen === 'string') {
    streams.err(`${chosen}\n`);
    return 2;
  }
  const { slug, folder } = chosen;
  const files = listFiles(imported, gathered.files);
  progress('Checking the draft');
  const checked = checkDraft(slug, folder, files);
  if (!request.dryRun) {
    await mkdir(resolve(folder, '..'), { recursive: true });
    if (!(await writeDraft(folder, files))) {
      streams.err(`${relative(cwd, folder)} appeared meanwhile. Nothing written: choose another --slug.\n`);
      return 2;
    }
  }
  const facts = {
    input: request.file,
    kind: input.kind,
    ...('encoding' in input && { encoding: input.encoding }),
    slug,
    folder: relative(cwd, folder) || folder,
    written: !request.dryRun,
    files: files.map((file) => file.path),
  };
  streams.out(request.json ? formatImportJson(imported, facts) : formatImport(imported, facts));
  const { errors } = countMessages(checked.flatMap(listMessages));
  if (errors === 0) return 0;
  streams.err(`\nThe check finds ${errors === 1 ? 'an error' : `${errors} errors`} in the draft:\n\n`);
  streams.err(formatMessages(checked.map(onlyErrors), 'pretty', cwd));
  return 1;
}

/** `import <file>`: a manuscript becomes a draft. `createAsk` gives what asks for levels of headings, undefined where nobody can answer. */
export function createImportCommand(
  createAsk: () => (Ask & { close?: () => void }) | undefined = createTerminalAsk,
): Command {
  return {
    name: 'import',
    summary: 'Turn a manuscript (plain text, Markdown, HTML, Word) into a draft, and report every change',
    usage:
      '<file> [--slug=…] [--headings=outline.md] [--title=…] [--author=…] [--published=…] [--source=…] [--dry-run] [--json]',
    options: {
      slug: { type: 'string', description: 'the draft’s name (from the address, the file or the title unless said)' },
      headings: {
        type: 'string',
        description: 'a file that says which lines of a plain text are headings, and their levels',
      },
      title: { type: 'string', description: 'the essay’s title' },
      author: { type: 'string', description: 'its author, or several: A,B' },
      published: { type: 'string', description: 'the day it was published, as YYYY-MM-DD' },
      source: { type: 'string', description: 'the address of the original' },
      as: { type: 'string', description: 'what the file is (by its ending unless said)', values: KINDS },
      'keep-punctuation': { type: 'boolean', description: 'leave half-width punctuation in Chinese as it is' },
      to: { type: 'string', description: 'the folder to make (content/drafts/<slug> unless said)' },
      'dry-run': { type: 'boolean', description: 'report, and write nothing' },
      json: { type: 'boolean', description: 'report as JSON, with every change whole' },
    },
    async run({ positionals, values, cwd, env }, streams) {
      const request = readImportRequest({ positionals, values });
      if (typeof request === 'string') {
        streams.err(`${request}\n`);
        return 2;
      }
      const ask = request.outline === undefined && !request.json ? createAsk() : undefined;
      try {
        return await importOne(request, { where: { cwd, env }, ask, streams });
      } finally {
        ask?.close?.();
      }
    },
  };
}

/** `import` as the desk runs it: it asks in the terminal, where there is one. */
export const importCommand = createImportCommand();
