import { expect, type Page, test } from '@playwright/test';
import { essayPath, expectShown, openEssay, pair, switchOf, viewButton } from './reading-page';

test.use({ javaScriptEnabled: false });

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 896;

test('the text of both languages is in the page, and nothing of it is hidden but by style', async ({ page }) => {
  await openEssay(page);
  await expect(page.locator('[hidden]')).toHaveCount(0);
  const texts = await page.locator('.pair').evaluateAll((rows) =>
    rows.map((row) => ({
      zh: row.querySelector(':scope > .zh')?.textContent?.trim() ?? '',
      en: row.querySelector(':scope > .en')?.textContent?.trim() ?? '',
    })),
  );
  expect(texts).toHaveLength(48);
  for (const { zh, en } of texts) {
    expect(zh).toMatch(/\p{Script=Han}{2}/u);
    expect(en).toMatch(/\p{Script=Latin}{3}/u);
  }
});

test('no row is skipped, since nothing would put right where an address lands among skipped rows', async ({ page }) => {
  await openEssay(page);
  for (const row of await page.locator('.pair, .entry').all())
    await expect(row).toHaveCSS('content-visibility', 'visible');
});

test('views and paragraph switches work', async ({ page }) => {
  await openEssay(page);
  await expectShown(page, 'k3f7', isPhone(page) ? 'en' : 'both');
  for (const view of ['zh', 'en', 'both'] as const) {
    await viewButton(page, view).check();
    await expectShown(page, 'k3f7', view);
    await expectShown(page, 'postscript', view);
  }
  await viewButton(page, 'zh').check();
  await switchOf(page, 'm2p9').check();
  await expectShown(page, 'm2p9', 'en');
  await expectShown(page, 'k3f7', 'zh');
  await switchOf(page, 'm2p9').press('Space');
  await expectShown(page, 'm2p9', 'zh');
});

test('the menu offers what works: themes, and no keys', async ({ page }) => {
  await openEssay(page);
  await page.getByText('Display', { exact: true }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(22, 23, 26)');
  await expect(page.getByRole('checkbox', { name: 'Single-key shortcuts' })).toBeHidden();
});

test('the outline leads to its sections', async ({ page }) => {
  await openEssay(page);
  if (isPhone(page)) await page.getByRole('main').getByText('Outline', { exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Outline' }).getByRole('link')).toHaveCount(15);
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: 'Led by government' }).click();
  await expect(page).toHaveURL(essayPath({ hash: '#led-by-government' }));
  await expect(pair(page, 'led-by-government').getByRole('heading', { name: 'Led by government' })).toBeInViewport();
});

test('a citation leads to its entry, and the entry back to the paragraph', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'en').check();
  await pair(page, 'm2p9').locator('.en').getByRole('link', { name: 'Reference 2', exact: true }).click();
  await expect(page).toHaveURL(/#ref-deepseek-r1$/);
  const entry = page.locator('[id="ref-deepseek-r1"]');
  await expect(entry).toBeInViewport();
  await entry.getByRole('link', { name: '¶2', exact: true }).click();
  await expect(page).toHaveURL(/#m2p9$/);
  await expect(pair(page, 'm2p9')).toBeInViewport();
  await expectShown(page, 'm2p9', 'en');
});

test('a note leads to its text, and the text back to the paragraph', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'en').check();
  await page.getByRole('link', { name: 'Note 1', exact: true }).click();
  const note = page.locator('[role="doc-endnotes"]').getByRole('listitem').first();
  await expect(page).toHaveURL(/#note-/);
  await expect(note).toBeInViewport();
  await note.getByRole('link', { name: '¶10', exact: true }).click();
  await expect(page).toHaveURL(/#n3xd$/);
  await expect(pair(page, 'n3xd')).toBeInViewport();
});

test('an address shows its paragraph in its language', async ({ page }) => {
  await openEssay(page, { locale: 'zh', hash: '#az72-en' });
  await expect(pair(page, 'az72')).toBeInViewport();
  await expect(pair(page, 'az72').locator('.en')).toBeVisible();
  await viewButton(page, 'zh').check();
  await expectShown(page, 'az72', 'en');
});

test('the interface changes its language, and the theme its colours', async ({ page }) => {
  await openEssay(page);
  await page.getByRole('banner').getByText('Display', { exact: true }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(22, 23, 26)');
  await page.getByRole('link', { name: '中文', exact: true }).click();
  await expect(page).toHaveURL(essayPath({ locale: 'zh' }));
  await expect(page.getByRole('radio', { name: '对照' })).toBeVisible();
});
