import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { ESSAY, essayPath, openEssay, pair, switchOf, viewButton } from './reading-page';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types reader";
const PAGES = ['/en', '/zh', essayPath({ locale: 'en' }), essayPath({ locale: 'zh' }), `${essayPath()}/versions`];

/** The addresses of the page's own styles and scripts, from its HTML. */
async function assetsOf(request: APIRequestContext, path: string): Promise<readonly string[]> {
  const html = await (await request.get(path)).text();
  return Array.from(
    html.matchAll(/<(?:script [^>]*src|link rel="stylesheet" href)="([^"]+)"/g),
    ([, address = '']) => address,
  );
}

test('every answer carries every header: pages, assets, files, redirects, wrong addresses, refusals', async ({
  request,
}) => {
  const assets = await assetsOf(request, essayPath());
  expect(assets).toHaveLength(3);
  const answers: readonly (readonly [string, number, string])[] = [
    ...PAGES.map((path) => [path, 200, 'GET'] as const),
    ...assets.map((path) => [path, 200, 'GET'] as const),
    ['/icon.svg', 200, 'GET'],
    [`${ESSAY}/citation.bib`, 200, 'GET'],
    ['/', 307, 'GET'],
    ['/en/', 308, 'GET'],
    ['/en/nope', 404, 'GET'],
    ['/preview/x', 404, 'GET'],
    ['/%ff', 400, 'GET'],
    ['/en', 405, 'POST'],
    [`/${'a'.repeat(3_000)}`, 414, 'GET'],
  ];
  for (const [path, status, method] of answers) {
    const answer = await request.fetch(path, { method, maxRedirects: 0 });
    const headers = answer.headers();
    const what = `${method} ${path.slice(0, 60)}`;
    expect.soft(answer.status(), what).toBe(status);
    expect.soft(headers['content-security-policy'], what).toBe(POLICY);
    expect.soft(headers['strict-transport-security'], what).toMatch(/^max-age=\d{8}/);
    expect.soft(headers['x-content-type-options'], what).toBe('nosniff');
    expect.soft(headers['referrer-policy'], what).toBe('strict-origin-when-cross-origin');
    expect.soft(headers['cross-origin-opener-policy'], what).toBe('same-origin');
    const embeddable = /svg$|citation/.test(path);
    expect.soft(headers['cross-origin-resource-policy'], what).toBe(embeddable ? 'cross-origin' : 'same-origin');
    const allowed = headers['permissions-policy']?.split(', ').filter((feature) => !feature.endsWith('=()'));
    expect.soft(allowed, what).toEqual(['clipboard-write=(self)']);
    expect.soft(headers['permissions-policy'], what).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
    expect.soft([headers['x-powered-by'], headers.server], what).toEqual([undefined, undefined]);
  }
});

