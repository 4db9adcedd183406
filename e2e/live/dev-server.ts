import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run dev` on a copy of the content. `said` is all that it has printed. */
export type DevServer = Readonly<{
  address: string;
  content: string;
  said: () => string;
  /** Presses Ctrl-C, as a terminal does: every process of the group hears it. Gives the exit code. */
  interrupt: () => Promise<number | null>;
  /** The processes that it consists of, by their ids (Linux). */
  processes: () => readonly number[];
  discard: () => Promise<void>;
}>;

/** A copy of the project's content, with a folder for drafts, to be changed at will. */
export function copyContent(): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', folder, { recursive: true });
  return folder;
}

/** @param content the content folder; it is deleted with the server */
export async function startDev(content: string, port: number): Promise<DevServer> {
  let said = '';
  const child = spawn('npm', ['run', 'dev'], {
    // A group of its own, so that Ctrl-C is for it and not for the tests.
    detached: true,
    env: { ...process.env, CONTENT_DIR: content, DRAFTS_DIR: '', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const group = child.pid ?? 0;
  let code: number | null | undefined;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (exit) => {
      code = exit;
      resolve(exit);
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += String(chunk);
        if (said.includes('Ready in')) resolve();
      });
    void ended.then(() => reject(new Error(`npm run dev has ended:\n${said}`)));
  });
  const interrupt = async () => {
    if (code === undefined) process.kill(-group, 'SIGINT');
    return ended;
  };
  await ready;
  return {
    address: `http://127.0.0.1:${port}`,
    content,
    said: () => said,
    interrupt,
    processes: () => processesOf(group),
    async discard() {
      await interrupt();
      rmSync(content, { recursive: true, force: true });
    },
  };
}

function processesOf(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        // proc(5): after the name in brackets come the state, the parent and the group.
        const [state, , its] = readFileSync(`/proc/${id}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return Number(its) === group && state !== 'Z';
      } catch {
        return false;
      }
    });
}
