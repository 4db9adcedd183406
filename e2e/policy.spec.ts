import { gunzipSync } from 'node:zlib';
import { type APIResponse, expect, type Page, test } from '@playwright/test';
import { essayPath, openEssay, side, switchOf, viewButton } from './reading-page';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types reader";

/** What a browser's first load asks for, in order; the icon, which browsers fetch when they like, left out. */
async function firstLoad(page: Page): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(essayPath());
  await page.waitForLoadState('networkidle');
  return asked.filter((path) => path !== '/icon.svg');
}

async function weigh(page: Page, path: string, coding: 'br' | 'gzip'): Promise<number> {
  const answer = await page.request.fetch(path, { method: 'HEAD', headers: { 'accept-encoding': coding } });
  expect(answer.headers()['content-encoding'], path).toBe(coding);
  return Number(answer.headers()['content-length']);
}

test('every answer carries the headers of the policy', async ({ request }) => {
  const answers: APIResponse[] = [];
  for (const path of ['/', '/en', essayPath(), '/nowhere', '/%ff', '/en/', '/assets/none.js'])
    answers.push(await request.get(path, { maxRedirects: 0 }));
  answers.push(await request.post('/en'));
  const html = await (await request.get(essayPath())).text();
  for (const [, asset] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
    answers.push(await request.get(asset ?? ''));
  expect(answers.length).toBeGreaterThan(10);
  for (const answer of answers) {
    const headers = answer.headers();
    expect(headers['content-security-policy'], answer.url()).toBe(POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
    expect(headers['permissions-policy']).toContain('clipboard-write=(self)');
    expect(headers['permissions-policy']).toContain('geolocation=()');
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('documents are asked for anew and answered with 304 while they stand; hashed files are kept for ever', async ({
  request,
}) => {
  const page = await request.get(essayPath());
  expect(page.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  const again = await request.get(essayPath(), { headers: { 'if-none-match': page.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
  const [, asset = ''] = /src="(\/assets\/reader-[0-9a-f]+\.js)"/.exec(await page.text()) ?? [];
  expect((await request.get(asset)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('a page holds no inline script, no inline style and nothing of the framework', async ({ page, request }) => {
  for (const path of [
    '/zh',
    '/en',
    essayPath(),
    essayPath({ locale: 'zh' }),
    '/en/nowhere',
    `${essayPath()}/versions`,
  ]) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toMatch(/<script(?![^>]*\bsrc=)(?![^>]*type="application\/ld\+json")/);
    expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|_next|__next|\$RC|javascript:/);
    for (const [, src] of html.matchAll(/<script[^>]*src="([^"]*)"/g))
      expect(src, path).toMatch(/^\/assets\/(reader|first-paint)-[0-9a-f]{16}\.js$/);
  }
  await openEssay(page);
  expect(
    await page.evaluate(() => Object.keys(window).filter((key) => /next|react|webpack|turbopack/i.test(key))),
  ).toEqual([]);
});

test('the first load asks for the document, one stylesheet and two scripts, and weighs little', async ({ page }) => {
  const asked = await firstLoad(page);
  expect(asked.map((path) => path.replace(/-[0-9a-f]{16}/, '')).sort()).toEqual([
    '/assets/first-paint.js',
    '/assets/reader.js',
    '/assets/style.css',
    essayPath(),
  ]);
  const sum = async (coding: 'br' | 'gzip', paths: readonly string[]) =>
    (await Promise.all(paths.map((path) => weigh(page, path, coding)))).reduce((all, size) => all + size, 0);
  expect(await sum('gzip', asked), 'bytes, gzip').toBeLessThanOrEqual(50_000);
  expect(await sum('br', asked), 'bytes, brotli').toBeLessThanOrEqual(40_000);
  const scripts = asked.filter((path) => path.endsWith('.js'));
  expect(await sum('gzip', scripts), 'scripts, gzip').toBeLessThanOrEqual(9_000);
});

test('what is sent compressed is what is sent plain', async ({ page, request }) => {
  const plain = await (await request.get(essayPath(), { headers: { 'accept-encoding': 'identity' } })).body();
  const raw = await page.goto(essayPath()).then((answer) => answer?.body());
  expect(raw?.equals(plain)).toBe(true);
  expect(() => gunzipSync(plain)).toThrow();
});

test('nothing is said on the console and nothing is against the policy, whatever is used', async ({ page }) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await openEssay(page, { query: '?view=zh&flip=k3f7' });
  await viewButton(page, 'en').check();
  await switchOf(page, 'm2p9').check();
  await side(page, 'm2p9', 'zh')
    .getByRole('link', { name: /^参考文献/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const key of ['j', 'k', 't', 'v', 'q']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name: 'Quote or link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.goto('/zh/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The 404's own status is what a browser reports; the page has said nothing.
  expect(said.filter((text) => !/status of 404/.test(text))).toEqual([]);
});