test('assets are kept for good, pages are asked for again, and unchanged ones cost no bytes', async ({ request }) => {
  for (const address of await assetsOf(request, essayPath())) {
    expect(address).toMatch(/^\/assets\/[\w-]+-[0-9a-f]{16}\.(?:css|js)$/);
    expect((await request.get(address)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  }
  for (const path of PAGES) {
    const { 'cache-control': cache, etag = '', vary } = (await request.get(path)).headers();
    expect([cache, vary]).toEqual(['public, max-age=0, must-revalidate', 'Accept-Encoding']);
    const again = await request.get(path, { headers: { 'If-None-Match': etag } });
    expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
    expect((await request.get(path, { headers: { 'If-None-Match': 'W/"older"' } })).status()).toBe(200);
  }
  expect((await request.get('/en/nope')).headers()['cache-control']).toBe('no-store');
  expect((await request.get('/', { maxRedirects: 0 })).headers()['cache-control']).toBe('private, no-store');
});

test('no page has an inline script, an inline style or anything of a framework', async ({ request }) => {
  for (const path of [...PAGES, '/en/nope']) {
    const html = await (await request.get(path)).text();
    const scripts = Array.from(html.matchAll(/<script\b([^>]*)>/gi), ([, attributes = '']) => attributes);
    // JSON-LD is data, which no browser runs.
    const inline = scripts.filter(
      (attributes) =>
        !/ src="\/assets\/(?:reader|first-paint|nearest)-/.test(attributes) &&
        !attributes.includes('type="application/ld+json"'),
    );
    expect(inline, path).toEqual([]);
    expect(html, path).not.toMatch(/<style\b|\sstyle=|\son[a-z]+="|javascript:|_next|__next|self\.__|data-react|<!--/i);
  }
});

test('the first load of the essay asks for the page, one style and two scripts, and no more', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (each) => asked.push(new URL(each.url()).pathname.replace(/-[0-9a-f]{16}\./, '.')));
  await page.goto(essayPath(), { waitUntil: 'networkidle' });
  const essentials = asked.filter((path) => path !== '/icon.svg').toSorted();
  expect(essentials).toEqual(['/assets/first-paint.js', '/assets/reader.js', '/assets/style.css', essayPath()]);
});

for (const [coding, most] of [
  ['gzip', 50_000],
  ['br', 40_000],
] as const) {
  test(`the first load is at most ${most / 1000} kB in ${coding}, as it goes over the wire`, async ({ request }) => {
    for (const locale of ['en', 'zh'] as const) {
      const path = essayPath({ locale });
      const sizes: Record<string, number> = {};
      for (const address of [path, ...(await assetsOf(request, path))]) {
        const { 'content-encoding': used, 'content-length': length } = (
          await request.get(address, { headers: { 'Accept-Encoding': coding } })
        ).headers();
        expect(used, address).toBe(coding);
        sizes[address] = Number(length);
      }
      const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
      expect(total, JSON.stringify(sizes)).toBeGreaterThan(10_000);
      expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(most);
    }
  });
}

test('the reader script is at most 9 kB in gzip, with what runs before the first paint', async ({ request }) => {
  const scripts = (await assetsOf(request, essayPath())).filter((address) => address.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (address) =>
      Number((await request.get(address, { headers: { 'Accept-Encoding': 'gzip' } })).headers()['content-length']),
    ),
  );
  expect(sizes).toHaveLength(2);
  expect(
    sizes.reduce((sum, size) => sum + size, 0),
    `${scripts.join(' + ')}: ${sizes.join(' + ')}`,
  ).toBeLessThanOrEqual(9_000);
});

/** Collects whatever the browser complains of, from the first page on. */
async function listen(page: Page): Promise<() => readonly string[]> {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  await page.exposeFunction('reportViolation', (what: string) => heard.push(`violation: ${what}`));
  await page.addInitScript(() => {
    const report = (window as unknown as { reportViolation: (what: string) => void }).reportViolation;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      report(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
    );
  });
  return () => heard;
}

test('using everything once brings no message in the console and no violation of the policy', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const heard = await listen(page);
  await page.goto('/en');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Essay One/ })
    .click();
  for (const view of ['zh', 'en', 'both', 'zh'] as const) await viewButton(page, view).check();
  await switchOf(page, 'm2p9').check();
  await pair(page, 'm2p9').getByRole('link', { name: 'Reference 1', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByText('Display').click();
  for (const theme of ['Dark', 'Sepia', 'Light', 'System']) await page.getByRole('radio', { name: theme }).check();
  await page.keyboard.press('Escape');
  for (const key of ['j', 'j', 'k', 't', 'v', 'c', '?', '?']) await page.keyboard.press(key);
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('link', { name: 'Link to paragraph 4', exact: true }).click();
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('link').last().click();
  await page.getByText('Cite this', { exact: false }).first().click();
  await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.goto('/zh/essays/ai-governance/versions');
  await page.goto('/en');
  await expect(page.getByRole('main')).toBeVisible();
  expect(heard()).toEqual([]);
});

test('the policy that pages carry is in force: a script of somebody else’s does not run', async ({ page }) => {
  const heard = await listen(page);
  await openEssay(page);
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
  });
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^violation: style-src/));
  await expect(page.getByRole('main')).toBeVisible();
});
