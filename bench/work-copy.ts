import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a build has no use for; the lockfile stays out so that Next takes the project above for its root, and its packages. */
const LEFT_OUT = /^(?:content|docs|e2e|\.ci)\/|^package-lock\.json$|\.test\.tsx?$/;

/**
 * A copy of the project's sources as they are now, below `.bench/` of the project, so that builds that are tried touch
 * neither the site's own build nor its content. Packages are the project's own. What was there before is gone.
 * @param project absolute path
 * @returns the copy's absolute path
 */
export async function createWorkCopy(project: string, name: string): Promise<string> {
  const copy = join(project, '.bench', name);
  await rm(copy, { recursive: true, force: true });
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of stdout.split('\0')) {
    if (file === '' || LEFT_OUT.test(file)) continue;
    await mkdir(dirname(join(copy, file)), { recursive: true });
    // A file that was deleted and not yet committed is listed, too.
    await copyFile(join(project, file), join(copy, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  return copy;
}
