import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import { stringify } from 'yaml';
import { DATE } from '../essay/check/check-shape';
import { checkSlug, SLUG } from '../essay/check/check-slug';
import { slugsOfGone } from '../essay/gone';
import { buildSampleText } from '../essay/sample-text';
import { getContentFolders } from '../library/content-folders';
import { describeNeighbours } from '../library/describe-neighbours';
import { getSite } from '../library/get-site';
import { listEssayFolders } from '../library/list-essay-folders';
import { readGoneFile } from '../library/list-gone';
import type { Command } from './command';
import { today } from './request-values';
import { writeRevisionBase } from './revision-base';
import { takeSnapshot } from './snapshot';

/** What a new essay begins with. */
export type Beginning = Readonly<{ title: string; titleEn: string; authors: readonly string[]; published: string }>;

const front = (keys: object): string => `---\n${stringify(keys, { lineWidth: 0 })}---\n\n`;

/** The files of a new essay by their names: a heading, a paragraph with a citation and a note, in both languages. */
function buildBeginning({ title, titleEn, authors, published }: Beginning): Readonly<Record<string, string>> {
  return {
    'zh.md': front({ title, authors, published }) + buildSampleText('zh'),
    'en.md': front({ title: titleEn, status: 'draft' }) + buildSampleText('en'),
    'references.yaml': `# The bibliography, CSL-YAML: Zotero and pandoc export it.
references:
  - id: first-source
    type: book
    title: 第一部文献
    author:
      - literal: 作者
    issued: 2025
`,
    'glossary.yaml': `# Chinese terms and their English renderings; the check looks whether the translation uses one of them.
# 人工智能: ["artificial intelligence", "AI"]
`,
  };
}

/** What a slug should have been: the nearest one that is right and free; undefined where no word can be made of it. */
export function suggestSlug(slug: string, taken: readonly string[]): string | undefined {
  const words = slug
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  while (words.length > 1 && words.join('-').length > 60) words.pop();
  const base = words.join('-').slice(0, 60);
  if (!SLUG.test(base)) return undefined;
  const isFree = (candidate: string): boolean => {
    const file = new VFile();
    checkSlug(file, candidate);
    return file.messages.length === 0 && !taken.includes(candidate);
  };
  const candidates = [base, `on-${base}`, ...Array.from({ length: 98 }, (_, index) => `${base}-${index + 2}`)];
  return candidates.find(isFree);
}

/** Makes a folder appear as a whole, or not at all. */
async function createFolder(folder: string, fill: (empty: string) => Promise<void>): Promise<void> {
  const temporary = join(folder, '..', `.new-${process.pid}`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await fill(temporary);
    // Refused by the system where somebody has made a folder of this name meanwhile, and put something into it.
    await rename(temporary, folder);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** `new <slug>`: begins a draft that passes the check, or a revision of a public essay. */
export const newCommand: Command = {
  name: 'new',
  summary: 'Begin a draft, or a revision of a public essay',
  usage: '<slug> [--title=…] [--title-en=…] [--author=A,B] [--published=…] | <slug> --revise',
  options: {
    title: { type: 'string', description: 'its Chinese title' },
    'title-en': { type: 'string', description: 'its English title' },
    author: { type: 'string', description: 'its authors, with commas between (the one of site.yaml unless said)' },
    published: { type: 'string', description: 'its day of publication as YYYY-MM-DD (today unless said)' },
    revise: { type: 'boolean', description: 'copy the public essay of this slug to the drafts, to be revised' },
  },
  async run({ positionals, values, cwd, env }, streams) {
    const [slug, second] = positionals;
    // The casts are safe: these options take a text.
    const [title, titleEn, author, published = today()] = ['title', 'title-en', 'author', 'published'].map(
      (name) => values[name] as string | undefined,
    );
    const refuse = (sentence: string): 2 => {
      streams.err(`${sentence}\n`);
      return 2;
    };
    if (slug === undefined || second !== undefined) return refuse('Unexpected call, expected the slug of one essay.');
    if (!DATE.safeParse(published).success)
      return refuse(`Unexpected value \`${published}\` for \`--published\`, expected a day as YYYY-MM-DD.`);

    const folders = getContentFolders(cwd, env);
    const all = await describeNeighbours(await listEssayFolders(folders));
    const gone = (await readGoneFile(folders.gone)).essays;
    const essay = all.find((one) => one.slug === slug && one.visibility === 'public');
    const hasDraft = all.some((one) => one.slug === slug && one.visibility === 'draft');
    const folder = join(folders.drafts, slug);
    const where = relative(cwd, folder) || folder;

    if (values.revise === true) {
      if (essay === undefined) return refuse(`Unexpected slug \`${slug}\`: no public essay to revise.`);
      if (hasDraft) return refuse(`Unexpected slug \`${slug}\`: its revision is begun already, in ${where}.`);
      await createFolder(folder, async (empty) => {
        await cp(essay.folder, empty, { recursive: true, dereference: true });
        await writeRevisionBase(empty);
      });
      streams.out(`${where}: begun, a copy of the public essay\n`);
      streams.err(`When it is ready: npm run essay -- publish ${slug} --updated=${today()}\n`);
      return 0;
    }

    const taken = [...all.flatMap((one) => [one.slug, ...one.formerly]), ...gone.flatMap(slugsOfGone)];
    const suggestion = suggestSlug(slug, taken);
    const mend = suggestion && suggestion !== slug ? ` Free is \`${suggestion}\`.` : '';
    const file = new VFile();
    checkSlug(file, slug);
    if (file.messages.length > 0) return refuse(`${file.messages.map(({ reason }) => `${reason}.`).join('\n')}${mend}`);
    if (essay) {
      return refuse(`Unexpected slug \`${slug}\`: it is that of a public essay. To revise it: --revise.${mend}`);
    }
    if (hasDraft) return refuse(`Unexpected slug \`${slug}\`: there is such a draft, in ${where}.${mend}`);
    const former = all.find(({ formerly }) => formerly.includes(slug));
    if (former)
      return refuse(`Unexpected slug \`${slug}\`: it leads to \`${former.slug}\`, which had it formerly.${mend}`);
    if (taken.includes(slug)) return refuse(`Unexpected slug \`${slug}\`: an essay that had it is gone.${mend}`);
    if ((await takeSnapshot(folder)) !== undefined) return refuse(`Unexpected ${where}: something lies there already.`);

    const site = await getSite(folders.site).catch(() => undefined);
    const authors = (author ?? site?.author ?? '').split(/[,，、]/).flatMap((name) => name.trim() || []);
    if (authors.length === 0) return refuse('Unexpected absence of an author: say who writes with --author.');
    const files = buildBeginning({
      title: title?.trim() || '未定题',
      titleEn: titleEn?.trim() || 'Untitled',
      authors,
      published,
    });
    await mkdir(folders.drafts, { recursive: true });
    await createFolder(folder, async (empty) => {
      await mkdir(join(empty, 'images'));
      for (const [name, text] of Object.entries(files)) await writeFile(join(empty, name), text);
    });
    streams.out(
      `${where}: begun\n${Object.keys(files)
        .map((name) => `  ${name}\n`)
        .join('')}`,
    );
    streams.err(`Write, and see what is missing: npm run essay -- status ${slug}\n`);
    return 0;
  },
};
