import { type Headers, headersFor } from '../publish/headers';
import type { ReleaseEntry } from '../publish/release';
import { codingFor } from './accept';
import { type Answer, permanentRedirect } from './messages';
import type { LoadedFile, StaticEdition } from './static-edition';

export type FileRequest = Readonly<{
  /** Decoded path. */
  path: string;
  /** As sent, without `?`. */
  query: string;
  acceptEncoding?: string;
  ifNoneMatch?: string;
}>;

const NO_BODY = Buffer.alloc(0);

// Worked out once: the same few answers go out thousands of times a second.
const HEADERS = {
  document: headersFor('document'),
  asset: headersFor('asset'),
  embeddable: headersFor('embeddable'),
  'embeddable-asset': headersFor('embeddable-asset'),
} as const satisfies Record<ReleaseEntry['kind'], Headers>;

/**
 * The answer to a path from the static edition, or undefined when nothing is published there.
 * A path with a slash at its end leads, for good, to the one without. Ranges are not offered (RFC 9110 § 14.2 lets a
 * server ignore them): the files are small, and a range of a compressed twin would be none of the text.
 */
export function answerFromFiles({ files }: StaticEdition, request: FileRequest): Answer | undefined {
  const { path, query } = request;
  const file = files.get(path);
  if (file) return answerWithFile(file, request);
  if (path === '/' || !path.endsWith('/') || !files.has(path.slice(0, -1))) return undefined;
  return permanentRedirect(`${encodeURI(path.slice(0, -1))}${query === '' ? '' : `?${query}`}`);
}

function answerWithFile(file: LoadedFile, { acceptEncoding, ifNoneMatch }: FileRequest): Answer {
  // Weak: all codings of one text share it (RFC 9110 § 8.8.1).
  const etag = `W/"${file.entry.hash}"`;
  const headers = { ...HEADERS[file.entry.kind], ETag: etag, Vary: 'Accept-Encoding' };
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, etag)) return { status: 304, headers, body: NO_BODY };
  const { body, headers: bodyHeaders } = encode(file, acceptEncoding);
  return { status: 200, headers: { ...headers, ...bodyHeaders }, body };
}

/** A file's bytes in the coding that the browser takes, with the headers that say so. */
export function encode(
  { entry, body: bodyIn }: LoadedFile,
  acceptEncoding: string | undefined,
): Readonly<{ body: Buffer; headers: Headers }> {
  const coding = entry.twins ? codingFor(acceptEncoding) : 'identity';
  const body = bodyIn(coding);
  const headers = { 'Content-Type': entry.type, 'Content-Length': String(body.byteLength) };
  return { body, headers: coding === 'identity' ? headers : { ...headers, 'Content-Encoding': coding } };
}

/** RFC 9110 § 13.1.2: `*`, or a list of tags compared without regard to `W/`. */
const matches = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2));
