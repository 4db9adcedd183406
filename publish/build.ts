// npm run build   Checks the published essays, has contentlayer read them and Next build; its adapter writes `dist/`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFailure } from './explain-failure';
import { findObstacle } from './find-obstacle';

/** `npm run` puts what these are called by in the path. */
const CHECK = 'node --import tsx desk/cli.ts check --published';
const READ = 'contentlayer2 build --clearCache';
const BUILD = 'next build';

const project = process.cwd();
const nextFolder = join(project, '.next');
let running: ChildProcess | undefined;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopped = true;
    running?.kill(signal);
  });
}

/** Runs one command, with its output shown, to its exit code. */
function run(command: string): Promise<number> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(command, { cwd: project, env, stdio: 'inherit', shell: true });
  running = child;
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
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

// An earlier release had Turbopack keep what it reads, which has the names of drafts' files in it (`next.config.ts`).
await rm(join(nextFolder, 'cache', 'turbopack'), { recursive: true, force: true });
// Asked before the check, which keeps its reports there.
const isCached = existsSync(join(nextFolder, 'cache'));
for (const command of [CHECK, READ]) {
  const code = await run(command);
  if (code !== 0) await fail(code);
}
let code = await run(BUILD);
if (code !== 0 && isCached && !stopped && !(await findObstacle(project))) {
  console.error(
    '\nThe build failed. In case what earlier builds left in .next/ is damaged, it is made once more without that.',
  );
  await rm(nextFolder, { recursive: true, force: true });
  code = await run(BUILD);
}
if (code !== 0) await fail(code);
