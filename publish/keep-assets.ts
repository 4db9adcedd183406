import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ASSETS_FOLDER, MEDIA_FOLDER } from './assets';
import { type KeptEntry, RELEASE_FILE, type Release, type ReleaseEntry, readPreviousFiles } from './release';

/** Which assets of earlier builds a new one keeps. */
export type Keeping = Readonly<{
  /** Static editions to look in, absolute paths; one that is not there holds nothing. */
  from: readonly string[];
  /** How long an asset is kept after the last build that used it. */
  days: number;
  now: Date;
}>;

/** An asset of an earlier build, and the static edition in which it lies. */
export type KeptAsset = Readonly<{ entry: KeptEntry; folder: string }>;

/** For an edition that stands alone: no earlier asset is looked for. */
export const NOTHING_KEPT: Keeping = { from: [], days: 0, now: new Date(0) };

/** A tab may stay open this long, and then still load the script that its page names. */
const DEFAULT_DAYS = 30;

const DAY = 86_400_000;

/**
 * From the environment to what a build keeps: `KEEP_ASSETS_DAYS` (30), of the edition that it replaces and of the one in
 * `KEEP_ASSETS_FROM`, the `dist/` that readers have now where each release is built in a folder of its own.
 * @throws a sentence for whoever builds, when the number of days is none
 */
export function readKeeping(
  { KEEP_ASSETS_DAYS = '', KEEP_ASSETS_FROM = '' }: Readonly<Record<string, string | undefined>>,
  dist: string,
  now: Date,
): Keeping {
  if (!/^\d{0,4}$/.test(KEEP_ASSETS_DAYS)) {
    throw new Error(
      `KEEP_ASSETS_DAYS is "${KEEP_ASSETS_DAYS}", which is no number of days. Set it to one such as KEEP_ASSETS_DAYS=${DEFAULT_DAYS}, or leave it out.`,
    );
  }
  const days = KEEP_ASSETS_DAYS === '' ? DEFAULT_DAYS : Number(KEEP_ASSETS_DAYS);
  return { from: [dist, ...(KEEP_ASSETS_FROM === '' ? [] : [resolve(KEEP_ASSETS_FROM)])], days, now };
}

/**
 * From what a build publishes to the assets of earlier builds that stay, sorted by address: those under a name with a
 * hash that it does not publish itself and that were last used at most so many days ago. Images of an essay that was
 * withdrawn do not stay.
 */
export async function listKeptAssets(
  { entries, withdrawn }: Pick<Release, 'entries' | 'withdrawn'>,
  { from, days, now }: Keeping,
): Promise<readonly KeptAsset[]> {
  const current = new Set(entries.map(({ address }) => address));
  const gone = withdrawn.map((each) => `${each.from.replace(/^\/essays\//, MEDIA_FOLDER)}/`);
  const today = now.toISOString().slice(0, 10);
  const kept = new Map<string, KeptAsset>();
  for (const folder of from) {
    const previous = readPreviousFiles(await readFile(join(folder, RELEASE_FILE), 'utf8').catch(() => ''));
    const candidates = [
      ...(previous?.entries.filter(isHashed) ?? []).map((entry) => ({ ...entry, retired: today })),
      ...(previous?.kept ?? []),
    ];
    for (const entry of candidates) {
      const isFresh = Date.parse(today) - Date.parse(entry.retired) <= days * DAY;
      const known = kept.get(entry.address);
      if (gone.some((folder) => entry.address.startsWith(folder))) continue;
      if (current.has(entry.address) || !isFresh || (known && known.entry.retired >= entry.retired)) continue;
      if (await isWhole(entry, folder)) kept.set(entry.address, { entry: pickEntry(entry), folder });
    }
  }
  return [...kept.values()].toSorted((a, b) => (a.entry.address < b.entry.address ? -1 : 1));
}

/** Copies kept assets, with their twins, into the folder of the new edition. */
export async function copyAssets(kept: readonly KeptAsset[], to: string): Promise<void> {
  for (const { entry, folder } of kept) {
    await mkdir(dirname(join(to, entry.file)), { recursive: true });
    for (const name of filesOf(entry)) await copyFile(join(folder, name), join(to, name));
  }
}

const isHashed = ({ address }: ReleaseEntry): boolean =>
  address.startsWith(ASSETS_FOLDER) || address.startsWith(MEDIA_FOLDER);

const filesOf = ({ file, twins }: ReleaseEntry): readonly string[] =>
  twins ? [file, `${file}.br`, `${file}.gz`] : [file];

/** Whether all of its files are there: an edition may have been deployed by hand, without some. */
async function isWhole(entry: ReleaseEntry, folder: string): Promise<boolean> {
  const found = await Promise.all(filesOf(entry).map((name) => stat(join(folder, name)).catch(() => undefined)));
  return isHashed(entry) && !entry.file.split('/').includes('..') && found.every((each) => each?.isFile() === true);
}

/** Without what another version of the build may have written besides. */
const pickEntry = ({ address, file, type, kind, hash, twins, retired }: KeptEntry): KeptEntry => ({
  ...{ address, file, type, kind, hash, twins, retired },
});
