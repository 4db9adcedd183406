import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf, type Part } from './assets';
import { compress, type Effort } from './compress';
import { isCompressible } from './content-type';
import { isHostFile } from './hosts/write-host-files';
import { RELEASE_FILE, type ReleaseEntry } from './release';

/** One file of the static edition: what the release says of it, and its bytes. */
export type Published = Readonly<{ entry: ReleaseEntry; body: Buffer }>;

/** The media type of every page. */
export const HTML = 'text/html; charset=utf-8';

/** What hosts of files look for by name: the first page, and a page in both languages for a wrong address. */
const FILE_NAMES: ReadonlyMap<string, string> = new Map([
  ['/', 'index.html'],
  ['/both/404', '404.html'],
  ['/both/410', '410.html'],
]);

/**
 * From a page or file and the kind of answer it is to what the release says of it.
 * @throws when its file would be one that the edition or a host needs for itself, or would lie outside the folder
 */
export function toPublished({ address, body, type }: Part, kind: ReleaseEntry['kind']): Published {
  const file = FILE_NAMES.get(address) ?? `${address.slice(1)}${type === HTML && kind === 'document' ? '.html' : ''}`;
  if (
    file === RELEASE_FILE ||
    isHostFile(file) ||
    file.split('/').some((name) => name === '' || name.startsWith('.') || name.includes('\\'))
  ) {
    throw new Error(`${address} cannot be published: its file would be ${file}. Give the route another address.`);
  }
  const hash = hashOf(body).toString('base64url').slice(0, 22);
  return { entry: { address, file, type, kind, hash, twins: isCompressible(type) }, body };
}

/**
 * Writes a file of the edition into its folder, with its compressed twins. At once, not through Node's thread pool, which
 * compresses meanwhile: there are forty files to an essay, and handing each over costs more than writing it.
 */
export async function writeEntry(folder: string, { entry, body }: Published, effort: Effort): Promise<void> {
  const path = join(folder, entry.file);
  const twins = entry.twins ? await compress(body, effort) : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
  if (!twins) return;
  writeFileSync(`${path}.br`, twins.br);
  writeFileSync(`${path}.gz`, twins.gz);
}
