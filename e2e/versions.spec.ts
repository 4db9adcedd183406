import { expect, test } from '@playwright/test';
import { ESSAY, openEssay } from './reading-page';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('an essay’s head leads to its versions, which say when it was published and what changed since', async ({
    page,
  }) => {
    await openEssay(page);
    await page.getByRole('link', { name: 'Versions' }).click();
    await expect(page).toHaveURL(`/en${ESSAY}/versions`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Versions of “Essay One”');
    await expect(page.getByRole('main')).toContainText('Published March 23, 2025.');
    await expect(page.getByRole('main')).toContainText(
      /Nothing has changed since|There is no record by paragraph yet|Reworded|New/,
    );
    await page.getByRole('link', { name: 'Back to the essay' }).click();
    await expect(page).toHaveURL(`/en${ESSAY}`);
  });

  test('the versions stand in Chinese too', async ({ page }) => {
    await page.goto(`/zh${ESSAY}/versions`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('《随笔一》的版本');
    await expect(page.getByRole('main')).toContainText('本文发布于 2025年3月23日');
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(`/en${ESSAY}/versions`);
  });
});

test('there are no versions of an essay that does not exist', async ({ request }) => {
  for (const address of [
    '/en/essays/nothing/versions',
    '/essays/nothing/wordings.json',
    '/essays/nothing/quoting.json',
  ])
    expect((await request.get(address)).status(), address).toBe(404);
});
