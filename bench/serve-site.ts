import { spawn } from 'node:child_process';

/** Starts the built site's front door on a port of its own. `close` ends it. */
export async function serveSite(port = 4191): Promise<{ url: string; pid: number; close: () => void }> {
  const server = spawn('node', ['--import', 'tsx', 'server/serve.ts'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('http://')) ready();
    });
    server.on('exit', (code) =>
      failed(new Error(`The front door ended with ${code} before it answered. Is there a build?`)),
    );
  });
  const pid = server.pid ?? 0;
  return { url: `http://127.0.0.1:${port}`, pid, close: () => process.kill(-pid, 'SIGTERM') };
}
