// npm run bench:build [-- N…]   What a cold build of N generated essays costs (1, 100 and 1,000 unless said): time, processor
// time, memory of all its processes together, and what it made. In a copy of the project: the site's own build stays. Where
// Hugo is installed, a bare site of the same essays beside it, without compression, and how many times as much ours takes.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateEssays } from './generate-essays';
import { type Cost, measureCommand } from './measure-command';
import { load, median, table } from './median';
import { HUGO_BUILD, hasHugo, writeHugoSite } from './peers/hugo-site';
import { createWorkCopy } from './work-copy';

const MARKS = {
  check: /essays? checked/,
  contentlayer: /Generated \d+ documents/,
  compile: /Compiled successfully/,
  collect: /Generating static pages using/,
  prerender: /Running onBuildComplete/,
};

/** Hugo's builds are short enough for chance to show. */
const HUGO_RUNS = 5;

const withHugo = await hasHugo();
if (!withHugo) console.warn('Without Hugo there is nothing to compare with. On Debian: apt install hugo');
const project = process.cwd();
const sizes = process.argv.slice(2).map(Number);
const rows = [];
for (const essays of sizes.length > 0 ? sizes : [1, 100, 1000]) {
  const copy = await createWorkCopy(project, 'build-cost');
  await generateEssays(join(copy, 'content'), essays, 1);
  const loadBefore = load();
  const cost = await measureCommand('npm run build', {
    cwd: copy,
    env: { ...process.env, CONTENT_DIR: '', DRAFTS_DIR: '' },
    marks: MARKS,
  });
  if (cost.code !== 0) {
    console.error(cost.output.slice(-4000));
    throw new Error(`The build of ${essays} essays failed.`);
  }
  rows.push({
    essays,
    'wall s': cost.wall.toFixed(1),
    'cpu s': cost.cpu.toFixed(1),
    'peak MB': Math.round(cost.memory / 1e6),
    load: `${loadBefore} → ${load()}`,
    ...(withHugo && (await besideHugo(join(copy, 'content'), cost))),
    ...(await describeBuild(copy)),
    stages: cost.marks
      .map(({ name, at }, index) => `${name} ${(at - (cost.marks[index - 1]?.at ?? 0)).toFixed(1)}`)
      .concat(`publish ${(cost.wall - (cost.marks.at(-1)?.at ?? 0)).toFixed(1)}`)
      .join(', '),
  });
  console.log(table(rows.slice(-1)));
}
await rm(join(project, '.bench', 'build-cost'), { recursive: true, force: true });
console.log(`\n${table(rows)}`);

/** What bare Hugo takes for the same essays, each time into an empty folder: medians, and ours as a multiple of them. */
async function besideHugo(content: string, own: Cost): Promise<Readonly<Record<string, string>>> {
  const site = await mkdtemp(join(tmpdir(), 'hugo-'));
  await writeHugoSite(content, site);
  const runs: Cost[] = [];
  for (let run = 0; run < HUGO_RUNS; run += 1) {
    await rm(join(site, 'public'), { recursive: true, force: true });
    runs.push(await measureCommand(HUGO_BUILD, { cwd: site, env: process.env }));
  }
  const failed = runs.find(({ code }) => code !== 0);
  if (failed) throw new Error(`Hugo's build failed, so there is nothing to compare with:\n${failed.output}`);
  await rm(site, { recursive: true });
  const [wall, cpu] = [median(runs.map((run) => run.wall)), median(runs.map((run) => run.cpu))];
  return {
    'bare Hugo, wall s': wall.toFixed(1),
    'bare Hugo, cpu s': cpu.toFixed(1),
    'times Hugo, wall': (own.wall / wall).toFixed(0),
    'times Hugo, cpu': (own.cpu / cpu).toFixed(0),
  };
}

/** Files and bytes of the static edition, the first essay's page, the home page, and Next's server code. */
async function describeBuild(copy: string): Promise<Readonly<Record<string, string | number>>> {
  const dist = join(copy, 'dist');
  const pages = (await readdir(join(dist, 'en/essays'))).filter((name) => /-1\.html\.br$/.test(name));
  const [page] = await Promise.all(pages.map((name) => sizeOf(join(dist, 'en/essays', name))));
  const all = await listSizes(dist);
  const server = await listSizes(join(copy, '.next/server'), /\.js$/);
  return {
    'dist files': all.length,
    'dist MB': Math.round(sum(all) / 1e6),
    'essay page, br': page ?? 0,
    'home, br': await sizeOf(join(dist, 'en.html.br')),
    '404, br': await sizeOf(join(dist, 'en/404.html.br')),
    'server js kB': Math.round(sum(server) / 1000),
  };
}

async function listSizes(folder: string, wanted = /./): Promise<readonly number[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && wanted.test(entry.name))
      .map((entry) => sizeOf(join(entry.parentPath, entry.name))),
  );
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
