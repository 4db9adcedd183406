import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { type RunningNginx, startNginx } from './nginx/start-nginx';
import { type Scanned, scoreOf } from './observatory-score';
import { rawRequest, readHead } from './raw-request';
import { essayPath } from './reading-page';

const PROJECT = process.cwd();
const LEAST_SCORE = 130;

type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>;

let nginx: RunningNginx;
let certificates: string;
let log: string;
let plain: string;
let secure: string;

test.describe.configure({ mode: 'serial' });

/** The nginx file that we ship, with this project's build, free ports and a certificate made for it. */
test.beforeAll(async ({ baseURL }) => {
  const port = Number(new URL(baseURL ?? '').port) + 4;
  [plain, secure] = [`http://localhost:${port}`, `https://localhost:${port + 1}`];
  certificates = await mkdtemp(join(tmpdir(), 'reading-room-tls-'));
  const [certificate, key] = [join(certificates, 'fullchain.pem'), join(certificates, 'privkey.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes', '-newkey', 'rsa:2048', '-x509'];
  await promisify(execFile)('openssl', ['req', ...subject, '-keyout', key, '-out', certificate]);
  log = join(certificates, 'access.log');
  const shipped = await readFile(join(PROJECT, 'deploy/nginx.conf'), 'utf8');
  const config = shipped
    .replaceAll('/srv/reading-room/current', PROJECT)
    .replaceAll('/etc/letsencrypt/live/essays.example.org', certificates)
    .replaceAll('essays.example.org', 'localhost')
    .replaceAll('/var/log/nginx/access.log', log)
    // With previews, as the file says: nobody answers at that port.
    .replace(/^ {2}# ( *)(?=location ~|[^\n]*;$|\}$)/gm, '  $1')
    .replace('127.0.0.1:3000', `127.0.0.1:${port + 3}`)
    .replace(/listen 80;/, `listen ${port};`)
    .replace(/listen \[::\]:80;/, `listen [::1]:${port};`)
    .replace(/listen 443/, `listen ${port + 1}`)
    .replace(/listen \[::\]:443/, `listen [::1]:${port + 1}`);
  nginx = await startNginx(config, port + 1);
});

test.afterAll(async () => {
  await nginx?.stop();
  await rm(certificates, { recursive: true });
});

function ask(url: string): Promise<Answer> {
  const send = url.startsWith('https:') ? secureRequest : request;
  return new Promise((resolve, reject) => {
    // The certificate is one that nobody has signed.
    send(url, { rejectUnauthorized: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: String(Buffer.concat(chunks)) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Follows redirects as a scan does, and keeps the cookies of all answers. */
async function scan(origin: string, leadsToHttps: boolean): Promise<Scanned> {
  const cookies: string[] = [];
  let address = `${origin}/`;
  for (;;) {
    const { status, headers, body } = await ask(address);
    cookies.push(...(headers['set-cookie'] ?? []));
    if (headers.location === undefined) {
      expect(status).toBe(200);
      return { headers: headers as Scanned['headers'], cookies, html: body, leadsToHttps };
    }
    address = new URL(headers.location, address).href;
  }
}

test('plain HTTP leads to the same address on HTTPS, under the policy, and refuses what is malformed', async () => {
  const answer = await ask(`${plain}${essayPath()}?view=zh`);
  expect(answer.status).toBe(308);
  expect(answer.headers.location).toBe(`https://localhost${essayPath()}?view=zh`);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  const broken = readHead(await rawRequest(plain, 'GET /%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'));
  expect(broken.status).toBe(400);
});

test('HTTPS serves the pages with every header, in brotli where it is taken', async ({ browser }) => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const answer = await context.request.get(`${secure}${essayPath()}`, { headers: { 'Accept-Encoding': 'br' } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-encoding']).toBe('br');
  expect(answer.headers()['strict-transport-security']).toBe('max-age=31536000');
  expect(answer.headers().server).toBeUndefined();
  await context.close();
});

test('the tokens of preview links are in no log', async () => {
  expect((await ask(`${plain}/preview/a-draft?token=a-token-in-an-address`)).status).toBe(308);
  expect((await ask(`${secure}/preview/a-draft?token=a-token-in-an-address`)).status).toBe(502);
  expect((await ask(`${secure}${essayPath()}?asked=after`)).status).toBe(200);
  await expect.poll(() => readFile(log, 'utf8')).toContain('asked=after');
  expect(await readFile(log, 'utf8')).not.toContain('a-token');
});

test(`MDN's Observatory would give nginx with our file at least ${LEAST_SCORE}`, async () => {
  const leadsToHttps = (await ask(`${plain}/`)).headers.location?.startsWith('https://localhost/') ?? false;
  const { score, results } = scoreOf(await scan(secure, leadsToHttps));
  expect(score, JSON.stringify(results)).toBeGreaterThanOrEqual(LEAST_SCORE);
});

test(`it would give npm start, behind what ends TLS for it, at least ${LEAST_SCORE}`, async ({ baseURL }) => {
  const front = `http://localhost:${Number(new URL(baseURL ?? '').port) - 1}`;
  const { score, results } = scoreOf(await scan(front, true));
  expect(score, JSON.stringify(results)).toBeGreaterThanOrEqual(LEAST_SCORE);
});

test('the score is what the rules make of worse headers', () => {
  const good: Scanned = { headers: {}, cookies: [], html: '', leadsToHttps: true };
  const bare = scoreOf(good);
  // 25 without a policy, 20 without HSTS, 5 without nosniff, 20 without a word on frames.
  expect(bare.score).toBe(30);
  expect(scoreOf({ ...good, cookies: ['a=b; Path=/'] }).score).toBe(10);
});
