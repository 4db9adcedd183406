// npm run bench:broken [-- kill=20 cache full locked]   Breaks whole builds of a small site, in a copy of the project: kills
// them at random points, corrupts their caches, fills the disk, locks `dist/` (both as root, on Linux). Each time what was
// published has to be whole and the next build has to succeed without help.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRelease } from '../publish/release';
import { recoverFolder } from '../publish/switch-folder';
import { generateEssays } from './generate-essays';
import { load } from './median';
import { createWorkCopy } from './work-copy';

const asked = process.argv.slice(2);
const wants = (name: string): boolean => asked.length === 0 || asked.includes(name);
const kills = Number(asked.find((word) => word.startsWith('kill='))?.slice(5) ?? (asked.length === 0 ? 20 : 0));
const project = process.cwd();
const disk = join(project, '.bench', 'broken');
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const mounts = wants('full') && isRoot;

type Ended = Readonly<{ code: number | null; output: string; seconds: number }>;

/** One build, killed with all its processes after so many ms, or when `heard` says so of what it has printed. */
function build(copy: string, { killAfter, heard }: { killAfter?: number; heard?: (output: string) => void } = {}) {
  const started = performance.now();
  const env = { ...process.env, CONTENT_DIR: '', DRAFTS_DIR: '' };
  const child = spawn('npm', ['run', 'build'], { cwd: copy, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  const timer = killAfter && pid ? setTimeout(() => process.kill(-pid, 'SIGKILL'), killAfter) : undefined;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
      heard?.(output);
    });
  }
  return new Promise<Ended>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** The build that is published, after every file was found to be the one that its release names. */
async function readWhole(copy: string): Promise<string> {
  const dist = join(copy, 'dist');
  const release = parseRelease(await readFile(join(dist, 'release.json'), 'utf8'));
  for (const { file, hash } of release.entries) {
    const found = createHash('sha256').update(await readFile(join(dist, file)));
    if (found.digest('base64url').slice(0, 22) !== hash)
      throw new Error(`${file} is not of the build ${release.build}.`);
  }
  return release.build;
}

async function mustBuild(copy: string, after: string): Promise<Ended> {
  const ended = await build(copy);
  if (ended.code !== 0) throw new Error(`After ${after} the next build failed:\n${ended.output.slice(-3000)}`);
  await readWhole(copy);
  return ended;
}

async function killAtRandom(copy: string, seconds: number): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = await readWhole(copy);
    const at = Math.random() * seconds;
    await build(copy, { killAfter: at * 1000 });
    await recoverFolder(join(copy, 'dist'));
    const edition = (await readWhole(copy)) === before ? 'the old edition' : 'the new edition';
    console.log(`kill ${kill} after ${at.toFixed(1)} s: ${edition} is published, whole`);
  }
  await mustBuild(copy, `${kills} kills`);
  console.log('the next build succeeds');
}

/** Overwrites half of every file in both caches, and cuts the others short. */
async function corruptCaches(copy: string): Promise<void> {
  for (const cache of ['.next', '.contentlayer']) {
    const entries = await readdir(join(copy, cache), { recursive: true, withFileTypes: true });
    for (const [at, entry] of entries.filter((each) => each.isFile()).entries()) {
      const path = join(entry.parentPath, entry.name);
      const half = (await readFile(path)).byteLength >> 1;
      await writeFile(path, at % 2 ? randomBytes(half) : '');
    }
  }
  await mustBuild(copy, 'corrupting both caches');
  console.log('corrupted caches: the next build succeeds');
}

async function fillDisk(copy: string): Promise<void> {
  const filler = join(disk, 'filler');
  for (const mark of [/Generated \d+ documents/, /Running onBuildComplete/]) {
    const before = await readWhole(copy);
    let filled = false;
    const ended = await build(copy, {
      heard: (output) => {
        if (filled || !mark.test(output)) return;
        filled = true;
        // It ends by saying that the disk is full: that is what it is for.
        spawn('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'], { stdio: 'ignore' });
      },
    });
    const told = ended.output.includes('The disk is full. Free some space');
    if (ended.code === 0 || !told || (await readWhole(copy)) !== before) {
      throw new Error(`The disk was full after ${mark}, and the build said:\n${ended.output.slice(-3000)}`);
    }
    await rm(filler, { force: true });
    await mustBuild(copy, 'a full disk');
    console.log(`disk full after ${mark}: said so, nothing published was touched, the next build succeeds`);
  }
}

/** Root may write where permissions say no; what is immutable not even root may change (`chattr`, of Debian's e2fsprogs). */
async function lockEdition(copy: string): Promise<void> {
  const dist = join(copy, 'dist');
  const before = await readWhole(copy);
  execFileSync('chattr', ['+i', dist]);
  const ended = await build(copy).finally(() => execFileSync('chattr', ['-i', dist]));
  const told = ended.output.includes(`${dist} cannot be written. Give the user who builds leave to write there`);
  const left = (await readdir(copy)).filter((name) => name.startsWith('dist-'));
  if (ended.code === 0 || !told || left.length > 0 || (await readWhole(copy)) !== before) {
    throw new Error(
      `dist/ was locked, beside it was left [${left}], and the build said:\n${ended.output.slice(-3000)}`,
    );
  }
  await mustBuild(copy, 'a locked dist/');
  console.log('dist/ locked: said so, nothing published was touched, nothing left beside it, the next build succeeds');
}

await rm(disk, { recursive: true, force: true });
await mkdir(disk, { recursive: true });
// A disk of its own, that can be filled without harm to anyone.
if (mounts) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', disk]);
try {
  const copy = await createWorkCopy(project, 'broken/site');
  await generateEssays(join(copy, 'content'), 3, 1);
  const { seconds } = await mustBuild(copy, 'nothing');
  console.log(`a build: ${seconds.toFixed(0)} s, load ${load()}`);
  if (kills > 0) await killAtRandom(copy, seconds);
  if (wants('cache')) await corruptCaches(copy);
  if (mounts) await fillDisk(copy);
  else if (wants('full')) console.log('disk full: left out, since it takes root and Linux to have a disk to fill');
  if (wants('locked') && isRoot) await lockEdition(copy);
  else if (wants('locked')) console.log('dist/ locked: left out, since it takes root and Linux to lock it');
} finally {
  if (mounts) execFileSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
}
