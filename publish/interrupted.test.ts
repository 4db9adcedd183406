import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from './assets';
import { parseRelease } from './release';
import { recoverFolder } from './switch-folder';

const KILLS = 20;

/** Within so many ms a small edition is written several times, so that kills come at every step. */
const WINDOW = 150;

let folder = '';
let program = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  program = join(folder, 'publish-again.mjs');
  // In one piece, so that twenty processes start at once and need no compiler.
  await build({
    entryPoints: [join(import.meta.dirname, 'fixtures/publish-again.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts publishing; resolves when the first edition of this process stands. */
async function startPublishing(dist: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, dist], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

/** The words of an edition, after every file of it was found to be there, whole, and of this edition. */
async function readWhole(dist: string): Promise<string> {
  const release = parseRelease(await readFile(join(dist, 'release.json'), 'utf8'));
  const text = `edition ${release.build.slice(1)}<`;
  for (const { file, hash } of [...release.entries, release.notFound.zh, release.gone.en]) {
    const body = await readFile(join(dist, file));
    expect(hashOf(body).toString('base64url')).toContain(hash);
    expect(String(body)).toContain(text);
    expect(brotliDecompressSync(await readFile(join(dist, `${file}.br`))).equals(body)).toBe(true);
  }
  return text;
}

test('what is published is whole after each of twenty kills, and the next build needs no help', async () => {
  const dist = join(folder, 'site', 'dist');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = await startPublishing(dist);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * WINDOW));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await recoverFolder(dist);
    await readWhole(dist);
  }
  expect(await readdir(join(folder, 'site'))).toEqual(['dist']);
}, 120_000);

test('where the folder cannot be written, nothing is published, and what stood there still does', async () => {
  const parent = join(folder, 'locked');
  const dist = join(parent, 'dist');
  await mkdir(parent);
  const first = await startPublishing(dist);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await recoverFolder(dist);
  const before = await readWhole(dist);
  await chmod(parent, 0o555);
  // Root may write anywhere; nobody may not.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn(process.execPath, [program, dist], { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  await chmod(parent, 0o755);
  expect(code).toBe(1);
  expect(said).toContain('EACCES');
  expect(await readWhole(dist)).toBe(before);
  expect(await readdir(parent)).toEqual(['dist']);
});
