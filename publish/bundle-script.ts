import { build } from 'esbuild';

/** Every engine that the reading page promises to serve: Chrome 111, Safari 16.4, Firefox 128. */
const TARGET = ['chrome111', 'safari16.4', 'firefox128'];

/**
 * Bundles one entry of `reader/` into the script a browser gets.
 * @param entry path from the project's root, such as `reader/reader.ts`
 * @param format `iife` for a script element, `esm` for what `import()` loads
 * @returns a JavaScript response; minified outside development, so that the published bytes are the ones tested
 * @throws when the entry does not compile: a programmer's mistake, which stops the build
 */
export async function bundleScript(entry: string, format: 'iife' | 'esm' = 'iife'): Promise<Response> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    target: TARGET,
    minify: process.env.NODE_ENV === 'production',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV ?? 'development') },
  });
  const code = outputFiles[0]?.text;
  if (code === undefined)
    throw new Error(`esbuild gave no output for ${entry}, so the page would have no script. Check the entry's path.`);
  return new Response(code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}
