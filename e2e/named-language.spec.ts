import { expect, test } from '@playwright/test';
import { expectNear, expectShown, openEssay, pair, settled, side, switchOf, topOf, viewButton } from './reading-page';

test('an address that names a language shows it on a page that is open already, flipped or not', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  await page.evaluate(() => {
    location.hash = '#zep4-zh';
  });
  await expectShown(page, 'zep4', 'zh');
  expect(page.url()).not.toContain('flip');
  await switchOf(page, 'm2p9').check();
  await expectShown(page, 'm2p9', 'zh');
  await page.evaluate(() => {
    location.hash = '#m2p9-zh';
  });
  await expectShown(page, 'm2p9', 'zh');
  await switchOf(page, 'm2p9').check();
  await expectShown(page, 'm2p9', 'en');
});

test('a change of view in the bibliography keeps the entry where it is', async ({ page }) => {
  await openEssay(page, { query: '?view=both', hash: '#ref-zhu-2023' });
  const entry = page.locator('[id="ref-zhu-2023"]');
  await expect.poll(() => topOf(entry)).toBeLessThan(150);
  await settled(page);
  const top = await topOf(entry);
  await viewButton(page, 'zh').check();
  await expectNear(entry, top);
  await viewButton(page, 'both').check();
  await expectNear(entry, top);
});

test('a paragraph that an address has turned keeps its text when another link is copied', async ({ page }) => {
  await openEssay(page, { query: '?view=zh', hash: '#zep4-en' });
  await pair(page, 'm2p9').getByRole('link', { name: 'Link to paragraph 2' }).click();
  await expect(page).toHaveURL(/\?view=zh#m2p9$/);
  await expectShown(page, 'zep4', 'en');
  await switchOf(page, 'zep4').check();
  await expectShown(page, 'zep4', 'zh');
  await switchOf(page, 'zep4').uncheck();
  for (const view of ['both', 'en', 'zh'] as const) {
    await viewButton(page, view).check();
    await expectShown(page, 'zep4', view === 'both' ? 'both' : 'en');
  }
});

test('where an address names one language, the other can be found all the same', async ({ page }) => {
  await openEssay(page, { query: '?view=zh', hash: '#zep4-en' });
  await expectShown(page, 'zep4', 'en');
  await side(page, 'zep4', 'zh').dispatchEvent('beforematch', { bubbles: true });
  await expectShown(page, 'zep4', 'zh');
});

test('words that a link points at are shown where their language was not, and found text stays turned', async ({
  page,
}) => {
  for (const hash of ['#:~:text=visible%20chiefly%20on%20three', '#m2p9-zh:~:text=visible%20chiefly%20on%20three']) {
    await page.goto('about:blank');
    await openEssay(page, { query: '?view=zh', hash });
    await expect(side(page, 'k3f7', 'en')).toBeInViewport();
    await settled(page);
    await expectShown(page, 'k3f7', 'en');
  }
  await side(page, 'yb9w', 'en').dispatchEvent('beforematch', { bubbles: true });
  await settled(page);
  await expectShown(page, 'yb9w', 'en');
  await expect(page).toHaveURL(/[?&]flip=yb9w/);
});
