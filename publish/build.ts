// npm run build   Checks the published essays, has contentlayer read them and Next build; its adapter writes `dist/`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEnv } from '../library/load-env';
import { explainFailure } from './explain-failure';
import { findObstacle } from './find-obstacle';
import { missingTools } from './missing-tools';

/** `npm run` puts what these are called by in the path. */
const CHECK = 'node --import tsx desk/cli.ts check --published';
const READ = 'contentlayer2 build --clearCache';
const BUILD = 'next build';

const project = process.cwd();
const nextFolder = join(project, '.next');
const running = new Set<ChildProcess>();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped = true;
    for (const child of running) child.kill(signal);
  });
}

type Started = Readonly<{ child: ChildProcess; code: Promise<number> }>;

function start(command: string, output: 'inherit' | 'pipe'): Started {
  // Under another NODE_ENV Next renders with React's development code, and fails.
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  // In the shell's place, so that a signal reaches the command and not only the shell.
  const child = spawn(`exec ${command}`, { cwd: project, env, stdio: ['inherit', output, output], shell: true });
  running.add(child);
  const code = new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (exit) => resolve(exit ?? 1));
  });
  return { child, code: code.finally(() => running.delete(child)) };
}

/** Runs one command, with its output shown, to its exit code. */
const run = (command: string): Promise<number> => start(command, 'inherit').code;

/**
 * Checks the essays while contentlayer reads them, which by itself leaves all cores idle but one. What it says is shown
 * only when the check has let the essays pass.
 */
async function checkAndRead(): Promise<number> {
  const reading = start(READ, 'pipe');
  const said: Uint8Array[] = [];
  // Taken at once: what nobody has taken when a process ends is dropped.
  for (const output of [reading.child.stdout, reading.child.stderr])
    output?.on('data', (chunk: Uint8Array) => said.push(chunk));
  // Whether it failed matters only after the check, which tells an author more.
  reading.code.catch(() => undefined);
  const code = await run(CHECK);
  if (code !== 0) {
    reading.child.kill();
    return code;
  }
  const read = await reading.code;
  const shown = read === 0 ? process.stdout : process.stderr;
  for (const chunk of said) shown.write(chunk);
  return read;
}

/** Ends the build, and says what to do where the machine was in its way. */
async function fail(code: number): Promise<never> {
  const obstacle = stopped ? undefined : await findObstacle(project);
  if (obstacle) {
    const error = Object.assign(new Error(obstacle.code), { code: obstacle.code });
    console.error(String(explainFailure(error, obstacle.folder)));
  }
  process.exit(code);
}

const missing = missingTools(project);
if (missing !== undefined) {
  console.error(missing);
  process.exit(1);
}
// Next alone would read it by itself, and contentlayer not: they would build from different folders.
try {
  loadEnv(project);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// An earlier release had Turbopack keep what it reads, which has the names of drafts' files in it (`next.config.ts`).
await rm(join(nextFolder, 'cache', 'turbopack'), { recursive: true, force: true });
// Asked before the check, which keeps its reports there.
const isCached = existsSync(join(nextFolder, 'cache'));
const checked = await checkAndRead();
if (checked !== 0) await fail(checked);
let code = await run(BUILD);
if (code !== 0 && isCached && !stopped && !(await findObstacle(project))) {
  console.error(
    '\nThe build failed. In case what earlier builds left in .next/ is damaged, it is made once more without that.',
  );
  await rm(nextFolder, { recursive: true, force: true });
  code = await run(BUILD);
}
if (code !== 0) await fail(code);
