import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readPreviewKeys } from './preview-keys';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 41 + 7) % 256));
const OTHER = Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 73 + 11) % 256));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const reasonFor = (env: Record<string, string>): string => {
  const keys = readPreviewKeys(env);
  return keys.kind === 'off' ? keys.reason : 'on';
};

test('takes a key of 32 bytes in base64 and in base64url, which are one key', () => {
  const [plain, url] = [
    readPreviewKeys({ PREVIEW_KEY: base64(KEY) }),
    readPreviewKeys({ PREVIEW_KEY: KEY.toString('base64url') }),
  ];
  expect(plain).toEqual(url);
  expect(plain).toMatchObject({
    kind: 'on',
    keys: [{ bytes: new Uint8Array(KEY), id: expect.stringMatching(/^[\w-]{11}$/) }],
  });
});

test('takes the key before it too while keys are rotated, and signs with the new one', () => {
  const keys = readPreviewKeys({ PREVIEW_KEY: base64(KEY), PREVIEW_KEY_PREVIOUS: base64(OTHER) });
  expect(keys.kind === 'on' && keys.keys.map(({ bytes }) => Buffer.from(bytes))).toEqual([KEY, OTHER]);
});

const HOW = 'To make one: openssl rand -base64 32. Put it into .env as PREVIEW_KEY=…';

test.each([
  ['no key', {}, `PREVIEW_KEY is not set. ${HOW}`],
  ['an empty key', { PREVIEW_KEY: ' ' }, `PREVIEW_KEY is not set. ${HOW}`],
  ['a short key', { PREVIEW_KEY: base64(KEY.subarray(0, 31)) }, `PREVIEW_KEY holds 31 bytes, expected 32. ${HOW}`],
  [
    'a long key',
    { PREVIEW_KEY: base64(Buffer.concat([KEY, OTHER])) },
    `PREVIEW_KEY holds 64 bytes, expected 32. ${HOW}`,
  ],
  ['a password', { PREVIEW_KEY: 'correct horse battery staple' }, `PREVIEW_KEY is not base64. ${HOW}`],
  [
    'one byte over and over',
    { PREVIEW_KEY: base64(Buffer.alloc(32, 7)) },
    `PREVIEW_KEY is not random: it repeats a few bytes. ${HOW}`,
  ],
  [
    'a weak key before it',
    { PREVIEW_KEY: base64(KEY), PREVIEW_KEY_PREVIOUS: 'c2hvcnQ=' },
    `PREVIEW_KEY_PREVIOUS holds 5 bytes, expected 32. ${HOW}`,
  ],
])('has no previews with %s, and says why', (_name, env, reason) => {
  expect(reasonFor(env)).toBe(reason);
});

test('has no previews with the key of .env.example, however it is written', async () => {
  const example = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');
  const key = /^PREVIEW_KEY=(.+)$/m.exec(example)?.[1] ?? '';
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  for (const text of [key, Buffer.from(key, 'base64').toString('base64url'), key.replace(/=+$/, '')]) {
    expect(reasonFor({ PREVIEW_KEY: text })).toBe(
      `PREVIEW_KEY is the example from .env.example, which everybody knows. ${HOW}`,
    );
    expect(reasonFor({ PREVIEW_KEY: base64(KEY), PREVIEW_KEY_PREVIOUS: text })).toMatch(
      /^PREVIEW_KEY_PREVIOUS is the example/,
    );
  }
});
