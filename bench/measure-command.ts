import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** What one run of a command cost. */
export type Cost = Readonly<{
  code: number;
  output: string;
  /** Seconds from start to end. */
  wall: number;
  /** Seconds of processor time, of all processes together, in user and in system mode. */
  cpu: number;
  /** Bytes held at once by all processes together, at most; pages that they share are counted once. */
  memory: number;
  /** Seconds from the start at which a line of output came that a pattern names. */
  marks: readonly Readonly<{ name: string; at: number }>[];
}>;

const SAMPLE_MS = 1000;

/**
 * Runs a command and measures it with all processes below it. Linux only: memory is read from `/proc`.
 * @param marks patterns of lines of output, by the name of what has ended when such a line comes
 */
export async function measureCommand(
  command: string,
  { cwd, env, marks = {} }: Readonly<{ cwd: string; env: NodeJS.ProcessEnv; marks?: Readonly<Record<string, RegExp>> }>,
): Promise<Cost> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  // The shell's own `times` (POSIX) knows the processor time of everything that it waited for.
  const child = spawn('sh', ['-c', `${command}\ncode=$?\ntimes\nexit $code`], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const seen: { name: string; at: number }[] = [];
  const take = (chunk: Buffer): void => {
    output += chunk;
    for (const [name, pattern] of Object.entries(marks)) {
      if (!seen.some((mark) => mark.name === name) && pattern.test(output)) seen.push({ name, at: seconds() });
    }
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  let memory = 0;
  let sampling = false;
  const timer = setInterval(async () => {
    if (sampling || child.pid === undefined) return;
    sampling = true;
    memory = Math.max(memory, await memoryOf(child.pid));
    sampling = false;
  }, SAMPLE_MS);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (exit) => resolve(exit ?? 1));
  });
  clearInterval(timer);
  const wall = seconds();
  const times = [...output.matchAll(/^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/gm)].at(-1)?.slice(1).map(Number) ?? [];
  const [userMinutes = 0, user = 0, systemMinutes = 0, system = 0] = times;
  return { code, output, wall, cpu: (userMinutes + systemMinutes) * 60 + user + system, memory, marks: seen };
}

/** The proportional set size of a process and of all below it, in bytes: what they hold, with shared pages shared out. */
async function memoryOf(root: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  const sizes = await Promise.all(
    [...parents.keys()].filter(isBelow).map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
