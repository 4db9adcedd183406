import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRelease, RELEASE_FILE, type Release, type ReleaseEntry } from '../publish/release';
import type { Coding, Language } from './accept';

/** A published file in every coding it exists in. */
export type LoadedFile = Readonly<{
  entry: ReleaseEntry;
  bodies: Readonly<Partial<Record<Coding, Buffer>> & { identity: Buffer }>;
}>;

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

/**
 * Reads the static edition into memory, by the addresses that its release names; nothing else in the folder can be asked
 * for, and no address can lead out of it. Held in memory because a build may replace the folder while this server runs:
 * files opened by path would then be cut off or gone, and some of them would be of the other edition.
 * @throws when the release or a file it names cannot be read
 */
export async function loadStaticEdition(dist: string): Promise<StaticEdition> {
  const release = parseRelease(await readFile(join(dist, RELEASE_FILE), 'utf8'));
  const load = (entry: ReleaseEntry): Promise<LoadedFile> => loadFile(dist, entry);
  const files = await Promise.all([...release.entries, ...release.kept].map(load));
  const inBoth = async ({ zh, en }: Release['notFound']) => ({ zh: await load(zh), en: await load(en) });
  const [notFound, expired] = await Promise.all([inBoth(release.notFound), inBoth(release.expired)]);
  const withdrawn = await Promise.all(
    release.withdrawn.map(async ({ from, zh, en }) => ({ from, documents: await inBoth({ zh, en }) })),
  );
  return { release, files: new Map(files.map((file) => [file.entry.address, file])), notFound, expired, withdrawn };
}

async function loadFile(dist: string, entry: ReleaseEntry): Promise<LoadedFile> {
  const path = join(dist, entry.file);
  const identity = await readFile(path);
  if (!entry.twins) return { entry, bodies: { identity } };
  const [br, gzip] = await Promise.all([readFile(`${path}.br`), readFile(`${path}.gz`)]);
  return { entry, bodies: { br, gzip, identity } };
}
