import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const STEPS = ['node', 'contentlayer2', 'next'] as const;

let project = '';
let path = '';
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'build-'));
  const bin = join(project, 'bin');
  await mkdir(bin);
  for (const step of STEPS) {
    await writeFile(join(bin, step), `#!/bin/sh\necho "${step} NODE_ENV=$NODE_ENV CONTENT_DIR=$CONTENT_DIR"\n`);
    await chmod(join(bin, step), 0o755);
  }
  // As if everything were installed.
  await symlink(join(import.meta.dirname, '..', 'node_modules'), join(project, 'node_modules'));
  path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
});
afterEach(() => rm(project, { recursive: true }));

/** What the steps of a build say of the environment that they are run in. */
async function build(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(import.meta.dirname, 'build.ts')],
    {
      cwd: project,
      // A type of Next's wants NODE_ENV in every environment.
      env: { PATH: path, ...env } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  return Buffer.concat(chunks).toString('utf8').trim().split('\n');
}

test.each(['development', 'test', ''])(
  'every step of a build is for production where NODE_ENV is "%s"',
  async (given) => {
    expect(await build({ NODE_ENV: given, CONTENT_DIR: 'own' })).toEqual(
      STEPS.map((step) => `${step} NODE_ENV=production CONTENT_DIR=own`),
    );
  },
);

test('no step of a build begins where what it needs is not installed', async () => {
  await rm(join(project, 'node_modules'));
  expect(await build({})).toEqual(['']);
});

test('every step of a build has the settings of .env, and what is set already stays', async () => {
  await writeFile(join(project, '.env'), 'CONTENT_DIR=from-file\n');
  expect(await build({})).toEqual(STEPS.map((step) => `${step} NODE_ENV=production CONTENT_DIR=from-file`));
  expect(await build({ CONTENT_DIR: 'own' })).toEqual(
    STEPS.map((step) => `${step} NODE_ENV=production CONTENT_DIR=own`),
  );
});
