import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type Grant, type GrantSubject, LONGEST_GRANT } from './grant';
import type { PreviewKey } from './preview-keys';

/** A token as it was signed by one of our keys, and whether its time is over. */
export type Authentic = Readonly<{ grant: Grant; expired: boolean }>;

const ALGORITHM = 'HS256';
const TYPE = 'preview+jwt';
const AUDIENCE = 'reading-room-previews';

/** Characters. The longest slug makes a token of some 330, the longest name of a folder one of 500; what is longer is not looked at. */
export const LONGEST_TOKEN = 640;

/** Bytes of a folder's name in UTF-8. A draft whose name is not a slug yet has a preview too; the check says what is wrong. */
export const LONGEST_NAME = 200;

/** Three segments in the alphabet of base64url, RFC 7515 § 3.1. Linear: the segments share no character with the dots. */
export const TOKEN_FORM = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** Seconds that the clocks of two replicas may differ in what they call now. */
const CLOCK_DIFFERENCE = 60;

const SECONDS = z.int().positive();
const HEADER = z.strictObject({ alg: z.literal(ALGORITHM), kid: z.string(), typ: z.literal(TYPE) });
const CLAIMS = z
  .strictObject({
    aud: z.literal(AUDIENCE),
    sub: z.string().refine((sub) => sub === 'all' || (sub.startsWith('draft:') && isName(sub.slice('draft:'.length)))),
    rev: z.int().positive(),
    iat: SECONDS,
    exp: SECONDS,
  })
  .refine(({ iat, exp }) => exp > iat && exp - iat <= LONGEST_GRANT);

/**
 * From a grant to its token: a JWT (RFC 7519) signed with HMAC-SHA-256.
 * @throws when the grant would live longer than 7 days, or not at all
 */
export async function signToken({ subject, issued, expires, revision }: Grant, key: PreviewKey): Promise<string> {
  const sub = subject.kind === 'all' ? 'all' : `draft:${subject.slug}`;
  const claims = CLAIMS.parse({ aud: AUDIENCE, sub, rev: revision, iat: issued, exp: expires });
  return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: key.id, typ: TYPE }).sign(key.bytes);
}

/**
 * From a token and the keys in force to the grant that it holds; undefined for everything that none of them signed just
 * as it stands: another algorithm, an unknown key id, a segment that is base64url of the same bytes written otherwise
 * (RFC 4648 § 3.5), anything over 640 characters, a life over 7 days. A grant ends with the second that it names (RFC 7519
 * § 4.1.4: on or after it the token is not accepted). Whether it was revoked is not looked at here.
 * @param now seconds since 1970
 */
export async function readToken(
  token: string,
  keys: readonly PreviewKey[],
  now: number,
): Promise<Authentic | undefined> {
  if (token.length > LONGEST_TOKEN || !TOKEN_FORM.test(token) || !token.split('.').every(isCanonical)) return undefined;
  try {
    const { payload, protectedHeader } = await jwtVerify(token, ({ kid }) => keyNamed(kid, keys), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'rev', 'iat', 'exp'],
      // Whether it has expired is asked below, of a token that is known to be ours in every other respect.
      currentDate: new Date(0),
    });
    const claims = CLAIMS.safeParse(payload);
    if (!HEADER.safeParse(protectedHeader).success || !claims.success) return undefined;
    const { sub, rev, iat, exp } = claims.data;
    if (iat > now + CLOCK_DIFFERENCE) return undefined;
    return {
      grant: { subject: subjectOf(sub), issued: iat, expires: exp, revision: rev },
      expired: now >= exp,
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const isName = (name: string): boolean =>
  name !== '' && Buffer.byteLength(name) <= LONGEST_NAME && !/[/\\\p{Cc}]/u.test(name);

/** Of the last character of a segment only some bits count; a canonical one has the others zero. */
const isCanonical = (segment: string): boolean => Buffer.from(segment, 'base64url').toString('base64url') === segment;

function keyNamed(id: string | undefined, keys: readonly PreviewKey[]): Uint8Array {
  const key = keys.find((candidate) => candidate.id === id);
  if (key === undefined) throw new errors.JWSSignatureVerificationFailed();
  return key.bytes;
}

const subjectOf = (sub: string): GrantSubject =>
  sub === 'all' ? { kind: 'all' } : { kind: 'draft', slug: sub.slice('draft:'.length) };
