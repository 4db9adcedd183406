import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** 5 s: after that Next is ended without being asked. */
const PATIENCE = 5000;

/** Next's development server as a child: `ended` gives its exit code, `stop` ends it with all that it started. */
export type RunningNext = Readonly<{ ended: Promise<number>; stop: () => Promise<void> }>;

/**
 * Starts Next's development server on the loopback address.
 * @param port as a string; without one Next takes 3000, or the next that is free
 */
export function runNext(env: NodeJS.ProcessEnv, port: string | undefined): RunningNext {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const preloads = ['./end-with-parent.mjs', './without-async-traces.mjs', './params-asked-seldom.mjs'].flatMap(
    (name) => ['--import', fileURLToPath(new URL(name, import.meta.url))],
  );
  const child = spawn(
    process.execPath,
    [...preloads, next, 'dev', '--hostname', '127.0.0.1', ...(port ? ['--port', port] : [])],
    // The channel is what the watchdog looks at: it closes when this process ends, be it by SIGKILL.
    { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(forced);
    },
  };
}
