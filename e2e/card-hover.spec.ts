import { expect, type Locator, type Page, test } from '@playwright/test';
import { openEssay, placeAt, side } from './reading-page';

const card = (page: Page): Locator => page.getByRole('dialog');
const marker = (page: Page, number = 2): Locator =>
  side(page, 'm2p9', 'en').getByRole('link', { name: `Reference ${number}`, exact: true });

type Point = Readonly<{ x: number; y: number }>;

/** A place right of the column, where there is no marker and no card. */
const ASIDE: Point = { x: 1350, y: 600 };

async function middleOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect(width * height).toBeGreaterThan(0);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Moves the pointer, and waits until the page knows. */
async function pointAt(page: Page, { x, y }: Point, steps = 1): Promise<void> {
  await page.mouse.move(x, y, { steps });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { pointer?: Point }).pointer))
    .toEqual({ x: Math.floor(x), y: Math.floor(y) });
}

/** Expects that nothing stands open, and that nothing will after two more seconds. */
async function expectNothingOpens(page: Page): Promise<void> {
  await page.clock.runFor(2_000);
  await expect(card(page)).toHaveCount(0);
}

/** Opens the essay with the end of ¶2 in the middle of the window, the pointer aside, and the clock in the test's hands. */
async function openAtMarkers(page: Page, view: 'en' | 'both' = 'en'): Promise<void> {
  await page.clock.install({ time: new Date('2026-01-01T08:00:00') });
  await page.addInitScript(() => {
    addEventListener('pointermove', ({ clientX, clientY }) => {
      Object.assign(window, { pointer: { x: Math.floor(clientX), y: Math.floor(clientY) } });
    });
  });
  await openEssay(page, { query: `?view=${view}` });
  await placeAt(page, 'yb9w', 500);
  await expect(marker(page)).toBeInViewport({ ratio: 1 });
  await page.clock.pauseAt(new Date('2026-01-01T09:00:00'));
  await page.clock.runFor(1_000);
}

/** Points at a marker for as long as it takes. */
async function openByHover(page: Page, number = 2): Promise<void> {
  await pointAt(page, await middleOf(marker(page, number)));
  await page.clock.runFor(150);
  await expect(card(page)).toBeVisible();
}

test('a card opens after the pointer has rested on the marker for 150 ms, and not before', async ({ page }) => {
  await openAtMarkers(page);
  await pointAt(page, await middleOf(marker(page)));
  await page.clock.runFor(149);
  await expect(card(page)).toHaveCount(0);
  await page.clock.runFor(1);
  await expect(card(page)).toBeVisible();
  await expect(card(page)).toHaveAccessibleName('Reference 2');
  await expect(card(page)).not.toBeFocused();
});

test('a pointer that only passes over a marker opens nothing', async ({ page }) => {
  await openAtMarkers(page);
  await pointAt(page, await middleOf(marker(page)));
  await page.clock.runFor(140);
  await pointAt(page, ASIDE);
  await expectNothingOpens(page);
});

test('a card closes when the pointer has been off marker and card for 300 ms, and not before', async ({ page }) => {
  await openAtMarkers(page);
  await openByHover(page);
  await pointAt(page, ASIDE);
  await page.clock.runFor(299);
  await expect(card(page)).toBeVisible();
  await page.clock.runFor(1);
  await expect(card(page)).toHaveCount(0);
});

test('the pointer can come back to the marker, and travel into the card and stay there', async ({ page }) => {
  await openAtMarkers(page);
  await openByHover(page);
  const at = await middleOf(marker(page));
  await pointAt(page, ASIDE);
  await page.clock.runFor(250);
  await pointAt(page, at);
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();

  const inside = await middleOf(card(page).getByRole('link', { name: '¶2' }));
  await pointAt(page, inside, 12);
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
  await pointAt(page, ASIDE);
  await page.clock.runFor(299);
  await expect(card(page)).toBeVisible();
  await page.clock.runFor(1);
  await expect(card(page)).toHaveCount(0);
});

test('a card that was pressed open stays when the pointer leaves', async ({ page }) => {
  await openAtMarkers(page);
  const { x, y } = await middleOf(marker(page));
  await page.mouse.click(x, y);
  await expect(card(page)).toBeVisible();
  await pointAt(page, ASIDE);
  await page.clock.runFor(2_000);
  await expect(card(page)).toBeVisible();
});

test('pointing at another marker moves the card there: there is never more than one', async ({ page }) => {
  await openAtMarkers(page, 'both');
  await openByHover(page);
  await expect(card(page)).toHaveAccessibleName('Reference 2');
  const other = await page.locator('.cite:not(.open)').evaluateAll((markers) =>
    markers
      .map((element) => ({ element, box: element.getBoundingClientRect(), name: element.getAttribute('aria-label') }))
      .map(({ element, box, name }) => ({ element, name, x: box.x + box.width / 2, y: box.y + box.height / 2 }))
      .filter(({ element, x, y }) => document.elementFromPoint(x, y) === element)
      .map(({ name, x, y }) => ({ name, x, y }))
      .at(0),
  );
  if (!other?.name) throw new Error('no other marker is in the window');
  await pointAt(page, other);
  await page.clock.runFor(150);
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toHaveAccessibleName(other.name);
});

test('text that scrolls under a resting pointer opens nothing', async ({ page }) => {
  await openAtMarkers(page);
  const { x, y } = await middleOf(marker(page));
  await pointAt(page, { x, y: y + 100 });
  await expectNothingOpens(page);
  // One turn of the wheel, let go when the marker has come under the pointer.
  await page.mouse.wheel(0, -100);
  await expect.poll(async () => Math.abs((await middleOf(marker(page))).y - y - 100)).toBeLessThan(4);
  await expect.poll(() => marker(page).evaluate((element) => element.matches(':hover'))).toBe(true);
  await expectNothingOpens(page);
});

test('scrolling stops a card from opening', async ({ page }) => {
  await openAtMarkers(page);
  await pointAt(page, await middleOf(marker(page)));
  await page.clock.runFor(100);
  await page.evaluate(async () => {
    const scrolled = new Promise((resolve) => addEventListener('scroll', resolve, { once: true }));
    scrollBy({ top: 3, behavior: 'instant' });
    await scrolled;
  });
  await expect.poll(() => marker(page).evaluate((element) => element.matches(':hover'))).toBe(true);
  await expectNothingOpens(page);
});

test('after Escape a marker that only comes to lie under the resting pointer opens nothing, one that is pointed at does', async ({
  page,
}) => {
  await openAtMarkers(page);
  await openByHover(page);
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  // What a browser says when a card that lay over a marker is gone: over it, without a move.
  await marker(page).dispatchEvent('pointerover', { pointerType: 'mouse', bubbles: true });
  await expectNothingOpens(page);
  await pointAt(page, ASIDE);
  await openByHover(page);
});
