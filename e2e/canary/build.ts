import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeCanaries, writeCanaries } from './canary-drafts';

/** What the build printed, and which build it was: e2e/canary.spec.ts reads both. */
const LOG = 'e2e/.drafts/.build.log';
const BUILD = 'e2e/.drafts/.build-id';

const PROJECT = process.cwd();

/** The one build that all end-to-end tests run against, made while canaries sit in both folders of drafts. */
async function buildWithCanaries(): Promise<number> {
  await rm(join(PROJECT, 'e2e/.drafts'), { recursive: true, force: true });
  await mkdir(join(PROJECT, 'e2e/.drafts'), { recursive: true });
  await writeCanaries(PROJECT);
  try {
    const code = await runBuild();
    if (code === 0) await writeFile(join(PROJECT, BUILD), await readFile(join(PROJECT, '.next/BUILD_ID')));
    return code;
  } finally {
    await removeCanaries(PROJECT);
  }
}

function runBuild(): Promise<number> {
  const log = createWriteStream(join(PROJECT, LOG));
  const env = { ...process.env, DRAFTS_DIR: 'e2e/.drafts' };
  const build = spawn('npm', ['run', 'build'], { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const [from, to] of [
    [build.stdout, process.stdout],
    [build.stderr, process.stderr],
  ] as const) {
    from.pipe(to, { end: false });
    from.pipe(log, { end: false });
  }
  return new Promise((resolve, reject) => {
    build.once('error', reject).once('close', (code) => log.end(() => resolve(code ?? 1)));
  });
}

// A key pressed to stop the build stops it alone: the canaries are still taken away.
process.on('SIGINT', () => {});
process.exitCode = await buildWithCanaries();
