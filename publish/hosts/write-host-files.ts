import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '../release';
import { formatHeadersFile, HEADERS_FILE } from './headers-file';
import { formatNginxFiles, NGINX_FOLDER } from './nginx-files';
import { formatRedirectsFile, REDIRECTS_FILE } from './redirects-file';

/** Tells GitHub Pages to serve a branch as it is: Jekyll would make HTML of Markdown that begins with front matter. */
const NO_JEKYLL_FILE = '.nojekyll';

/**
 * Writes into the folder of a static edition what hosts need to give its files the headers, redirects and refusals of
 * the front door: `_headers` and `_redirects` for Netlify and Cloudflare Pages, `nginx/` for nginx. GitHub Pages takes
 * neither, and is told to leave the files as they are.
 * @param folder absolute path of the static edition
 */
export async function writeHostFiles(folder: string, { redirects: moved, ...release }: Release): Promise<void> {
  const published = { entries: [...release.entries, ...release.kept], redirects: moved, withdrawn: release.withdrawn };
  await writeFile(join(folder, HEADERS_FILE), formatHeadersFile(published));
  const redirects = formatRedirectsFile(published);
  if (redirects !== '') await writeFile(join(folder, REDIRECTS_FILE), redirects);
  await writeFile(join(folder, NO_JEKYLL_FILE), '');
  await mkdir(join(folder, NGINX_FOLDER), { recursive: true });
  for (const [name, text] of Object.entries(formatNginxFiles(published)))
    await writeFile(join(folder, NGINX_FOLDER, name), text);
}

/** Whether a path below the static edition is one of those files, so that no page may be published there. */
export const isHostFile = (file: string): boolean =>
  [HEADERS_FILE, REDIRECTS_FILE, NO_JEKYLL_FILE].includes(file) || file.startsWith(`${NGINX_FOLDER}/`);
