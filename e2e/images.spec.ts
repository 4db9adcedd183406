import { readdir, stat } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { openEssay, side, viewButton } from './reading-page';

const essay = '/essays/writing-guide';
const FIGURE = 'de5u';
const ORIGINAL = 'content/essays/writing-guide/images/reading-page.png';

/** What of the images of essays a page has asked for, by address, with what came. */
function watchImages(page: Page): Map<string, Readonly<{ type: string; bytes: number }>> {
  const seen = new Map<string, Readonly<{ type: string; bytes: number }>>();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (!/^\/media\/|\/images\//.test(pathname)) return;
    seen.set(pathname, {
      type: response.headers()['content-type'] ?? '',
      bytes: Number(response.headers()['content-length']),
    });
  });
  return seen;
}

const image = (page: Page, lang: 'zh' | 'en') => side(page, FIGURE, lang).getByRole('img');

test('a figure keeps its place before it is loaded, and says what it shows in the language of its side', async ({
  page,
}) => {
  // No image ever comes.
  await page.route(/\/media\/|\/images\//, (route) => route.abort());
  await openEssay(page, { essay, hash: `#${FIGURE}` });
  await viewButton(page, 'both').check();
  for (const [lang, name] of [
    ['zh', /^阅读页：左边是目录/],
    ['en', /^The reading page: an outline/],
  ] as const) {
    const shown = side(page, FIGURE, lang).getByRole('img', { name });
    await expect(shown).toHaveAttribute('width', '1920');
    await expect(shown).toHaveAttribute('height', '1140');
    await expect(shown).toHaveAttribute('loading', 'lazy');
    const box = await shown.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1920 / 1140, 1);
  }
});

for (const { name, viewport, deviceScaleFactor, width } of [
  { name: 'a small screen', viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, width: 480 },
  { name: 'a phone', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, width: 960 },
  { name: 'two columns', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, width: 480 },
  { name: 'two columns on a dense screen', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 2, width: 960 },
]) {
  test(`${name} loads the figure once, in a modern format and ${width} pixels wide`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, viewport, deviceScaleFactor, locale: 'en-US' });
    const page = await context.newPage();
    const seen = watchImages(page);
    await openEssay(page, { essay, hash: `#${FIGURE}` });
    await expect.poll(() => image(page, 'en').evaluate((element) => (element as HTMLImageElement).complete)).toBe(true);
    await expect
      .poll(() => image(page, 'en').evaluate((element) => new URL((element as HTMLImageElement).currentSrc).pathname))
      .toMatch(new RegExp(`^/media/writing-guide/reading-page-${width}w-[0-9a-f]{16}\\.avif$`));
    const loaded = [...seen].filter(([address]) => address.includes('reading-page'));
    expect(loaded.map(([, { type }]) => type)).toEqual(['image/avif']);
    expect(loaded[0]?.[1].bytes).toBeGreaterThan(0);
    expect(loaded[0]?.[1].bytes).toBeLessThan((await stat(ORIGINAL)).size / 3);
    await context.close();
  });
}

test('one language alone, in a wide column, is no less sharp', async ({ page }) => {
  await openEssay(page, { essay, hash: `#${FIGURE}` });
  await viewButton(page, 'zh').check();
  await image(page, 'zh').scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      image(page, 'zh').evaluate((element) => {
        const { currentSrc, clientWidth } = element as HTMLImageElement;
        return Number(/-(\d+)w-/.exec(currentSrc)?.[1] ?? 0) >= clientWidth;
      }),
    )
    .toBe(true);
});

test('a page that is opened at its top loads no figure that is far below', async ({ page }) => {
  const seen = watchImages(page);
  await openEssay(page, { essay });
  await page.waitForLoadState('networkidle');
  expect([...seen.keys()].filter((address) => address.includes('reading-page'))).toEqual([]);
});

test('figures may be kept for ever and embedded anywhere, and the original has its address still', async ({
  request,
}) => {
  const html = await (await request.get(`/en${essay}`)).text();
  const addresses = [...html.matchAll(/\/media\/writing-guide\/[\w.-]+/g)].map(([address]) => address);
  // Three widths, and one of its own format for who knows no other.
  expect(new Set(addresses).size).toBe(4);
  for (const address of new Set(addresses)) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()).toMatchObject({
      'content-type': address.endsWith('.png') ? 'image/png' : 'image/avif',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  }
  const original = await request.get(`${essay}/images/reading-page.png`);
  expect(original.headers()).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  expect((await original.body()).byteLength).toBe((await stat(ORIGINAL)).size);
});

test('feeds and Markdown name the original, whose address does not change', async ({ request }) => {
  for (const address of ['/en/feed.atom', `${essay}/en.md`, `${essay}/zh.md`]) {
    const text = await (await request.get(address)).text();
    expect(text, address).toContain(`${essay}/images/reading-page.png`);
    expect(text, address).not.toContain('/media/');
  }
});

test('nothing that the policy forbids is asked of a figure, and a drawing opened by itself runs nothing', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await openEssay(page, { essay, hash: `#${FIGURE}` });
  await expect
    .poll(() => image(page, 'en').evaluate((element) => (element as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  expect(refused).toEqual([]);
  const drawing = await page.goto(`${essay}/images/pairs.svg`);
  expect(drawing?.headers()['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(drawing?.headers()['content-type']).toContain('image/svg+xml');
});

test('what is copied from a figure leads to the original', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openEssay(page, { essay, hash: `#${FIGURE}` });
  const html = await side(page, FIGURE, 'en').evaluate((figure) => {
    getSelection()?.selectAllChildren(figure);
    const data = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }));
    return data.getData('text/html');
  });
  expect(html).toMatch(/src="http:\/\/localhost:\d+\/essays\/writing-guide\/images\/reading-page\.png"/);
  expect(html).not.toMatch(/\/media\/|srcset|<source/);
});

test('images are made of published essays alone', async () => {
  expect(
    (await readdir('dist/media', { withFileTypes: true })).filter((each) => each.isDirectory()).map(({ name }) => name),
  ).toEqual(['writing-guide']);
});
