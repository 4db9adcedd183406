import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Where the server under test has its drafts. */
export const DRAFTS = 'e2e/.drafts';

/** What the author runs: `npm run essay -- …`, with the server's own key and drafts. Rejects when it fails. */
export async function essay(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, PREVIEW_KEY: process.env.E2E_PREVIEW_KEY, DRAFTS_DIR: DRAFTS };
  const { stdout } = await promisify(execFile)('node', ['--import', 'tsx', 'desk/cli.ts', ...args], { env });
  return stdout;
}

/** The path and token of a new link to a draft, `/preview/x?token=…`. */
export async function previewLink(...args: readonly string[]): Promise<string> {
  const { pathname, search } = new URL((await essay('preview', ...args)).split('\n')[0] ?? '');
  return `${pathname}${search}`;
}

/** Writes a draft's files, by their names. */
export async function writeDraft(slug: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(DRAFTS, slug, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** A draft that begins as a copy of a folder. */
export const copyDraft = (slug: string, from: string): Promise<void> =>
  cp(from, join(DRAFTS, slug), { recursive: true });

export const removeDraft = (slug: string): Promise<void> => rm(join(DRAFTS, slug), { recursive: true, force: true });

export const FRONT = {
  zh: '---\ntitle: 论兼爱\nauthors:\n  - 墨子\npublished: 2026-01-01\n---\n\n',
  en: '---\ntitle: On Universal Care\n---\n\n',
} as const;
