import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkGrant } from './check-grant';
import { forgeTokens, signAnything } from './fixtures/forge-tokens';
import { type Grant, type GrantSubject, LONGEST_GRANT } from './grant';
import { readGrantCookie } from './grant-cookie';
import { type PreviewKey, readPreviewKeys } from './preview-keys';
import type { PreviewRecords } from './previews-file';
import { LONGEST_TOKEN, readToken, signToken } from './token';

const bytesOf = (step: number): Buffer => Buffer.from(Array.from({ length: 32 }, (_, at) => (at * step + 13) % 256));
const keyOf = (step: number): PreviewKey => {
  const keys = readPreviewKeys({ PREVIEW_KEY: bytesOf(step).toString('base64') });
  if (keys.kind === 'off') throw new Error(keys.reason);
  return keys.keys[0];
};
const [KEY, PREVIOUS, STRANGER] = [keyOf(37), keyOf(59), keyOf(101)];
const KEYS = { kind: 'on', keys: [KEY, PREVIOUS] } as const;
const NOW = 1_790_000_000;
const EXPIRES = NOW + 48 * 3600;
const DRAFT: GrantSubject = { kind: 'draft', slug: 'on-care' };
const GRANT: Grant = { subject: DRAFT, issued: NOW, expires: EXPIRES, revision: 1 };
const NO_RECORDS: PreviewRecords = { drafts: {} };

const check = (tokens: readonly string[], now = NOW, wanted: GrantSubject = DRAFT, records = NO_RECORDS) =>
  checkGrant(tokens, wanted, { keys: KEYS, records, now });

/** The header and the claims of a token, as they stand in it. */
const partsOf = (token: string): readonly string[] =>
  token
    .split('.')
    .slice(0, 2)
    .map((segment) => String(Buffer.from(segment, 'base64url')));

const kindOf = async (...args: Parameters<typeof check>): Promise<string> => (await check(...args)).kind;

test('a token gives back the grant that it was made from', async () => {
  const token = await signToken(GRANT, KEY);
  expect(token.length).toBeLessThan(330);
  expect(await readToken(token, [KEY], NOW)).toEqual({ grant: GRANT, expired: false });
  expect(await check([token])).toEqual({ kind: 'granted', grant: GRANT });
});

test('the longest name of a folder makes a token that is still taken', async () => {
  const subject: GrantSubject = { kind: 'draft', slug: '稿'.repeat(66) };
  const token = await signToken({ ...GRANT, subject, revision: 999_999 }, KEY);
  expect(await readToken(token, [KEY], NOW)).toMatchObject({ grant: { subject } });
});

test('a grant is for one draft, or for all', async () => {
  const [one, all] = [await signToken(GRANT, KEY), await signToken({ ...GRANT, subject: { kind: 'all' } }, KEY)];
  const other: GrantSubject = { kind: 'draft', slug: 'on-war' };
  expect(await kindOf([one], NOW, other)).toBe('refused');
  expect(await kindOf([one], NOW, { kind: 'all' })).toBe('refused');
  for (const wanted of [DRAFT, other, { kind: 'all' } as const])
    expect(await kindOf([all], NOW, wanted)).toBe('granted');
});

test('a draft that is called `all` is opened by no grant for all, and the other way round only as one of them', async () => {
  const named = await signToken({ ...GRANT, subject: { kind: 'draft', slug: 'all' } }, KEY);
  expect(await kindOf([named], NOW, { kind: 'all' })).toBe('refused');
  expect(await kindOf([named], NOW, { kind: 'draft', slug: 'all' })).toBe('granted');
});

test.each([
  [-1, 'granted'],
  [0, 'expired'],
  [1, 'expired'],
])('%i s from its last second it is %s', async (seconds, kind) => {
  expect(await kindOf([await signToken(GRANT, KEY)], EXPIRES + seconds)).toBe(kind);
});

test.each([
  [-61, 'refused'],
  [-60, 'granted'],
])('by a clock that is %i s behind that of the replica that made it, it is %s', async (seconds, kind) => {
  expect(await kindOf([await signToken(GRANT, KEY)], NOW + seconds)).toBe(kind);
});

test('no token is made for longer than 7 days, and none that was made so is taken', async () => {
  const week = { ...GRANT, expires: NOW + LONGEST_GRANT };
  expect(await kindOf([await signToken(week, KEY)])).toBe('granted');
  await expect(signToken({ ...week, expires: week.expires + 1 }, KEY)).rejects.toThrow();
  await expect(signToken({ ...GRANT, expires: NOW }, KEY)).rejects.toThrow();
  const [head = '', body = ''] = partsOf(await signToken(week, KEY));
  const longer = { ...JSON.parse(body), exp: week.expires + 1 };
  expect(await kindOf([signAnything(JSON.parse(head), longer, KEY.bytes)])).toBe('refused');
});

test('a draft that is called as something that every object has is opened like any other', async () => {
  for (const slug of ['constructor', '__proto__']) {
    const subject: GrantSubject = { kind: 'draft', slug };
    expect(await kindOf([await signToken({ ...GRANT, subject }, KEY)], NOW, subject), slug).toBe('granted');
  }
});

test.each(['', '../on-care', 'on\\care', 'on\0care', '稿'.repeat(67)])(
  'no token is made for the name %j, which no folder has, and none that was made so is taken',
  async (slug) => {
    const subject: GrantSubject = { kind: 'draft', slug };
    await expect(signToken({ ...GRANT, subject }, KEY)).rejects.toThrow();
    const [head = '', body = ''] = partsOf(await signToken(GRANT, KEY));
    const forged = signAnything(JSON.parse(head), { ...JSON.parse(body), sub: `draft:${slug}` }, KEY.bytes);
    expect(await kindOf([forged], NOW, subject)).toBe('refused');
  },
);

