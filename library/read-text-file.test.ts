import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')('a pipe in place of a text keeps nobody waiting', () => {
  const pipe = join(folder, 'zh.md');
  execFileSync('mkfifo', [pipe]);
  // In a process of its own, since one that waits within a read cannot be stopped from inside.
  const program = `import { readTextFile } from ${JSON.stringify(join(import.meta.dirname, 'read-text-file.ts'))};
    const file = await readTextFile(${JSON.stringify(pipe)});
    console.log(file.value.length);`;
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', program];
  const { stdout, error } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 });
  expect(error).toBeUndefined();
  expect(stdout).toBe('0\n');
});
