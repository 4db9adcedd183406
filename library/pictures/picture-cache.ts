import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Converted } from './convert-image';

/** Where a build keeps what it has converted, from the project's folder: in what Next keeps between builds, and hosts too. */
export const PICTURE_CACHE = '.next/cache/pictures';

const VARIANT = z.strictObject({
  width: z.number(),
  type: z.string(),
  extension: z.string(),
  length: z.number(),
  hash: z.string(),
});
const HEAD = z.strictObject({ smaller: z.array(VARIANT), fallback: VARIANT.optional() });

type Listed = z.output<typeof VARIANT>;

/** 60 days: what no build has asked for in this time is removed. */
const KEPT_DAYS = 60;
const DAY = 86_400_000;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * What was converted under a key; undefined where there is nothing, or not all of it, or other bytes than were written:
 * whoever asked converts anew.
 */
export async function readConverted(folder: string, key: string): Promise<Converted | undefined> {
  const path = join(folder, key);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return undefined;
  try {
    const end = bytes.indexOf('\n');
    const head = HEAD.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    let at = end + 1;
    const take = ({ length, hash, ...rest }: Listed) => {
      const body = bytes.subarray(at, at + length);
      at += length;
      if (hashOf(body) !== hash) throw new Error('The file is not what was written.');
      return { ...rest, body };
    };
    const converted = { smaller: head.smaller.map(take), ...(head.fallback && { fallback: take(head.fallback) }) };
    const now = new Date();
    // That it was asked for is known by its date; where it cannot be set, it is made anew some day.
    await utimes(path, now, now).catch(() => {});
    return converted;
  } catch {
    return undefined;
  }
}

/** Keeps what was converted. It is there as a whole or not at all, whenever the build is killed. */
export async function keepConverted(folder: string, key: string, { smaller, fallback }: Converted): Promise<void> {
  const list = ({ body, ...rest }: Converted['smaller'][number]): Listed => ({
    ...rest,
    length: body.byteLength,
    hash: hashOf(body),
  });
  const head = JSON.stringify({ smaller: smaller.map(list), ...(fallback && { fallback: list(fallback) }) });
  const bodies = [...smaller, ...(fallback ? [fallback] : [])].map(({ body }) => body);
  await mkdir(folder, { recursive: true });
  const written = join(folder, `${key}.${randomUUID()}.tmp`);
  await writeFile(written, Buffer.concat([Buffer.from(`${head}\n`), ...bodies]));
  await rename(written, join(folder, key));
}

/** Removes what no build has asked for since long, and what killed builds left half written. */
export async function tidyPictureCache(folder: string, now: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const age =
      now.getTime() -
      (await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => now.getTime(),
      ));
    if (age > (name.endsWith('.tmp') ? DAY : KEPT_DAYS * DAY)) await rm(path, { force: true });
  }
}
