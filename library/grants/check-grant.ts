import { covers, type Grant, type GrantSubject } from './grant';
import type { PreviewKeys } from './preview-keys';
import { type PreviewRecords, recordOf } from './previews-file';
import { type Authentic, readToken } from './token';

/**
 * What tokens are worth for one thing that is asked for.
 * - `granted`: it may be read. `expired`: it could once, by a token of ours.
 * - `revoked`: by a token of ours and of today, whose revision has been left behind. No answer tells it from `refused`.
 * - `refused`: everything else.
 */
export type Verdict =
  | Readonly<{ kind: 'granted'; grant: Grant }>
  | Readonly<{ kind: 'expired' }>
  | Readonly<{ kind: 'revoked' }>
  | Readonly<{ kind: 'refused' }>;

/** What grants are judged by. `now` is in seconds since 1970. */
export type GrantContext = Readonly<{ keys: PreviewKeys; records: PreviewRecords; now: number }>;

/**
 * From tokens and what is asked for to a verdict, by the tokens, the keys, the counters and the clock alone: that a draft
 * exists plays no part in it, so neither the verdict nor its time tells. Every token is read to its end.
 */
export async function checkGrant(
  tokens: readonly string[],
  wanted: GrantSubject,
  context: GrantContext,
): Promise<Verdict> {
  const authentic = (await readAll(tokens, context)).filter(({ grant }) => covers(grant.subject, wanted));
  const valid = authentic.filter(({ expired }) => !expired).map(({ grant }) => grant);
  const [best] = valid.filter((grant) => isCurrent(grant, context)).toSorted((a, b) => b.expires - a.expires);
  if (best) return { kind: 'granted', grant: best };
  if (valid.length > 0) return { kind: 'revoked' };
  return { kind: authentic.length > 0 ? 'expired' : 'refused' };
}

/** The grants in force among some tokens, with their tokens, in the order given. */
export async function listGrants(
  tokens: readonly string[],
  context: GrantContext,
): Promise<readonly Readonly<{ token: string; grant: Grant }>[]> {
  return (await readAll(tokens, context))
    .filter(({ grant, expired }) => !expired && isCurrent(grant, context))
    .map(({ token, grant }) => ({ token, grant }));
}

const isCurrent = ({ subject, revision }: Grant, { records }: GrantContext): boolean =>
  recordOf(records, subject).revision === revision;

async function readAll(
  tokens: readonly string[],
  { keys, now }: GrantContext,
): Promise<readonly (Authentic & Readonly<{ token: string }>)[]> {
  if (keys.kind === 'off') return [];
  const read = await Promise.all(
    tokens.map(async (token) => {
      const authentic = await readToken(token, keys.keys, now);
      return authentic && { ...authentic, token };
    }),
  );
  return read.flatMap((each) => each ?? []);
}
