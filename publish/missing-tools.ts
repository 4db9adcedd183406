import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What only a build needs. Without the last Next would install it by itself, and change `package.json`. */
const TOOLS = ['@tailwindcss/postcss', 'tailwindcss', 'typescript'] as const;

/**
 * Looks whether what a build needs besides what a server needs is installed: npm leaves it out under
 * `NODE_ENV=production` and with `--omit=dev`.
 * @param projectDir absolute path of the project
 * @returns undefined if so, otherwise a sentence that says what to do
 */
export function missingTools(projectDir: string): string | undefined {
  const { resolve } = createRequire(join(projectDir, 'package.json'));
  const missing = TOOLS.filter((name) => !resolve.paths(name)?.some((folder) => existsSync(join(folder, name))));
  if (missing.length === 0) return undefined;
  return `What a build needs is not installed: ${missing.join(', ')}. npm leaves it out where NODE_ENV is production. Install it, then build again: npm ci --include=dev`;
}
