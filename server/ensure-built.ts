import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { getContentFolders } from '../library/content-folders';
import { RELEASE_FILE } from '../publish/release';
import { recoverFolder } from '../publish/switch-folder';
import { missingFromBuild } from './complete-build';

/** What a build is made from, besides the content. Drafts are not: they are rendered from the files as they are. */
const SOURCES: readonly string[] = [
  'app',
  'components',
  'essay',
  'i18n',
  'library',
  'messages',
  'next.config.ts',
  'package-lock.json',
  'proxy.ts',
  'public',
  'publish',
  'reader',
];

/**
 * Sees to it that there is something to serve: builds when there is no complete build; when there is one and sources are
 * newer, says so and leaves it.
 * @param projectDir absolute path of the project
 * @param build how to build; rejects when that fails
 * @param say gets sentences for whoever starts the server
 */
export async function ensureBuilt(
  projectDir: string,
  build: () => Promise<void>,
  say: (sentence: string) => void,
): Promise<void> {
  // A build that was killed while it exchanged the two may have left the old edition under another name. Where nothing can
  // be written, what is there is served as it is.
  await recoverFolder(join(projectDir, 'dist')).catch(() => undefined);
  const missing = await missingFromBuild(projectDir);
  if (missing !== undefined) {
    say(`${missing} Building first.`);
    await build();
    return;
  }
  const newer = await newerSource(projectDir);
  if (newer !== undefined)
    say(`${newer} has changed since the last build; what was built is served. To publish it: npm run build`);
}

/** `npm run build` in a folder, with its output shown. Rejects with a sentence when it fails. */
export function runBuild(projectDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    spawn(npm, ['run', 'build'], { cwd: projectDir, stdio: 'inherit', shell: process.platform === 'win32' })
      .once('error', reject)
      .once('exit', (code) => {
        if (code === 0) resolve();
        else
          reject(
            new Error('The build failed, so there is nothing to serve. Mend what is reported above, then start again.'),
          );
      });
  });
}

/** A source file that was changed after the build, as a path from the project; undefined when there is none. */
async function newerSource(projectDir: string): Promise<string | undefined> {
  const built = await stat(join(projectDir, 'dist', RELEASE_FILE));
  const { essays, site } = getContentFolders(projectDir);
  for (const source of [...SOURCES, relative(projectDir, essays), relative(projectDir, site)]) {
    for (const path of await listFiles(projectDir, source)) {
      const { mtimeMs } = await stat(join(projectDir, path));
      if (mtimeMs > built.mtimeMs) return path;
    }
  }
  return undefined;
}

async function listFiles(projectDir: string, source: string): Promise<readonly string[]> {
  const found = await stat(join(projectDir, source)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [source];
  const entries = await readdir(join(projectDir, source), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(projectDir, join(entry.parentPath, entry.name)));
}
