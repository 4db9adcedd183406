import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Asset, buildAssets, keepUsed, type Part } from './assets';
import { mapInPool } from './compress';
import { compareSamples } from './essay-pass/compare-samples';
import { frameOf } from './essay-pass/frame';
import type { Frame } from './essay-pass/render-page';
import { writeHostFiles } from './hosts/write-host-files';
import { copyAssets, type Keeping, listKeptAssets, NOTHING_KEPT } from './keep-assets';
import { kindOf } from './kind-of';
import type { Redirect } from './redirects';
import { RELEASE_FILE, type Release, type ReleaseEntry } from './release';
import { isForSearch } from './search-files';
import { switchFolder } from './switch-folder';
import { toDocument } from './to-document';
import type { WithdrawnAddress } from './withdrawn';
import { HTML, type Published, toPublished, writeEntry } from './write-entry';

/** What is published besides, once it is known where scripts and styles lie: it writes files, and gives further parts. */
export type More = (
  edition: Readonly<{ folder: string; addresses: ReadonlyMap<string, string>; frame: Frame }>,
) => Promise<Readonly<{ entries: readonly ReleaseEntry[]; parts: readonly Part[] }>>;

/** What a build made, all of it in memory. */
export type SiteParts = Readonly<{
  build: string;
  /** Pages as Next rendered them, by the address that a browser asks for. */
  pages: readonly Readonly<{ address: string; html: string }>[];
  /** Styles and media of the build, and what route handlers answered: scripts, feeds and the like. */
  parts: readonly Part[];
  redirects?: readonly Redirect[];
  withdrawn?: readonly WithdrawnAddress[];
  /** Writes the essays, one at a time. What Next has of the same addresses is only compared with it. */
  more?: More;
}>;

/** Documents that are sent with a status of their own, and have no address. */
const STATUS_DOCUMENT = /^\/(?:zh|en|both)\/(?:404|410|expired|gone\/[^/]+)$/;

/**
 * Writes the static edition: from what the build made to the files of `dist/`, with compressed twins and `release.json`.
 * The page at `/zh/essays/x` is the file `zh/essays/x.html`, and `/zh` is `zh.html`: hosts that know pages without
 * `.html` serve that at the address itself, where `x/index.html` would make most of them redirect to `x/`.
 * @param keeping where to look for assets of earlier builds; they stay beside the new ones
 * @param dist absolute path; replaced as a whole when everything is written, otherwise left as it was
 * @throws when a page is one that readers would not get as meant, or refers to what is not there
 */
export async function publishSite(site: SiteParts, dist: string, keeping: Keeping = NOTHING_KEPT): Promise<Release> {
  let release: Release | undefined;
  await switchFolder(dist, async (folder) => {
    const { files, assets, addresses } = planFiles(site);
    const frame = frameOf(String(files.find(({ entry }) => entry.type === HTML)?.body ?? ''));
    const { entries = [], parts = [] } = (await site.more?.({ folder, addresses, frame })) ?? {};
    const written = new Set(entries.map(({ address }) => address));
    const all = [...files, ...parts.map((part) => toPublished(part, kindOf(part)))];
    const own = all.filter(({ entry }) => !written.has(entry.address));
    await mapInPool(own, availableParallelism(), (each) =>
      writeEntry(folder, each, isForSearch(each.entry.address) ? 'quick' : 'small'),
    );
    await compareSamples(
      all.filter(({ entry }) => written.has(entry.address)),
      folder,
    );
    const planned = buildRelease(site, [...own.map(({ entry }) => entry), ...entries], assets);
    const kept = await listKeptAssets(planned, keeping);
    await copyAssets(kept, folder);
    release = { ...planned, kept: kept.map(({ entry }) => entry) };
    await writeFile(join(folder, RELEASE_FILE), `${JSON.stringify(release, null, 2)}\n`);
    await writeHostFiles(folder, release);
  });
  if (release === undefined) throw new Error('Nothing was published, though nothing failed.');
  return release;
}

type Plan = Readonly<{
  files: readonly Published[];
  assets: readonly Asset[];
  addresses: ReadonlyMap<string, string>;
}>;

function planFiles({ pages, parts }: SiteParts): Plan {
  const candidates = buildAssets(parts.filter(isAssetCandidate));
  const addresses = new Map(candidates.map(({ from, address }) => [from, address]));
  const documents = pages.map(({ address, html }) => ({ address, body: documentOf(address, html, addresses) }));
  const assets = keepUsed(
    candidates,
    documents.map(({ body }) => body),
  );
  const used = new Set(assets.map(({ from }) => from));
  const files = [
    ...documents.map(({ address, body }) => toPublished({ address, body: Buffer.from(body), type: HTML }, 'document')),
    ...unique(assets).map((asset) => toPublished(asset, kindOf(asset))),
    // A route that no page loads as its script or style is read at its own address.
    ...parts
      .filter(({ address }) => !used.has(address) && !address.startsWith('/_next/'))
      .map((part) => toPublished(part, kindOf(part))),
  ];
  return { files, assets, addresses };
}

function buildRelease(
  { build, redirects = [], withdrawn = [] }: SiteParts,
  unsorted: readonly ReleaseEntry[],
  assets: readonly Asset[],
): Omit<Release, 'kept'> {
  const entries = unsorted.toSorted((a, b) => (a.address < b.address ? -1 : 1));
  return {
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
}

const isAssetCandidate = ({ address, type }: Part): boolean =>
  address.startsWith('/_next/') || type.startsWith('text/css') || type.startsWith('text/javascript');

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

function entryAt(address: string, entries: readonly ReleaseEntry[]): ReleaseEntry {
  const entry = entries.find((candidate) => candidate.address === address);
  if (entry) return entry;
  throw new Error(
    `The build made no page ${address}, which the server answers with. Check app/[locale]${address.slice(3)}/page.tsx.`,
  );
}
