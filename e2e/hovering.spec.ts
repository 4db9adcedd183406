import { expect, type Locator, type Page, test } from '@playwright/test';
import { openEssay } from './reading-page';

const card = (page: Page): Locator => page.getByRole('dialog');
const marker = (page: Page, number: number): Locator =>
  page.getByRole('link', { name: `Reference ${number}`, exact: true });

/** Opens the essay with the clock in the test's hands, and a marker in the middle of the window. */
async function openStill(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await openEssay(page);
  await marker(page, 1).evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await expect(marker(page, 1)).toBeInViewport();
  await page.clock.pauseAt(60_000);
}

/** Scrolls, and returns when the page has been told of it. */
const scroll = (page: Page, by: number): Promise<void> =>
  page.evaluate(
    (top) =>
      new Promise((told) => {
        addEventListener('scroll', () => told(), { once: true });
        scrollBy({ top, behavior: 'instant' });
      }),
    by,
  );

const away = (page: Page) => page.mouse.move(5, 500);

test('a pointer that rests on a marker opens its card after 150 ms and not before', async ({ page }) => {
  await openStill(page);
  await marker(page, 1).hover();
  await page.clock.runFor(149);
  await expect(card(page)).toHaveCount(0);
  await page.clock.runFor(1);
  await expect(card(page)).toBeVisible();
  await expect(card(page)).not.toBeFocused();
  await away(page);
});

test('a pointer that only passes opens nothing', async ({ page }) => {
  await openStill(page);
  await marker(page, 1).hover();
  await page.clock.runFor(100);
  await away(page);
  await page.clock.runFor(1_000);
  await expect(card(page)).toHaveCount(0);
});

test('the card closes 300 ms after the pointer has left, and stays while the pointer travels into it', async ({
  page,
}) => {
  await openStill(page);
  await marker(page, 1).hover();
  await page.clock.runFor(150);
  await card(page).getByText('Cited once:').hover();
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
  await marker(page, 1).hover();
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
  await away(page);
  await page.clock.runFor(299);
  await expect(card(page)).toBeVisible();
  await page.clock.runFor(1);
  await expect(card(page)).toHaveCount(0);
});

test('back on the marker within 300 ms keeps the card', async ({ page }) => {
  await openStill(page);
  await marker(page, 1).hover();
  await page.clock.runFor(150);
  await away(page);
  await page.clock.runFor(200);
  await marker(page, 1).hover();
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
});

test('a card that was pressed stays when the pointer leaves', async ({ page }) => {
  await openStill(page);
  await marker(page, 1).click();
  await expect(card(page)).toBeVisible();
  await away(page);
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
});

test('nothing opens while the page scrolls', async ({ page }) => {
  await openStill(page);
  await marker(page, 1).hover();
  await page.clock.runFor(100);
  await scroll(page, 2);
  await page.clock.runFor(1_000);
  await expect(card(page)).toHaveCount(0);

  // A pointer that comes upon a marker between two turns of the wheel is not pointing at it.
  await away(page);
  await scroll(page, 2);
  await page.clock.runFor(149);
  await marker(page, 2).hover();
  await page.clock.runFor(1_000);
  await expect(card(page)).toHaveCount(0);
  await away(page);
  await marker(page, 2).hover();
  await page.clock.runFor(150);
  await expect(card(page)).toBeVisible();
});
