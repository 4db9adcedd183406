import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A folder as `docs/deploy.md` lays it out: two finished releases, and `current`, which leads to the first. */
export type Home = Readonly<{ folder: string; first: string; second: string; nextBuild: string }>;

/** What a release does not need to be served, or gets as a link. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  'e2e',
  'bench',
  'docs',
  'test-results',
  'playwright-report',
  'cache',
]);

/** Copies the build of this project twice; the second is published anew, with other scripts and another build id. */
export async function makeReleases(project: string): Promise<Home> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'reading-room-roll-'));
  const [first, second] = [join(folder, 'releases/first'), join(folder, 'releases/second')];
  for (const release of [first, second]) {
    await mkdir(release, { recursive: true });
    await cp(project, release, {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(basename(path)) && !relative(project, path).startsWith('dist-'),
    });
    await symlink(join(project, 'node_modules'), join(release, 'node_modules'));
  }
  await symlink(first, join(folder, 'current'));
  const { stdout } = await run('node', ['--import', 'tsx', 'publish/fixtures/republish.ts', first, second], {
    cwd: project,
  });
  return { folder, first, second, nextBuild: stdout.trim() };
}