test('what is longer than 640 characters is not looked at, even if our key has signed it', async () => {
  const [head = '', body = ''] = partsOf(await signToken(GRANT, KEY));
  const pad = (spaces: number): string => {
    const signed = [head, body + ' '.repeat(spaces)].map((part) => Buffer.from(part).toString('base64url')).join('.');
    return `${signed}.${createHmac('sha256', KEY.bytes).update(signed).digest('base64url')}`;
  };
  expect(await kindOf([pad(3)])).toBe('granted');
  expect(pad(300).length).toBeGreaterThan(LONGEST_TOKEN);
  expect(await kindOf([pad(300)])).toBe('refused');
});

test('a raised revision ends what was made before it, and an expired one stays expired', async () => {
  const token = await signToken(GRANT, KEY);
  const raised: PreviewRecords = { drafts: { 'on-care': { revision: 2, links: [] } } };
  expect(await kindOf([token], NOW, DRAFT, raised)).toBe('revoked');
  expect(await kindOf([token], EXPIRES, DRAFT, raised)).toBe('expired');
  expect(await kindOf([await signToken({ ...GRANT, revision: 2 }, KEY)], NOW, DRAFT, raised)).toBe('granted');
  expect(await kindOf([await signToken({ ...GRANT, revision: 3 }, KEY)], NOW, DRAFT, raised)).toBe('revoked');
  const allRaised: PreviewRecords = { all: { revision: 2, links: [] }, drafts: {} };
  expect(await kindOf([token], NOW, DRAFT, allRaised)).toBe('granted');
  expect(await kindOf([await signToken({ ...GRANT, subject: { kind: 'all' } }, KEY)], NOW, DRAFT, allRaised)).toBe(
    'revoked',
  );
});

test('during a rotation both keys hold, after it only the new one, and without keys none', async () => {
  const [fresh, old] = [await signToken(GRANT, KEY), await signToken(GRANT, PREVIOUS)];
  expect([await kindOf([fresh]), await kindOf([old])]).toEqual(['granted', 'granted']);
  const after = { keys: { kind: 'on', keys: [KEY] } as const, records: NO_RECORDS, now: NOW };
  expect(await checkGrant([old], DRAFT, after)).toEqual({ kind: 'refused' });
  const off = { ...after, keys: { kind: 'off', reason: '' } as const };
  expect(await checkGrant([fresh], DRAFT, off)).toEqual({ kind: 'refused' });
});

test('of several tokens the one that lasts longest counts, and one that is not ours spoils none', async () => {
  const [short, long] = [await signToken({ ...GRANT, expires: NOW + 60 }, KEY), await signToken(GRANT, KEY)];
  expect(await check([short, 'a.b.c', long])).toMatchObject({ kind: 'granted', grant: { expires: EXPIRES } });
  expect(await kindOf([short], NOW + 60)).toBe('expired');
});

test('none of 10,000 forgeries is taken, nor taken for one that has expired', async () => {
  const sources: readonly Grant[] = [
    GRANT,
    { ...GRANT, subject: { kind: 'all' } },
    { ...GRANT, subject: { kind: 'draft', slug: 'a' }, revision: 12 },
  ];
  let tried = 0;
  const taken: string[] = [];
  for (const source of sources) {
    const token = await signToken(source, KEY);
    const other = await signToken({ ...source, subject: { kind: 'draft', slug: 'on-war' }, expires: EXPIRES - 1 }, KEY);
    for (const { how, token: forged } of forgeTokens(token, { other, key: KEY, stranger: STRANGER.bytes })) {
      tried += 1;
      for (const now of [NOW, EXPIRES + 1]) {
        const verdicts = [await kindOf([forged], now, source.subject), await kindOf([forged], now, { kind: 'all' })];
        if (verdicts.some((kind) => kind !== 'refused')) taken.push(`${how}: ${verdicts}`);
      }
    }
  }
  expect(tried).toBeGreaterThanOrEqual(10_000);
  expect(taken).toEqual([]);
});

test('a cookie that stands twice, or holds something besides tokens, holds none', async () => {
  const token = await signToken(GRANT, KEY);
  const read = (header: string) => readGrantCookie(header, '__Host-preview');
  expect(read(`a=b; __Host-preview=${token}; c=d`)).toEqual([token]);
  expect(read(`__Host-preview=${token}~a.b.c`)).toEqual([token, 'a.b.c']);
  for (const header of [
    '',
    `preview=${token}`,
    `__host-preview=${token}`,
    `__Host-preview=${token}; __Host-preview=${token}`,
    `__Host-preview=; __Host-preview=${token}`,
    `__Host-preview=${token}; __Host-preview=x`,
    `__Host-preview="${token}"`,
    `__Host-preview=${token}~`,
    `__Host-preview=${token}~${token}`,
    `__Host-preview=${token} ; a=b`,
    `__Host-preview =${token}`,
    `__Host-preview=~${token}`,
    `__Host-preview=${token}~x`,
    `__Host-preview=${token}, __Host-preview=${token}`,
    `__Host-preview=${Array(11).fill('a.b.c').join('~')}`,
    `__Host-preview=${'a'.repeat(4000)}.b.c`,
  ])
    expect(read(header), header.slice(0, 60)).toEqual([]);
});
