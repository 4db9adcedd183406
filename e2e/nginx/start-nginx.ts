import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNginx, NGINX_PACKAGES } from './find-nginx';

export type RunningNginx = Readonly<{ process: ChildProcess; stop: () => Promise<void> }>;

/**
 * Starts an nginx of its own, apart from the system's, and waits until it takes connections.
 * @param http what stands in its `http` block
 * @param port one that it listens on
 */
export async function startNginx(http: string, port: number): Promise<RunningNginx> {
  const nginx = findNginx();
  if (!nginx)
    throw new Error(`nginx or one of its modules is missing. On Debian: apt install ${NGINX_PACKAGES.join(' ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'reading-room-nginx-'));
  const config = join(folder, 'nginx.conf');
  await writeFile(config, formatConfig(nginx.modules, folder, http));
  // `-e`: until it has read its configuration it would write to the system's log.
  const child = spawn(nginx.program, ['-p', folder, '-e', 'stderr', '-c', config], { stdio: 'inherit' });
  const exited = once(child, 'exit');
  await Promise.race([
    listening(port),
    exited.then(([code]) => Promise.reject(new Error(`nginx ended with ${code}: see above`))),
  ]);
  const stop = async (): Promise<void> => {
    // QUIT: answers under way are finished.
    child.kill('SIGQUIT');
    await exited;
    await rm(folder, { recursive: true });
  };
  return { process: child, stop };
}

function formatConfig(modules: readonly string[], folder: string, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    ...modules.map((path) => `load_module ${path};`),
    // Files of the one who runs the tests can be read by nobody else.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 2;',
    `pid ${folder}/pid;`,
    'error_log stderr crit;',
    'events { worker_connections 1024; }',
    'http {',
    'access_log off;',
    'sendfile on;',
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    http,
    '}',
    '',
  ].join('\n');
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx did not open port ${port} within five seconds.`);
}
