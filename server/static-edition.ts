import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapInPool } from '../publish/compress';
import { parseRelease, RELEASE_FILE, type Release, type ReleaseEntry } from '../publish/release';
import type { Coding, Language } from './accept';
import { createUnpack, type Unpack } from './plain-bodies';

/** A published file, with its bytes in the coding asked for; a file without twins has them as they are alone. */
export type LoadedFile = Readonly<{ entry: ReleaseEntry; body: (coding: Coding) => Buffer }>;

/** `dist/` as it was when the server started. */
export type StaticEdition = Readonly<{
  release: Release;
  files: ReadonlyMap<string, LoadedFile>;
  notFound: Readonly<Record<Language, LoadedFile>>;
  /** Addresses of what was withdrawn, with what is said there. */
  withdrawn: readonly Readonly<{ from: string; documents: Readonly<Record<Language, LoadedFile>> }>[];
  /** For a preview link whose time is over. */
  expired: Readonly<Record<Language, LoadedFile>>;
}>;

/** Files read at once: thousands more than the system lets a process open would fail. */
const READS = 64;

/** 48 MB of plain bodies: some four hundred pages, for readers and robots that take nothing compressed. */
const PLAIN_BUDGET = 48 * 1024 * 1024;

/**
 * Reads the static edition into memory, texts compressed alone, by the addresses that its release names; nothing else in
 * the folder can be asked for, and no address can lead out of it. Held in memory because a build may replace the folder
 * while this server runs: files opened by path would then be cut off or gone, and some of them would be of the other
 * edition.
 * @throws when the release or a file it names cannot be read
 */
export async function loadStaticEdition(dist: string): Promise<StaticEdition> {
  const release = parseRelease(await readFile(join(dist, RELEASE_FILE), 'utf8'));
  const unpack = createUnpack(PLAIN_BUDGET);
  const load = (entry: ReleaseEntry): Promise<LoadedFile> => loadFile(dist, entry, unpack);
  const files = await mapInPool([...release.entries, ...release.kept], READS, load);
  const inBoth = async ({ zh, en }: Release['notFound']) => ({ zh: await load(zh), en: await load(en) });
  const [notFound, expired] = await Promise.all([inBoth(release.notFound), inBoth(release.expired)]);
  const withdrawn = await Promise.all(
    release.withdrawn.map(async ({ from, zh, en }) => ({ from, documents: await inBoth({ zh, en }) })),
  );
  return { release, files: new Map(files.map((file) => [file.entry.address, file])), notFound, expired, withdrawn };
}

async function loadFile(dist: string, entry: ReleaseEntry, unpack: Unpack): Promise<LoadedFile> {
  const path = join(dist, entry.file);
  if (!entry.twins) {
    const identity = await readFile(path);
    return { entry, body: () => identity };
  }
  const [br, gzip] = await Promise.all([readFile(`${path}.br`), readFile(`${path}.gz`)]);
  return { entry, body: (coding) => (coding === 'identity' ? unpack(gzip) : { br, gzip }[coding]) };
}
