import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type Asset, buildAssets, hashOf, keepUsed, type Part } from './assets';
import { compress, mapInPool } from './compress';
import { isCompressible, isEmbeddable } from './content-type';
import { isHostFile, writeHostFiles } from './hosts/write-host-files';
import { copyAssets, type Keeping, listKeptAssets, NOTHING_KEPT } from './keep-assets';
import type { Redirect } from './redirects';
import { RELEASE_FILE, type Release, type ReleaseEntry } from './release';
import { isForSearch } from './search-files';
import { switchFolder } from './switch-folder';
import { toDocument } from './to-document';
import type { WithdrawnAddress } from './withdrawn';

/** What a build made, all of it in memory. */
export type SiteParts = Readonly<{
  build: string;
  /** Pages as Next rendered them, by the address that a browser asks for. */
  pages: readonly Readonly<{ address: string; html: string }>[];
  /** Styles and media of the build, and what route handlers answered: scripts, feeds and the like. */
  parts: readonly Part[];
  redirects?: readonly Redirect[];
  withdrawn?: readonly WithdrawnAddress[];
}>;

type Published = Readonly<{ entry: ReleaseEntry; body: Buffer }>;

const HTML = 'text/html; charset=utf-8';
/** Documents that are sent with a status of their own, and have no address. */
const STATUS_DOCUMENT = /^\/(?:zh|en|both)\/(?:404|410|expired|gone\/[^/]+)$/;

/** What hosts of files look for by name: the first page, and a page in both languages for a wrong address. */
const FILE_NAMES: ReadonlyMap<string, string> = new Map([
  ['/', 'index.html'],
  ['/both/404', '404.html'],
  ['/both/410', '410.html'],
]);
const ASSETS = '/assets/';

/**
 * Writes the static edition: from what the build made to the files of `dist/`, with compressed twins and `release.json`.
 * The page at `/zh/essays/x` is the file `zh/essays/x.html`, and `/zh` is `zh.html`: hosts that know pages without
 * `.html` serve that at the address itself, where `x/index.html` would make most of them redirect to `x/`.
 * @param keeping where to look for assets of earlier builds; they stay beside the new ones
 * @param dist absolute path; replaced as a whole when everything is written, otherwise left as it was
 * @throws when a page is one that readers would not get as meant, or refers to what is not there
 */
export async function publishSite(site: SiteParts, dist: string, keeping: Keeping = NOTHING_KEPT): Promise<Release> {
  const { release: planned, files } = planSite(site);
  const kept = await listKeptAssets(planned.entries, keeping);
  const release = { ...planned, kept: kept.map(({ entry }) => entry) };
  await switchFolder(dist, async (folder) => {
    await mapInPool(files, availableParallelism(), ({ entry, body }) =>
      writeWithTwins(join(folder, entry.file), entry, body),
    );
    await copyAssets(kept, folder);
    await writeFile(join(folder, RELEASE_FILE), `${JSON.stringify(release, null, 2)}\n`);
    await writeHostFiles(folder, release);
  });
  return release;
}

function planSite({
  build,
  pages,
  parts,
  redirects = [],
  withdrawn = [],
}: SiteParts): Readonly<{ release: Omit<Release, 'kept'>; files: readonly Published[] }> {
  const candidates = buildAssets(parts.filter(isAssetCandidate));
  const addresses = new Map(candidates.map(({ from, address }) => [from, address]));
  const documents = pages.map(({ address, html }) => ({ address, body: documentOf(address, html, addresses) }));
  const assets = keepUsed(
    candidates,
    documents.map(({ body }) => body),
  );
  const used = new Set(assets.map(({ from }) => from));
  const files = [
    ...documents.map(({ address, body }) => publish({ address, body: Buffer.from(body), type: HTML }, 'document')),
    ...unique(assets).map((asset) => publish(asset, isEmbeddable(asset.type) ? 'embeddable-asset' : 'asset')),
    // A route that no page loads as its script or style is read at its own address.
    ...parts
      .filter(({ address }) => !used.has(address) && !address.startsWith('/_next/'))
      .map((part) => publish(part, kindOf(part))),
  ].toSorted((a, b) => (a.entry.address < b.entry.address ? -1 : 1));
  const entries = files.map(({ entry }) => entry);
  const release = {
    build,
    entries: entries.filter(({ address }) => !STATUS_DOCUMENT.test(address)),
    notFound: { zh: entryAt('/zh/404', entries), en: entryAt('/en/404', entries) },
    gone: { zh: entryAt('/zh/410', entries), en: entryAt('/en/410', entries) },
    expired: { zh: entryAt('/zh/expired', entries), en: entryAt('/en/expired', entries) },
    withdrawn: withdrawn.map(({ from, document }) => ({
      from,
      zh: entryAt(`/zh/gone/${document}`, entries),
      en: entryAt(`/en/gone/${document}`, entries),
    })),
    redirects: [...redirects],
    addresses: Object.fromEntries(assets.map(({ from, address }) => [from, address]).toSorted()),
  };
  return { release, files };
}

const isAssetCandidate = ({ address, type }: Part): boolean =>
  address.startsWith('/_next/') || type.startsWith('text/css') || type.startsWith('text/javascript');

/** What lies among the assets has its hash in its name already: the parts of the search's index. */
const kindOf = ({ address, type }: Part): ReleaseEntry['kind'] => {
  if (address.startsWith(ASSETS)) return 'asset';
  return isEmbeddable(type) ? 'embeddable' : 'document';
};

/** Two stylesheets with the same content have become one. */
const unique = (assets: readonly Asset[]): readonly Asset[] => [
  ...new Map(assets.map((asset) => [asset.address, asset])).values(),
];

function documentOf(address: string, html: string, addresses: ReadonlyMap<string, string>): string {
  try {
    return toDocument(html, { addresses });
  } catch (error) {
    throw new Error(
      `The page ${address} cannot be published. ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function publish({ address, body, type }: Part, kind: ReleaseEntry['kind']): Published {
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

function entryAt(address: string, entries: readonly ReleaseEntry[]): ReleaseEntry {
  const entry = entries.find((candidate) => candidate.address === address);
  if (entry) return entry;
  throw new Error(
    `The build made no page ${address}, which the server answers with. Check app/[locale]${address.slice(3)}/page.tsx.`,
  );
}

async function writeWithTwins(path: string, { address, twins }: ReleaseEntry, body: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, body);
  if (!twins) return;
  const { br, gz } = await compress(body, isForSearch(address) ? 'quick' : 'small');
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
