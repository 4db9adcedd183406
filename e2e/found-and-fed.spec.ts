import { expect, type Page, test } from '@playwright/test';

const ESSAY = '/essays/ai-governance';

type Xml = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: readonly Xml[];
}>;

/** Reads XML as a browser does; a mistake in it fails the test. */
async function readXml(page: Page, text: string): Promise<Xml> {
  await page.goto('about:blank');
  const root = await page.evaluate((source) => {
    const read = (element: Element): unknown => ({
      name: element.localName,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      text: element.textContent ?? '',
      children: [...element.children].map(read),
    });
    return read(new DOMParser().parseFromString(source, 'application/xml').documentElement);
  }, text);
  // The page gave back what `read` builds.
  const xml = root as Xml;
  expect(JSON.stringify(xml)).not.toContain('parsererror');
  return xml;
}

const childrenOf = (xml: Xml, name: string) => xml.children.filter((child) => child.name === name);
const textOf = (xml: Xml, name: string) => childrenOf(xml, name)[0]?.text ?? '';

test.describe('the sitemap', () => {
  test('lists every public page with its other language and x-default, at whole addresses that answer', async ({
    page,
    request,
  }) => {
    const answer = await request.get('/sitemap.xml');
    expect(answer.headers()['content-type']).toContain('application/xml');
    const sitemap = await readXml(page, await answer.text());
    const urls = childrenOf(sitemap, 'url');
    const places = urls.map((url) => textOf(url, 'loc'));
    for (const path of ['', '/about', ESSAY, '/essays/writing-guide']) {
      for (const locale of ['zh', 'en'])
        expect(places.filter((place) => place.endsWith(`/${locale}${path}`))).toHaveLength(1);
    }
    for (const url of urls) {
      const links = childrenOf(url, 'link').map(({ attributes }) => [attributes.hreflang, attributes.href ?? '']);
      expect(links.map(([tag]) => tag).toSorted()).toEqual(['en', 'x-default', 'zh-Hans']);
      for (const [, href] of links) expect(() => new URL(href ?? '')).not.toThrow();
      const { pathname } = new URL(textOf(url, 'loc'));
      expect((await request.get(pathname)).status()).toBe(200);
      const modified = textOf(url, 'lastmod');
      if (modified) expect(modified).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
    // No draft, preview or desk is a page that anyone should find.
    expect(places.filter((place) => /preview|desk|draft/.test(place))).toEqual([]);
  });

  test('is named in robots.txt, which lets everything public be read', async ({ request }) => {
    const robots = await (await request.get('/robots.txt')).text();
    expect(robots).toMatch(/^User-Agent: \*$/im);
    expect(robots).toMatch(/^Allow: \/$/m);
    // Without a slash at its end: the link to all drafts is `/preview?token=…`.
    expect(robots).toMatch(/^Disallow: \/preview$/m);
    expect(robots).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
  });
});

for (const { locale, title, words } of [
  { locale: 'zh', title: '随笔一', words: '在全球人工智能治理' },
  { locale: 'en', title: 'Essay', words: 'artificial intelligence' },
] as const) {
  test(`the feed in ${locale} is Atom with whole texts, stable ids and dates with a zone`, async ({
    page,
    request,
  }) => {
    const answer = await request.get(`/${locale}/feed.atom`);
    expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers()['cross-origin-resource-policy']).toBe('cross-origin');
    const feed = await readXml(page, await answer.text());
    expect(feed.name).toBe('feed');
    const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
    expect(textOf(feed, 'updated')).toMatch(date);
    const self = childrenOf(feed, 'link').find(({ attributes }) => attributes.rel === 'self');
    expect(new URL(self?.attributes.href ?? '').pathname).toBe(`/${locale}/feed.atom`);
    const entries = childrenOf(feed, 'entry');
    const essay = entries.find((entry) => textOf(entry, 'id').endsWith(`/${locale}${ESSAY}`));
    if (!essay) throw new Error('The essay is not in the feed.');
    expect(textOf(essay, 'title')).toContain(title);
    expect(textOf(essay, 'published')).toBe('2025-03-23T00:00:00.000Z');
    expect(textOf(essay, 'updated')).toMatch(date);
    const content = textOf(essay, 'content');
    expect(content).toContain(words);
    // The whole text: its last reference is there, and nothing that a feed reader would have to run or fetch from us.
    expect(content).toMatch(/\[15\]/);
    expect(content).not.toMatch(/<script|<style|style=|href="(?!https?:|#|mailto:)|src="(?!https?:)/);
    const days = entries.map((entry) => textOf(entry, 'published'));
    expect(days).toEqual(days.toSorted().reverse());
  });

  test(`pages in ${locale} name their feed, their canonical address and what links to them show`, async ({
    page,
    request,
  }) => {
    await page.goto(`/${locale}${ESSAY}`);
    const head = page.locator('head');
    const origin = new URL((await head.locator('link[rel=canonical]').getAttribute('href')) ?? '').origin;
    await expect(head.locator('link[rel=canonical]')).toHaveAttribute('href', `${origin}/${locale}${ESSAY}`);
    await expect(head.locator('link[type="application/atom+xml"]')).toHaveAttribute(
      'href',
      `${origin}/${locale}/feed.atom`,
    );
    await expect(head.locator('link[type="text/markdown"]')).toHaveAttribute('href', `${origin}${ESSAY}/${locale}.md`);
    await expect(head.locator('meta[property="og:type"]')).toHaveAttribute('content', 'article');
    await expect(head.locator('meta[property="og:title"]')).toHaveAttribute('content', new RegExp(title));
    await expect(head.locator('meta[property="og:url"]')).toHaveAttribute('content', `${origin}/${locale}${ESSAY}`);
    await expect(head.locator('meta[property="article:published_time"]')).toHaveAttribute(
      'content',
      '2025-03-23T00:00:00Z',
    );
    const image = await head.locator('meta[property="og:image"]').getAttribute('content');
    expect(image).toBe(`${origin}${ESSAY}/share.jpg`);
    const answer = await request.get(new URL(image ?? '').pathname);
    expect(answer.headers()['content-type']).toBe('image/jpeg');
    expect(sizeOfJpeg(await answer.body())).toEqual({ width: 1200, height: 630 });
  });

  test(`the site can be put on a home screen in ${locale}, with icons that are there`, async ({ page, request }) => {
    await page.goto(`/${locale}`);
    await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', `/${locale}/manifest.webmanifest`);
    const answer = await request.get(`/${locale}/manifest.webmanifest`);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const { start_url: start, icons } = await answer.json();
    expect(start).toBe(`/${locale}`);
    for (const { src, type } of icons) {
      const icon = await request.get(src);
      expect(icon.headers()['content-type']).toContain(type);
    }
  });

  test(`the page about the site in ${locale} is a page like any other`, async ({ page }) => {
    await page.goto(`/${locale}`);
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: locale === 'zh' ? '关于本站' : 'About' })
      .click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/about$`));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(locale === 'zh' ? '关于本站' : 'About this site');
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3);
    await page
      .getByRole('banner')
      .getByRole('link', { name: locale === 'zh' ? 'English' : '中文' })
      .click();
    await expect(page).toHaveURL(/\/about$/);
  });
}

test('an essay can be had as Markdown, with its citations, references and the address of each paragraph', async ({
  page,
  request,
}) => {
  const answer = await request.get(`${ESSAY}/en.md`);
  expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  const markdown = await answer.text();
  expect(markdown).toMatch(/^---\ntitle: "/);
  for (let number = 1; number <= 15; number += 1) expect(markdown.split(`\\[${number}]`).length).toBeGreaterThan(2);
  expect(markdown).not.toMatch(/\[@|\^[a-z0-9]{4,}$/m);
  const address = /\[¶12\]\((\S+)\)/.exec(markdown)?.[1] ?? '';
  const { pathname, hash } = new URL(address);
  await page.goto(pathname + hash);
  await expect(page.locator(`[id="${hash.slice(1)}"]`)).toBeInViewport();
});

test('llms.txt names each essay in both languages, where its Markdown stands', async ({ request }) => {
  const text = await (await request.get('/llms.txt')).text();
  expect(text).toMatch(/^# .+\n\n> /);
  const links = [...text.matchAll(/\]\((\S+)\)/g)].map(([, link]) => new URL(link ?? '').pathname);
  expect(links).toContain(`${ESSAY}/zh.md`);
  expect(links).toContain('/essays/writing-guide/en.md');
  for (const link of links) expect((await request.get(link)).status()).toBe(200);
});

/** The size in a JPEG's start of frame (ITU-T T.81 §B.2.2). */
function sizeOfJpeg(bytes: Buffer) {
  let at = 2;
  while (at < bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xc3)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
