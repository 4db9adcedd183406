import { expect, test } from '@playwright/test';
import { type FileHost, startFileHost } from './hosts/start-file-host';
import { ESSAY, expectShown, switchOf, viewButton } from './reading-page';

let host: FileHost;
test.beforeAll(async () => {
  host = await startFileHost('dist');
});
test.afterAll(() => host.close());

test.describe('on a host of files, without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the first page offers both languages, each in its own words', async ({ page }) => {
    await page.goto(host.address);
    await expect(page).toHaveTitle('三叶书斋 · Trifolium Reading Room');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Trifolium Reading Room');
    await expect(page.getByRole('link', { name: '阅读中文版' })).toHaveAttribute('hreflang', 'zh-Hans');
    const alternates = () =>
      page
        .locator('head link[hreflang]')
        .evaluateAll((links) => links.map((link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`));
    const offered = await alternates();
    expect(offered).toHaveLength(3);
    await page.getByRole('link', { name: 'Read in English' }).click();
    // Search engines drop a set of which the pages in it say different things.
    expect(await alternates()).toEqual(offered);
    await expect(page).toHaveURL(`${host.address}/en`);
    await expect(page.getByRole('link', { name: /Essay One/ }).first()).toBeVisible();
  });

  test('a wrong address is answered in its language, or in both where it names none', async ({ page }) => {
    const answer = await page.goto(`${host.address}/nope`);
    expect(answer?.status()).toBe(404);
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toContainText('这个地址上没有页面');
    await expect(title).toContainText('There is no page at this address');
    await page.goto(`${host.address}/en/nope`);
    await expect(page.getByRole('heading', { level: 1, name: 'There is no page at this address' })).toBeVisible();
  });
});

test('on a host of files an essay is read under the same policy, with its switches and its old address', async ({
  page,
}) => {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  const answer = await page.goto(`${host.address}/en${ESSAY}`);
  expect(answer?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(answer?.headers()['cross-origin-resource-policy']).toBe('same-origin');
  await viewButton(page, 'en').check();
  await switchOf(page, 'm2p9').check();
  await expectShown(page, 'm2p9', 'zh');
  await page.goto(`${host.address}/en/essays/how-to-write`);
  await expect(page).toHaveURL(`${host.address}/en/essays/writing-guide`);
  expect(heard).toEqual([]);
});

test('on a host of files every kind of file has the headers that the front door gives it', async ({ request }) => {
  const html = await (await request.get(`${host.address}/en${ESSAY}`)).text();
  const script = /src="(\/assets\/reader-[^"]+)"/.exec(html)?.[1] ?? '';
  for (const path of [`/en${ESSAY}`, '/en', script, '/icon.svg', `${ESSAY}/citation.json`, `${ESSAY}/wordings.json`]) {
    const [there, here] = [await request.get(`${host.address}${path}`), await request.get(path)];
    for (const name of [
      'content-security-policy',
      'cache-control',
      'cross-origin-resource-policy',
      'permissions-policy',
      'referrer-policy',
      'strict-transport-security',
    ])
      expect.soft(there.headers()[name], `${path}: ${name}`).toBe(here.headers()[name]);
    const type = (each: typeof there): string | undefined => each.headers()['content-type']?.split(';')[0];
    expect.soft(type(there), path).toBe(type(here));
  }
});

test('the pages that stand in both languages can be read by everyone', async ({ page }) => {
  for (const path of ['/', '/nope', '/410.html']) {
    await page.goto(`${host.address}${path}`);
    const box = await page.getByRole('main').boundingBox();
    expect(box?.width).toBeGreaterThan(0);
    for (const link of await page.getByRole('link').all()) {
      const size = await link.boundingBox();
      expect(size?.height ?? 0, path).toBeGreaterThanOrEqual(24);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
