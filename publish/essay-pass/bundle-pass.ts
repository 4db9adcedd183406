import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the worker that publishes essays, with the project's own routes and components in it, so that processes start at
 * once and need no compiler. What Next alone could give is replaced: the language of a page, and what is not found.
 * @param projectDir absolute path of the project
 * @returns the bundle, a module that finds packages from the project's folder
 * @throws when something does not compile
 */
export async function bundlePass(projectDir: string): Promise<string> {
  const here = join(projectDir, 'publish', 'essay-pass');
  const { outputFiles } = await build({
    absWorkingDir: projectDir,
    entryPoints: [join(here, 'pass-worker.ts')],
    bundle: true,
    write: false,
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
  return outputFiles.map(({ text }) => text).join('');
}
