import { createHash } from 'node:crypto';

/** A key that signs grants, and the id by which a token names it. */
export type PreviewKey = Readonly<{ id: string; bytes: Uint8Array }>;

/** The keys that are in force, the one that signs first; or why there are none, as a sentence for whoever runs the server. */
export type PreviewKeys =
  | Readonly<{ kind: 'on'; keys: readonly [PreviewKey, ...PreviewKey[]] }>
  | Readonly<{ kind: 'off'; reason: string }>;

/** What stands in `.env.example`. Everybody knows it. */
const EXAMPLE_KEY = 'YW4gZXhhbXBsZTogbWFrZSBvbmUgb2YgeW91ciBvd24=';

/** RFC 7518 § 3.2: a key for HMAC-SHA-256 has at least the 32 bytes of the hash. */
const KEY_BYTES = 32;

/** Of 32 random bytes some 30 differ; fewer than 12 come once in 10³² keys, and from a keyboard. */
const FEWEST_DISTINCT = 12;

const HOW_TO_MAKE_A_KEY = 'To make one: openssl rand -base64 32. Put it into .env as PREVIEW_KEY=…';

/**
 * From the environment to the keys of previews: `PREVIEW_KEY`, and `PREVIEW_KEY_PREVIOUS` while keys are being rotated,
 * each 32 bytes in base64 or base64url. Without a key, or with one that is short, guessable or the example, there are no
 * previews: nothing is ever protected weakly.
 */
export function readPreviewKeys(env: Readonly<Record<string, string | undefined>>): PreviewKeys {
  const current = env.PREVIEW_KEY?.trim() ?? '';
  const previous = env.PREVIEW_KEY_PREVIOUS?.trim() ?? '';
  if (current === '') return { kind: 'off', reason: `PREVIEW_KEY is not set. ${HOW_TO_MAKE_A_KEY}` };
  const signing = readKey('PREVIEW_KEY', current);
  if (typeof signing === 'string') return { kind: 'off', reason: signing };
  if (previous === '' || previous === current) return { kind: 'on', keys: [signing] };
  const retiring = readKey('PREVIEW_KEY_PREVIOUS', previous);
  return typeof retiring === 'string' ? { kind: 'off', reason: retiring } : { kind: 'on', keys: [signing, retiring] };
}

function readKey(name: string, text: string): PreviewKey | string {
  const refuse = (what: string): string => `${name} ${what}. ${HOW_TO_MAKE_A_KEY}`;
  // The same bytes in base64url are the example too.
  const bytes = Buffer.from(text, 'base64');
  if (bytes.equals(Buffer.from(EXAMPLE_KEY, 'base64')))
    return refuse('is the example from .env.example, which everybody knows');
  const plain = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={0,2}$/, '');
  if (bytes.toString('base64').replace(/=+$/, '') !== plain) return refuse('is not base64');
  if (bytes.byteLength !== KEY_BYTES) return refuse(`holds ${bytes.byteLength} bytes, expected ${KEY_BYTES}`);
  if (new Set(bytes).size < FEWEST_DISTINCT) return refuse('is not random: it repeats a few bytes');
  const id = createHash('sha256').update('preview key id\0').update(bytes).digest('base64url').slice(0, 11);
  return { id, bytes: new Uint8Array(bytes) };
}
