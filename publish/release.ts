import { z } from 'zod';

/** Where the record of a release lies in the static edition. It is for the server; no reader gets it. */
export const RELEASE_FILE = 'release.json';

const ENTRY = z.strictObject({
  /** The path that a browser asks for: `/zh/essays/on-care`. */
  address: z.string(),
  /** The file below `dist/`: `zh/essays/on-care.html`. */
  file: z.string(),
  type: z.string(),
  kind: z.enum(['document', 'asset', 'embeddable', 'embeddable-asset']),
  /** SHA-256 of the uncompressed bytes, base64url, 22 characters. */
  hash: z.string(),
  /** Whether `.br` and `.gz` twins stand beside it. */
  twins: z.boolean(),
});

const KEPT = z.strictObject({
  ...ENTRY.shape,
  /** Day on which the first build without it was made: `2026-11-25`. */
  retired: z.iso.date(),
});

const RELEASE = z.strictObject({
  /** Next's build id, so that a server can tell that `dist/` and `.next/` belong together. */
  build: z.string(),
  entries: z.array(ENTRY),
  /** Hashed files of earlier builds, for pages that were opened before this one: sorted by address. */
  kept: z.array(KEPT),
  /** Documents for a wrong address, by the reader's language. */
  notFound: z.strictObject({ zh: ENTRY, en: ENTRY }),
  /** Documents for a preview link whose time is over. */
  expired: z.strictObject({ zh: ENTRY, en: ENTRY }),
  /** Documents for the address of something that was withdrawn, where nothing more is known of it. */
  gone: z.strictObject({ zh: ENTRY, en: ENTRY }),
  /** Addresses of essays that were withdrawn, which answer 410 with everything below them, and the documents that say so. */
  withdrawn: z.array(z.strictObject({ from: z.string(), zh: ENTRY, en: ENTRY })),
  /** Addresses that lead to others for good, with everything below them: essays under slugs that they had formerly. */
  redirects: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  /** Addresses in Next's own HTML to published ones, for pages that are rendered on request. */
  addresses: z.record(z.string(), z.string()),
});

/** One published file. */
export type ReleaseEntry = Readonly<z.output<typeof ENTRY>>;

/** A file of an earlier build that is still there. */
export type KeptEntry = Readonly<z.output<typeof KEPT>>;

/** Everything that a build published, sorted by address. It says nothing of when, so equal input gives equal bytes. */
export type Release = Readonly<z.output<typeof RELEASE>>;

/**
 * From the text of `release.json` to the release.
 * @throws when the text is not one that this version of the build wrote
 */
export const parseRelease = (text: string): Release => RELEASE.parse(JSON.parse(text));

// Only what is asked of it: the release may have been written by an older version of the build, or by a newer one.
const PREVIOUS = z.object({
  entries: z.array(ENTRY.catchall(z.unknown())),
  kept: z.array(ENTRY.extend({ retired: z.iso.date() }).catchall(z.unknown())).default([]),
});

/** From the text of another build's `release.json` to its files; undefined when it holds none that can be read. */
export function readPreviousFiles(
  text: string,
): Readonly<{ entries: readonly ReleaseEntry[]; kept: readonly KeptEntry[] }> | undefined {
  try {
    return PREVIOUS.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
