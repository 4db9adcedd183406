import { expect, test } from '@playwright/test';
import {
  ESSAY,
  essayPath,
  expectNear,
  expectShown,
  openEssay,
  pair,
  placeAt,
  switchOf,
  viewButton,
} from './reading-page';

const LANGUAGE_LINK = { en: '中文', zh: 'English' } as const;

test('the root sends to the language of the cookie, then to that of the browser', async ({ request }) => {
  for (const [cookie, accept, locale] of [
    ['', 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['', 'en-GB,en;q=0.9,zh;q=0.1', 'en'],
    ['', 'fr', 'zh'],
    ['NEXT_LOCALE=en', 'zh-CN', 'en'],
    ['NEXT_LOCALE=zh', 'en-US', 'zh'],
    ['NEXT_LOCALE=fr', 'en-US', 'en'],
  ] as const) {
    const headers = { 'Accept-Language': accept, ...(cookie && { Cookie: cookie }) };
    const answer = await request.get('/', { maxRedirects: 0, headers });
    expect([307, 308]).toContain(answer.status());
    const { pathname } = new URL(answer.headers().location ?? '', 'http://reading.room');
    expect(pathname, `${cookie} ${accept}`).toBe(`/${locale}`);
  }
});

test('each interface says its language, and so does every block', async ({ page }) => {
  for (const [locale, tag] of [
    ['en', 'en'],
    ['zh', 'zh-Hans'],
  ] as const) {
    await openEssay(page, { locale });
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    const link = page.getByRole('link', { name: LANGUAGE_LINK[locale], exact: true });
    await expect(link).toHaveAttribute('hreflang', locale === 'en' ? 'zh-Hans' : 'en');
    await expect(link).toHaveAttribute('lang', locale === 'en' ? 'zh-Hans' : 'en');
    const wrong = page.locator('main :is(.zh:not([lang="zh-Hans"]), .en:not([lang="en"]))');
    await expect(page.locator('main .zh[lang="zh-Hans"]')).not.toHaveCount(0);
    await expect(wrong).toHaveCount(0);
  }
});

test('the link to the other language keeps the paragraph where it is, the view and the turned paragraphs', async ({
  page,
}) => {
  await openEssay(page, { query: '?view=zh' });
  for (const [name, height] of [
    ['m2p9', 90],
    ['yb9w', 300],
    ['az72', 200],
  ] as const) {
    await placeAt(page, name, height);
    await page.getByRole('link', { name: '中文', exact: true }).click();
    await expect(page).toHaveURL(essayPath({ locale: 'zh', query: '?view=zh' }));
    await expectShown(page, name, 'zh');
    await expectNear(pair(page, name), height);
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await expect(page).toHaveURL(essayPath({ query: '?view=zh' }));
    await expectNear(pair(page, name), height);
  }
  await placeAt(page, 'm2p9', 90);
  await switchOf(page, 'm2p9').check();
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL(essayPath({ locale: 'zh', query: '?view=zh&flip=m2p9' }));
  await expectShown(page, 'm2p9', 'en');
  await expectNear(pair(page, 'm2p9'), 90);
});

test('where no cookie may be set, the link to the other language still keeps the view', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The document is sandboxed.', 'SecurityError');
    };
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
  });
  await openEssay(page);
  await viewButton(page, 'zh').check();
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL(essayPath({ locale: 'zh', query: '?view=zh' }));
});

test('on a phone the paragraph stays although the other interface begins with the other language', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openEssay(page);
  for (const name of ['m2p9', 'az72']) {
    await placeAt(page, name, 90);
    await page.getByRole('link', { name: '中文', exact: true }).click();
    await expectShown(page, name, 'zh');
    await expectNear(pair(page, name), 90);
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await expectShown(page, name, 'en');
    await expectNear(pair(page, name), 90);
  }
});

test('what a link says is carried over from the top of the page too', async ({ page }) => {
  await openEssay(page, { query: '?view=en&flip=k3f7' });
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL(essayPath({ locale: 'zh', query: '?view=en&flip=k3f7' }));
  await expectShown(page, 'k3f7', 'zh');
});

test('the chosen language is where the root leads from then on', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL('/en');
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL('/zh');
  await page.goto('/');
  await expect(page).toHaveURL('/zh');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the language of the interface is a plain link', async ({ page }) => {
    await openEssay(page);
    await page.getByRole('link', { name: '中文', exact: true }).click();
    await expect(page).toHaveURL(`/zh${ESSAY}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  });
});
