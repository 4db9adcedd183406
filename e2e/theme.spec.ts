import { expect, type Page, test } from '@playwright/test';
import { openEssay, stored, watchFrames, withoutReaderScript } from './reading-page';

const PAPER = { light: 'rgb(251, 249, 244)', sepia: 'rgb(244, 234, 212)', dark: 'rgb(22, 23, 26)' } as const;

async function choose(page: Page, theme: 'System' | 'Light' | 'Sepia' | 'Dark'): Promise<void> {
  const button = page.getByRole('radio', { name: theme, exact: true });
  if (!(await button.isVisible())) await page.getByRole('banner').getByText('Display', { exact: true }).click();
  await button.check();
}

const expectPaper = (page: Page, theme: keyof typeof PAPER) =>
  expect(page.locator('body')).toHaveCSS('background-color', PAPER[theme]);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('the reader chooses the theme, or leaves it to the system', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await openEssay(page);
      await expectPaper(page, 'light');
      await choose(page, 'Sepia');
      await expectPaper(page, 'sepia');
      await choose(page, 'Dark');
      await expectPaper(page, 'dark');
      await choose(page, 'System');
      await expectPaper(page, 'light');
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectPaper(page, 'dark');
      await choose(page, 'Light');
      await expectPaper(page, 'light');
      await choose(page, 'Sepia');
      await expectPaper(page, 'sepia');
    });
  });
}

test('the chosen theme is remembered on every page until the reader gives it back to the system', async ({ page }) => {
  await openEssay(page);
  await choose(page, 'Sepia');
  await expect.poll(() => stored(page, 'theme')).toBe('sepia');
  for (const path of ['/en', '/zh', '/zh/essays/ai-governance']) {
    await page.goto(path);
    await expectPaper(page, 'sepia');
  }
  await openEssay(page);
  await page.getByRole('banner').getByText('Display', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Sepia' })).toBeChecked();
  await choose(page, 'System');
  await expect.poll(() => stored(page, 'theme')).toBeNull();
  await page.reload();
  await expectPaper(page, 'light');
});

test('the chosen theme is there at the first paint, with no flash of another', async ({ page }) => {
  await openEssay(page);
  await choose(page, 'Dark');
  await expect.poll(() => stored(page, 'theme')).toBe('dark');
  const papers = await watchFrames(page, 'body', 'background-color');
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  await expect.poll(papers).toEqual([PAPER.dark]);
  await withoutReaderScript(page);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(papers).toEqual([PAPER.dark]);
});

test('a theme that no longer exists is ignored', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'neon'));
  await openEssay(page);
  await expectPaper(page, 'light');
  await page.getByRole('banner').getByText('Display', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'System' })).toBeChecked();
});

test('a page that the browser has kept as it was takes on the theme chosen since', async ({ page }) => {
  await openEssay(page);
  // Playwright turns that keeping off, so the page is told as a browser tells it.
  await page.evaluate(() => {
    localStorage.setItem('theme', 'dark');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('radio', { name: 'Dark', includeHidden: true })).toBeChecked();
  await page.evaluate(() => {
    localStorage.removeItem('theme');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('the menu closes on Escape wherever the focus is, and when the focus goes on past it', async ({ page }) => {
  await openEssay(page);
  const summary = page.getByRole('banner').getByText('Display');
  const light = page.getByRole('radio', { name: 'Light' });
  await summary.click();
  await page.getByText('Theme', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(light).toBeHidden();
  await expect(summary).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(light).toBeVisible();
  const other = page.getByRole('banner').getByRole('link', { name: '中文' });
  while (!(await other.evaluate((link) => link === document.activeElement))) await page.keyboard.press('Tab');
  await expect(light).toBeHidden();
});
