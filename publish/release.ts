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

const RELEASE = z.strictObject({
  /** Next's build id, so that a server can tell that `dist/` and `.next/` belong together. */
  build: z.string(),
  entries: z.array(ENTRY),
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

/** Everything that a build published, sorted by address. It says nothing of when, so equal input gives equal bytes. */
export type Release = Readonly<z.output<typeof RELEASE>>;

/**
 * From the text of `release.json` to the release.
 * @throws when the text is not one that this version of the build wrote
 */
export const parseRelease = (text: string): Release => RELEASE.parse(JSON.parse(text));
