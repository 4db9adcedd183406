/** The parts of a request that decide whether it is well formed, as Node's parser hands them over. */
export type RequestLine = Readonly<{
  method: string;
  /** The request target as it stands in the request line, not decoded. */
  target: string;
  /** `1.0` or `1.1`. */
  httpVersion: string;
  /** The value of every Host header, in order. */
  hosts: readonly string[];
}>;

export type Verdict =
  | Readonly<{
      kind: 'pass';
      method: 'GET' | 'HEAD' /** decoded */;
      path: string /** as sent, without `?` */;
      query: string;
    }>
  | Readonly<{ kind: 'refuse'; status: 400 | 405 | 414 }>
  | Readonly<{ kind: 'options' }>;

/** No address of the site is near it; the longest slug has 80 characters. */
const LONGEST_TARGET = 2048;

const PRINTABLE_ASCII = /^[!-~]*$/;
const HOST = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL_OR_BACKSLASH = /[\u0000-\u001f\u007f-\u009f\\]/;

/**
 * From a request line and its Host headers to what becomes of the request, before anything else looks at it.
 * - 414 over 2,048 characters; 400 for a target that is not a path, does not decode as UTF-8, or in which a segment is
 *   empty, a dot segment, or hides a slash, a backslash or a control character behind an escape.
 * - 400 for a Host that is missing in HTTP/1.1, sent twice or not a host (RFC 9112 § 3.2).
 * - 405 for every method but GET, HEAD and OPTIONS.
 *
 * The length comes first and the method last, so that no part of a bad address is read for an allowed method only.
 */
export function judge({ method, target, httpVersion, hosts }: RequestLine): Verdict {
  if (target.length > LONGEST_TARGET) return { kind: 'refuse', status: 414 };
  if (!isHostHeaderSound(hosts, httpVersion)) return { kind: 'refuse', status: 400 };
  if (method === 'OPTIONS' && target === '*') return { kind: 'options' };
  if (!PRINTABLE_ASCII.test(target)) return { kind: 'refuse', status: 400 };
  const questionMark = target.indexOf('?');
  const path = decodePath(questionMark === -1 ? target : target.slice(0, questionMark));
  if (path === undefined || target.includes('#')) return { kind: 'refuse', status: 400 };
  if (method === 'OPTIONS') return { kind: 'options' };
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refuse', status: 405 };
  return { kind: 'pass', method, path, query: questionMark === -1 ? '' : target.slice(questionMark + 1) };
}

function isHostHeaderSound(hosts: readonly string[], httpVersion: string): boolean {
  const [host] = hosts;
  if (host === undefined) return httpVersion === '1.0';
  return hosts.length === 1 && HOST.test(host);
}

/** The path decoded once, or undefined when it is not one that an honest link could hold. */
function decodePath(path: string): string | undefined {
  if (!path.startsWith('/')) return undefined;
  const segments: string[] = [];
  for (const raw of path.slice(1).split('/')) {
    const segment = decodeSegment(raw);
    if (segment === undefined || segment === '.' || segment === '..') return undefined;
    if (segment.includes('/') || CONTROL_OR_BACKSLASH.test(segment)) return undefined;
    segments.push(segment);
  }
  // Only the last may be empty: the trailing slash, or the root itself.
  if (segments.slice(0, -1).includes('')) return undefined;
  return `/${segments.join('/')}`;
}

function decodeSegment(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
