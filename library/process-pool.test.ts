import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type PoolProgram, runInProcesses } from './process-pool';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pool-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program of a pool with this body, which sees `start` and `task`. */
async function writeProgram(body: string): Promise<PoolProgram> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { answerParent } from './process-pool';\nanswerParent((start) => async (task) => {${body}});`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  return { code: outputFiles.map(({ text }) => text).join(''), from: folder, heap: 64 };
}
const SIZE = { processes: 2, inHand: 2 };

test('gives answers in the order of the tasks, whichever process is done first', async () => {
  const program = await writeProgram(`
    await new Promise((done) => setTimeout(done, task % 3 === 0 ? 60 : 1));
    return { value: start.add + task, process: process.pid };`);
  const tasks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  let done = 0;
  const answers = await runInProcesses<{ add: number }, number, { value: number; process: number }>(
    program,
    { add: 100 },
    tasks,
    SIZE,
    () => {
      done += 1;
    },
  );
  expect(answers.map(({ value }) => value)).toEqual(tasks.map((task) => 100 + task));
  expect(new Set(answers.map((answer) => answer.process)).size).toBe(2);
  expect(done).toBe(tasks.length);
});

test('throws what failed with its cause, and the code that the system gave', async () => {
  const program = await writeProgram(`
    const { readFile } = await import('node:fs/promises');
    return readFile(task).catch((cause) => { throw new Error('Not done.', { cause }); });`);
  const missing = join(folder, 'missing');
  await expect(runInProcesses(program, {}, [missing], SIZE)).rejects.toMatchObject({
    message: 'Not done.',
    cause: { code: 'ENOENT', path: missing },
  });
});

test('leaves no process running, neither when all is done nor when one has ended', async () => {
  const program = await writeProgram('if (task === "end") process.exit(3); return process.pid;');
  const [pid] = await runInProcesses<object, string, number>(program, {}, ['go'], SIZE);
  expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  await expect(runInProcesses(program, {}, ['go', 'end', 'go'], SIZE)).rejects.toThrow('ended with 3');
});
