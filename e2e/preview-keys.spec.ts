import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DRAFTS, FRONT, previewLink, writeDraft } from './preview-links';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

type Replica = Readonly<{ base: string; said: string; stop: () => Promise<void> }>;

/** Another server of the same build, on a free port. It has no key but the one that is given. */
async function startReplica(keys: Readonly<Record<string, string>>): Promise<Replica> {
  const env = { ...process.env, PREVIEW_KEY: '', PREVIEW_KEY_PREVIOUS: '', ...keys, PORT: '0', DRAFTS_DIR: DRAFTS };
  const server: ChildProcess = spawn('node', ['--import', 'tsx', 'server/serve.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('Previews of drafts')) resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
  await ready;
  const stop = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
  };
  return { base: /http:\/\/localhost:\d+/.exec(said)?.[0] ?? '', said, stop };
}

test('without a key, with a short one, and with the example, previews are off and the server says so', async () => {
  await writeDraft('keyless', { 'zh.md': FRONT.zh });
  const link = await previewLink('keyless');
  const example = /^PREVIEW_KEY=(.+)$/m.exec(await readFile('.env.example', 'utf8'))?.[1] ?? '';
  for (const [key, reason] of [
    ['', 'PREVIEW_KEY is not set. To make one: openssl rand -base64 32'],
    ['c2hvcnQ=', 'PREVIEW_KEY holds 5 bytes, expected 32. To make one: openssl rand -base64 32'],
    [
      example,
      'PREVIEW_KEY is the example from .env.example, which everybody knows. To make one: openssl rand -base64 32',
    ],
  ] as const) {
    const server = await startReplica({ PREVIEW_KEY: key });
    try {
      expect(server.said).toContain(`Previews of drafts are off: ${reason}`);
      const [preview, nowhere] = await Promise.all([fetch(server.base + link), fetch(`${server.base}/nope`)]);
      expect([preview.status, await preview.text()]).toEqual([404, await nowhere.text()]);
      expect((await fetch(`${server.base}/en`)).status).toBe(200);
    } finally {
      await server.stop();
    }
  }
});

test('a link opens on any replica that has its key, also as the one before it', async ({ request }) => {
  await writeDraft('replicated', { 'zh.md': FRONT.zh });
  const link = await previewLink('replicated');
  const key = process.env.E2E_PREVIEW_KEY ?? '';
  const fresh = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
  for (const [keys, status] of [
    [{ PREVIEW_KEY: key }, 200],
    [{ PREVIEW_KEY: fresh, PREVIEW_KEY_PREVIOUS: key }, 200],
    [{ PREVIEW_KEY: fresh }, 404],
  ] as const) {
    const server = await startReplica(keys);
    try {
      expect(server.said).toContain('Previews of drafts are on.');
      const answer = await request.get(server.base + link);
      expect(answer.status()).toBe(status);
      if (status === 200) expect(await answer.text()).toContain('论兼爱');
    } finally {
      await server.stop();
    }
  }
});
