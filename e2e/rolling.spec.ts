import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { type RunningNginx, startNginx } from './nginx/start-nginx';
import { essayPath } from './reading-page';
import { startLoad } from './rolling/load';
import { type Home, makeReleases } from './rolling/releases';

const run = promisify(execFile);
const PROJECT = process.cwd();
const REPLICA = join(PROJECT, 'e2e/rolling/replica.sh');

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let home: Home;
let nginx: RunningNginx;
let ports: readonly [front: number, one: number, two: number];

const replica = (action: 'start' | 'stop', port: number) => run(REPLICA, [home.folder, action, String(port)]);
const health = async (port: number): Promise<Readonly<{ status: number; build: string }>> => {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  return { status: answer?.status ?? 0, build: answer ? (await answer.json()).build : '' };
};

/** Two replicas of the first release, behind the nginx file that we ship, without its TLS. */
test.beforeAll(async ({ baseURL }) => {
  // The limit of the tests is not that of what goes before them.
  test.setTimeout(300_000);
  const port = Number(new URL(baseURL ?? '').port);
  ports = [port + 1, port + 2, port + 3];
  home = await makeReleases(PROJECT);
  await Promise.all([replica('start', ports[1]), replica('start', ports[2])]);
  const shipped = await readFile(join(PROJECT, 'deploy/nginx-replicas.conf'), 'utf8');
  const config = shipped
    .replace(/^ *access_log .*\n/m, '')
    .replace('127.0.0.1:3001', `127.0.0.1:${ports[1]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${ports[2]}`)
    .replace('listen 443 ssl http2', `listen ${ports[0]}`)
    .replace('listen [::]:443 ssl http2', `listen [::1]:${ports[0]}`)
    .replace(/^ *ssl_.*\n/gm, '');
  nginx = await startNginx(config, ports[0]);
  for (const each of [ports[1], ports[2]])
    await expect.poll(async () => (await health(each)).status, { timeout: 200_000 }).toBe(200);
});

test.afterAll(async ({ baseURL: _ }, { status }) => {
  test.setTimeout(60_000);
  await nginx?.stop();
  for (const port of status === 'passed' ? [] : ports.slice(1))
    console.log(await readFile(join(home.folder, `replica-${port}.log`), 'utf8').catch(String));
  await Promise.all([replica('stop', ports[1]), replica('stop', ports[2])]);
  await rm(home.folder, { recursive: true });
});

test('a new release is rolled out under load without one failed request, and an open tab goes on working', async ({
  page,
}) => {
  const [front, one, two] = ports;
  const origin = `http://localhost:${front}`;
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${origin}${essayPath()}`);
  await expect(page.getByRole('main')).toBeVisible();
  const scriptOf = (name: string): string | undefined => loaded.find((path) => path.startsWith(`/assets/${name}-`));
  expect(scriptOf('reader')).toBeDefined();
  expect(scriptOf('passages')).toBeUndefined();
  const before = await health(one);

  const load = startLoad(origin, ['/en', '/zh', essayPath(), essayPath({ locale: 'zh' })], 8);
  const { stdout } = await run(join(PROJECT, 'deploy/roll.sh'), [home.second, String(one), String(two)], {
    env: { ...process.env, RESTART: `${REPLICA} ${home.folder} restart` },
  });
  // A moment of the new release alone.
  await expect.poll(async () => (await fetch(`${origin}${essayPath()}`)).status).toBe(200);
  const { answered, failed } = await load.stop();
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(500);
  console.log(`${answered} requests answered during the roll, ${failed.length} failed`);
  expect(stdout).toContain(`The replica at port ${two} serves build ${home.nextBuild}.`);
  expect(await health(one)).toEqual({ status: 200, build: home.nextBuild });
  expect(before.build).not.toBe(home.nextBuild);

  // The tab was opened before: what it asks for now is a script of the release that is gone.
  const html = await (await fetch(`${origin}${essayPath()}`)).text();
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  const old = scriptOf('passages') ?? '';
  expect(old).toMatch(/^\/assets\/passages-[0-9a-f]{16}\.js$/);
  expect(html).not.toContain(old);
  await page.reload();
  await expect
    .poll(() => html.includes(loaded.findLast((path) => path.startsWith('/assets/reader-')) ?? '-'))
    .toBe(true);
});

test('a release that does not come up is taken back, and the other replica never stopped', async () => {
  const [front, one, two] = ports;
  const load = startLoad(`http://localhost:${front}`, ['/en'], 2);
  const { code, stderr } = await run(join(PROJECT, 'deploy/roll.sh'), [home.first, String(one), String(two)], {
    // A restart that does nothing: the replica goes on with the build that it has.
    env: { ...process.env, RESTART: 'true', PATIENCE: '1' },
  }).then(
    () => ({ code: 0, stderr: '' }),
    (error: { code: number; stderr: string }) => error,
  );
  expect(code).toBe(1);
  expect(stderr).toContain(`The replica at port ${one} did not come up`);
  expect((await run('readlink', [join(home.folder, 'current')])).stdout.trim()).toBe(home.second);
  expect((await load.stop()).failed).toEqual([]);
  expect((await health(two)).build).toBe(home.nextBuild);
});
