import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRelease, RELEASE_FILE } from '../publish/release';

/**
 * Looks whether a build is there as a whole: the static edition in `dist/` and Next's own output in `.next/`, both of
 * the same build.
 * @returns undefined if so, otherwise a sentence that says what is missing
 */
export async function missingFromBuild(projectDir: string): Promise<string | undefined> {
  const text = await readOptional(join(projectDir, 'dist', RELEASE_FILE));
  if (text === undefined) return 'There is no build: dist/ is missing.';
  const buildId = await readOptional(join(projectDir, '.next', 'BUILD_ID'));
  if (buildId === undefined) return 'The build is not complete: .next/ is missing.';
  const build = buildOf(text);
  if (build === undefined) return `The build is not complete: dist/${RELEASE_FILE} cannot be read.`;
  return build === buildId.trim()
    ? undefined
    : 'The build is not complete: dist/ and .next/ come from different builds.';
}

const readOptional = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);

function buildOf(text: string): string | undefined {
  try {
    return parseRelease(text).build;
  } catch {
    return undefined;
  }
}
