import { expect, type Page, test } from '@playwright/test';
import { openEssay, pair, side, switchOf, viewButton } from './reading-page';

const shownAt = (page: Page, name: string, lang: 'zh' | 'en') => expect(side(page, name, lang)).toBeVisible();

test('paper has the text, its numbers and its citations, and nothing to press', async ({ page }) => {
  await openEssay(page);
  await page.emulateMedia({ media: 'print' });
  for (const role of ['banner', 'navigation', 'switch', 'radio'] as const) {
    for (const control of await page.getByRole(role, { includeHidden: true }).all()) await expect(control).toBeHidden();
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Essay One' })).toBeVisible();
  const numbers = page.getByRole('main').getByRole('link', { name: /^Link to paragraph \d+$/ });
  await expect(numbers).toHaveCount(33);
  await expect(numbers).toHaveText(Array.from({ length: 33 }, (_, at) => `¶${at + 1}`));
  for (const number of [numbers.first(), numbers.nth(16), numbers.last()]) await expect(number).toBeVisible();
  await expect(pair(page, 'm2p9').getByRole('link', { name: 'Reference 1' })).toBeVisible();
});

test('what the reader sees is what is printed', async ({ page }) => {
  await openEssay(page);
  await page.emulateMedia({ media: 'print' });
  await shownAt(page, 'k3f7', 'zh');
  await shownAt(page, 'k3f7', 'en');
  await page.emulateMedia({ media: 'screen' });
  await viewButton(page, 'en').check();
  await switchOf(page, 'm2p9').check();
  await page.emulateMedia({ media: 'print' });
  await shownAt(page, 'k3f7', 'en');
  await expect(side(page, 'k3f7', 'zh')).toBeHidden();
  await shownAt(page, 'm2p9', 'zh');
  await expect(side(page, 'm2p9', 'en')).toBeHidden();
});

test('paper has both languages where nobody has chosen and the window is wide', async ({ page }) => {
  const pages = async () => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length;
  await openEssay(page);
  const unchosen = await pages();
  await expect(side(page, 'k3f7', 'zh')).toBeVisible();
  await viewButton(page, 'en').check();
  const english = await pages();
  await viewButton(page, 'both').check();
  expect(unchosen).toBe(await pages());
  expect(unchosen).toBeGreaterThan(english ?? Number.POSITIVE_INFINITY);
});

test('every block is laid out on paper, those far below the window too', async ({ page }) => {
  await openEssay(page);
  await page.emulateMedia({ media: 'print' });
  const skipped = await page
    .locator('.pair, .entry')
    .evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).contentVisibility !== 'visible').length);
  expect(skipped).toBe(0);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBeLessThanOrEqual(0);
});

test('the bibliography is printed in full, with the addresses of its links', async ({ page }) => {
  await openEssay(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[id^="ref-"]:visible')).toHaveCount(19);
  const links = page.locator('[id^="ref-"] > .en a[href^="http"]');
  const printed = await links.evaluateAll((each) =>
    each.map((link) => ({
      href: link.getAttribute('href') ?? '',
      text: `${link.textContent} ${getComputedStyle(link, '::after').content}`,
    })),
  );
  expect(printed.length).toBeGreaterThanOrEqual(9);
  for (const { href, text } of printed) expect(text.split(href).length - 1, `${href} once in ${text}`).toBe(1);
  const original = page.getByRole('main').getByRole('link', { name: 'Original' });
  await expect(original).toBeVisible();
  expect(await original.evaluate((link) => getComputedStyle(link, '::after').content)).toContain(
    'essay-1-ai-governance.html',
  );
});
