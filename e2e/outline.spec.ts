import { expect, type Locator, type Page, test } from '@playwright/test';
import { barFoot, openEssay, pair, placeAt, settled, topOf } from './reading-page';

const outline = (page: Page): Locator => page.getByRole('navigation', { name: 'Outline' });
const entry = (page: Page, name: string): Locator => outline(page).getByRole('link', { name, exact: true });
const current = (page: Page): Locator => outline(page).locator('[aria-current="location"]');

/** Headings of the essay's text in English, in order: level and words. */
const headings = (page: Page) =>
  page
    .locator('.pair > :is(h2, h3, h4, h5, h6).en')
    .evaluateAll((all) => all.map((heading) => [Number(heading.tagName.slice(1)), heading.textContent?.trim()]));

/** Entries of an outline, in order: level by the lists they stand in, and words. */
const entries = (list: Locator) =>
  list.getByRole('link').evaluateAll((links) =>
    links.map((link) => {
      let level = 1;
      for (let at = link.closest('ol'); at; at = at.parentElement?.closest('ol') ?? null) level++;
      return [level, link.textContent?.trim()];
    }),
  );

test('the outline is nested as the headings are, and holds them all', async ({ page }) => {
  await openEssay(page);
  const inText = await headings(page);
  expect(inText).toHaveLength(15);
  expect(new Set(inText.map(([level]) => level))).toEqual(new Set([2, 3, 4]));
  expect(await entries(outline(page))).toEqual(inText);
});

test('the outline stands beside the text when wide, and folds away above it when narrow', async ({ page }) => {
  await openEssay(page);
  const beside = await outline(page).boundingBox();
  const text = await page.getByRole('main').boundingBox();
  expect((beside?.x ?? 0) + (beside?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
  await expect(page.getByRole('main').getByText('Outline', { exact: true })).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(outline(page)).toBeHidden();
  await page.getByRole('main').getByText('Outline', { exact: true }).click();
  await expect(outline(page)).toBeVisible();
  expect(await entries(outline(page))).toEqual(await headings(page));
  // Numbers of its own would be taken for the essay's.
  await expect(outline(page).getByRole('listitem').first()).toHaveCSS('list-style-type', 'none');
  await expect(current(page)).toHaveCount(1);
  await entry(page, 'Postscript').click();
  await expect(page).toHaveURL(/#postscript$/);
  await expect(pair(page, 'postscript')).toBeInViewport();
});

test('an entry stays where it landed while the rows before it come to their real height', async ({ page }) => {
  await openEssay(page);
  // Chromium makes up for most of it by itself; on a slow machine not for all.
  await page.evaluate(() => document.documentElement.style.setProperty('overflow-anchor', 'none'));
  for (const title of [
    'The predicament of global AI governance',
    'AI in China: the latest developments',
    'A lack of consensus on standards for global AI governance',
  ]) {
    await entry(page, title).click();
    await settled(page);
    const heading = page.getByRole('main').locator('.pair:target');
    await expect(heading.getByRole('heading', { name: title })).toBeVisible();
    const foot = await barFoot(page);
    await expect.poll(() => topOf(heading), title).toBeGreaterThanOrEqual(foot - 1);
    await expect.poll(() => topOf(heading), title).toBeLessThanOrEqual(foot + 60);
  }
});

test('an entry is landed on where the browser takes longer than a frame to go there', async ({ page }) => {
  await page.addInitScript(() => {
    const ask = window.requestAnimationFrame;
    let early: Event | undefined;
    // As in Firefox, where a frame may come between a click and what it does.
    window.requestAnimationFrame = (callback) => {
      if (event?.type !== 'click' || event === early) return ask(callback);
      early = event;
      callback(performance.now());
      return 0;
    };
  });
  await openEssay(page);
  for (const title of ['Seeking balance', 'Postscript', 'Technological breakthroughs']) {
    await entry(page, title).click();
    await settled(page);
    await expect(page.locator('.pair:target').getByRole('heading', { name: title })).toBeInViewport();
  }
});

test('the one current entry follows the section being read', async ({ page }) => {
  await openEssay(page);
  await expect(current(page)).toHaveText('AI in China: the latest developments');
  for (const [paragraph, title] of [
    ['tsh2', 'Led by government'],
    ['k6hh', 'The fragmentation of global AI governance'],
    ['exj6', 'Postscript'],
    ['m2p9', 'AI in China: the latest developments'],
  ] as const) {
    await placeAt(page, paragraph, 80);
    await expect(current(page)).toHaveText([title]);
  }
});

/** Takes away what follows the last headings, so that their sections cannot fill a window. */
async function endEarly(page: Page): Promise<void> {
  const lists = page.locator('[role="doc-bibliography"], [role="doc-endnotes"]');
  await expect(lists).toHaveCount(2);
  await lists.evaluateAll((all) => {
    for (const list of all) list.remove();
  });
}

test('a last section too short to reach the top becomes current at the end of the page', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  await endEarly(page);
  await placeAt(page, 'az72', 80);
  await page.keyboard.press('End');
  await expect(current(page)).toHaveText(['References']);
  expect(await topOf(pair(page, 'references'))).toBeGreaterThan(300);
});

test('the chosen entry stays current until the reader scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1600 });
  await openEssay(page, { query: '?view=en' });
  await endEarly(page);
  await entry(page, 'Postscript').click();
  await expect(pair(page, 'postscript')).toBeInViewport();
  await settled(page);
  expect(await topOf(pair(page, 'postscript'))).toBeGreaterThan(150);
  await expect(current(page)).toHaveText(['Postscript']);
  await page.mouse.move(900, 600);
  await page.mouse.wheel(0, -20);
  await expect(current(page)).toHaveText(['References']);
  await page.mouse.wheel(0, -3000);
  await expect(current(page)).not.toHaveText(['References']);
});

test('every entry moves the focus as well as the page, and nothing lands under the bar', async ({ page }) => {
  await openEssay(page);
  const foot = await barFoot(page);
  for (const link of await outline(page).getByRole('link').all()) {
    const name = ((await link.getAttribute('href')) ?? '').slice(1);
    await link.click();
    await expect(pair(page, name)).toBeFocused();
    await settled(page);
    const top = await topOf(pair(page, name).getByRole('heading').first());
    expect(top, name).toBeGreaterThanOrEqual(foot);
    expect(top, name).toBeLessThanOrEqual(foot + 120);
  }
  // From there Tab goes on in the section, not in the outline.
  await page.keyboard.press('Tab');
  await expect(pair(page, 'references').getByRole('link', { name: 'Link to this section' })).toBeFocused();
});
