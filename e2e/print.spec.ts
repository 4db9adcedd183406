import { expect, test } from '@playwright/test';
import { expectShown, openEssay, switchOf, viewButton } from './reading-page';

test('prints what the reader sees, without the controls', async ({ page }) => {
  await openEssay(page, { query: '?view=zh&flip=m2p9' });
  await expect(switchOf(page, 'm2p9')).toBeChecked();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Outline' }).first()).toBeHidden();
  await expect(viewButton(page, 'zh')).toBeHidden();
  await expect(switchOf(page, 'k3f7')).toBeHidden();
  await expectShown(page, 'k3f7', 'zh');
  await expectShown(page, 'm2p9', 'en');
});

test('prints numbered paragraphs and the whole list of references with its addresses', async ({ page }) => {
  await openEssay(page);
  await page.emulateMedia({ media: 'print' });
  for (const number of [1, 17, 33]) await expect(page.getByText(`¶${number}`, { exact: true }).first()).toBeVisible();
  const entries = page.locator('.bibliography li.entry');
  await expect(entries).toHaveCount(19);
  for (const entry of await entries.all()) await expect(entry).toBeVisible();
  const printed = await page
    .locator('.bibliography a[href^="https://www.gov.cn"]')
    .first()
    .evaluate((link) => `${link.textContent}${getComputedStyle(link, '::after').content}`);
  expect(printed).toContain('https://www.gov.cn/zhengce/zhengceku/202307/content_6891752.htm');
  const sizes = await page
    .locator('.pair')
    .evaluateAll((pairs) => pairs.map((pair) => getComputedStyle(pair).contentVisibility));
  expect(new Set(sizes)).toEqual(new Set(['visible']));
});
