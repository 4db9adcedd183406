import { expect, test } from '@playwright/test';
import { expectNear, expectShown, openEssay, settled, switchOf, topOf, viewButton } from './reading-page';

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
