import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getGrant, listAccess } from './get-grant';
import { type Grant, type GrantSubject, secondsNow } from './grant';
import { readPreviewKeys } from './preview-keys';
import { PREVIEWS_FILE } from './previews-file';
import { signToken } from './token';

const PREVIEW_KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 37 + 13) % 256)).toString('base64');
const DRAFT: GrantSubject = { kind: 'draft', slug: 'on-care' };
let drafts: string;

beforeEach(async () => {
  drafts = await mkdtemp(join(tmpdir(), 'drafts-'));
  vi.stubEnv('DRAFTS_DIR', drafts);
  vi.stubEnv('PREVIEW_KEY', PREVIEW_KEY);
  vi.stubEnv('PREVIEW_KEY_PREVIOUS', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(drafts, { recursive: true });
});

/** A token that was made just now, under the first revision. */
async function makeToken(): Promise<Readonly<{ token: string; grant: Grant }>> {
  const keys = readPreviewKeys({ PREVIEW_KEY });
  if (keys.kind === 'off') throw new Error(keys.reason);
  const now = secondsNow();
  const grant: Grant = { subject: DRAFT, issued: now, expires: now + 3600, revision: 1 };
  return { token: await signToken(grant, keys.keys[0]), grant };
}

test('a grant opens its draft and no other, where no link was ever revoked', async () => {
  const { token, grant } = await makeToken();
  expect(await getGrant(token, DRAFT)).toEqual({ kind: 'granted', grant });
  expect(await listAccess(token)).toEqual([{ kind: 'granted', grant }]);
  expect(await getGrant(token, { kind: 'draft', slug: 'on-war' })).toBeUndefined();
  expect(await getGrant(null, DRAFT)).toBeUndefined();
});

test('a grant opens nothing once its links were revoked', async () => {
  const { token } = await makeToken();
  await writeFile(join(drafts, PREVIEWS_FILE), JSON.stringify({ drafts: { 'on-care': { revision: 2, links: [] } } }));
  expect(await getGrant(token, DRAFT)).toBeUndefined();
  expect(await listAccess(token)).toBeUndefined();
});

test.each([
  ['is no JSON', (path: string) => writeFile(path, '{"drafts":')],
  ['is of another shape', (path: string) => writeFile(path, '{"drafts":{"on-care":{"revision":"1","links":[]}}}')],
  ['cannot be opened', (path: string) => mkdir(path)],
])('while the file of counters %s no grant holds, and the log says so', async (_, spoil) => {
  const { token } = await makeToken();
  await spoil(join(drafts, PREVIEWS_FILE));
  const log = vi.spyOn(console, 'error').mockReturnValue();
  expect(await getGrant(token, DRAFT)).toBeUndefined();
  expect(await listAccess(token)).toBeUndefined();
  expect(log).toHaveBeenCalledWith(expect.stringContaining(PREVIEWS_FILE));
});
