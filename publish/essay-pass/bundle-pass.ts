import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the worker that publishes essays, with the project's own routes and components in it, so that processes start at
 * once and need no compiler. What Next alone could give is replaced: the language of a page, and what is not found.
 * @param projectDir absolute path of the project
 * @returns the bundle's absolute path, below `.next/`, from where packages are found
 * @throws when something does not compile
 */
export async function bundlePass(projectDir: string): Promise<string> {
  const outfile = join(projectDir, '.next', 'essay-pass', 'worker.mjs');
  const here = join(projectDir, 'publish', 'essay-pass');
  await build({
    absWorkingDir: projectDir,
    entryPoints: [join(here, 'pass-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    tsconfig: join(projectDir, 'tsconfig.json'),
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      'contentlayer/published': join(projectDir, '.contentlayer', 'published.json'),
      'next-intl/server': join(here, 'next-intl-server.ts'),
      'next/navigation': join(here, 'next-navigation.ts'),
    },
    logLevel: 'error',
  });
  return outfile;
}
