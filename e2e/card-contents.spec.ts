import { expect, type Locator, type Page, test } from '@playwright/test';
import { essayPath, openEssay, settled, side, viewButton } from './reading-page';

const card = (page: Page): Locator => page.getByRole('dialog');
const marker = (page: Page, lang: 'zh' | 'en' = 'en'): Locator =>
  side(page, 'm2p9', lang).getByRole('link', {
    name: lang === 'en' ? 'Reference 1' : '参考文献 1',
    exact: true,
  });

/** Serves the essay with its HTML changed: a case that the essay does not have, as the same code would render it. */
async function serveChanged(page: Page, change: (html: string) => string): Promise<void> {
  await page.route(`**${essayPath()}`, async (route) => {
    const answer = await route.fetch();
    const before = await answer.text();
    const body = change(before);
    expect(body === before, 'nothing was changed').toBe(false);
    await route.fulfill({ response: answer, body });
  });
}

test('markers that stand side by side are one card with all their entries, in their order', async ({ page }) => {
  await serveChanged(page, (html) =>
    html
      .replace(/<a [^>]*aria-label="Reference 2"[^>]*>.*?<\/a>/, '')
      .replace(
        /(<a [^>]*aria-label="Reference 1"[^>]*>.*?<\/a>)(?=<\/span>)/,
        (own) =>
          own +
          own
            .replaceAll('ref-deepseek-v3', 'ref-deepseek-r1')
            .replace('Reference 1', 'Reference 2')
            .replace('[1]', '[2]'),
      ),
  );
  await openEssay(page);
  for (const number of [1, 2]) {
    const pressed = side(page, 'm2p9', 'en').getByRole('link', { name: `Reference ${number}`, exact: true });
    await pressed.click();
    await expect(card(page)).toHaveCount(1);
    await expect(card(page)).toContainText(/DeepSeek_V3\.pdf[\s\S]*DeepSeek_R1\.pdf/);
    await expect(card(page).getByRole('link', { name: 'In the references' })).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(pressed).toBeFocused();
  }
});

test('a long entry scrolls inside its card, and the page stays where it is', async ({ page }) => {
  await serveChanged(page, (html) =>
    html.replaceAll('“DeepSeek_V3.”', `“DeepSeek_V3.” ${'And its many authors. '.repeat(200)}`),
  );
  await openEssay(page);
  await marker(page).click();
  await expect(card(page)).toBeVisible();
  await settled(page);
  const scrolled = await page.evaluate(() => scrollY);
  const { x, y } = (await card(page).boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 20, y + 20);
  await page.mouse.wheel(0, 20_000);
  await expect(card(page).getByRole('link', { name: '¶2' })).toBeInViewport({ ratio: 1 });
  await expect(card(page).getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await page.mouse.wheel(0, 2_000);
  await settled(page);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

test('whatever can be pressed in a card and does not stand in a sentence is at least 24 px high and wide', async ({
  page,
}) => {
  await openEssay(page);
  await marker(page).click();
  const [list, close] = [card(page).getByRole('link', { name: 'In the references' }), card(page).getByRole('button')];
  for (const target of [list, close, card(page).getByRole('link', { name: '¶2' })]) {
    const { width, height } = (await target.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height), String(target)).toBeGreaterThanOrEqual(24);
  }
});

test.describe('at 400 % zoom of a window of 1280 × 1024', () => {
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });

  test('a card is a sheet inside the window, and its last link can be reached', async ({ page }) => {
    await openEssay(page);
    await viewButton(page, 'both').check();
    for (const lang of ['zh', 'en'] as const) {
      await marker(page, lang).evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await marker(page, lang).press('Enter');
      const place = await card(page).evaluate((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top: top >= 0, right, bottom: Math.round(bottom) };
      });
      expect(place).toEqual({ left: 0, top: true, right: 320, bottom: 256 });
      await card(page).getByRole('link', { name: '¶2' }).focus();
      await expect(card(page).getByRole('link', { name: '¶2' })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(marker(page, lang)).toBeFocused();
    }
  });
});

test('entries that nothing cites are listed apart, under the author’s own numbers, and lead nowhere back', async ({
  page,
}) => {
  await openEssay(page);
  const list = page.locator('[role="doc-bibliography"]');
  await expect(list).toHaveCount(1);
  const [cited, uncited] = [list.getByRole('list').first(), list.getByRole('list').last()];
  await expect(list.getByRole('list')).toHaveCount(2);
  await expect(cited.getByRole('listitem')).toHaveCount(15);
  await expect(uncited.getByRole('listitem')).toHaveCount(4);
  await expect(list.getByRole('heading', { name: 'Listed but not cited' })).toBeVisible();
  await expect(list.getByRole('heading', { name: '列出而未引用的文献' })).toBeVisible();
  expect(await uncited.locator('.entry-number').allTextContents()).toEqual(['[12]', '[13]', '[14]', '[15]']);
  await expect(uncited.locator('[role="doc-backlink"]')).toHaveCount(0);
  for (const entry of await cited.getByRole('listitem').all())
    await expect(entry.locator('[role="doc-backlink"]')).not.toHaveCount(0);
});

test('an entry names the numbers under which the same work stands again, in each language', async ({ page }) => {
  await openEssay(page);
  const same = {
    'cnnic-genai-2024': ['与 [6]、[7] 为同一文献。', 'Same work as [6], [7].'],
    'cnnic-genai-2024-b': ['与 [4]、[7] 为同一文献。', 'Same work as [4], [7].'],
    'cnnic-genai-2024-c': ['与 [4]、[6] 为同一文献。', 'Same work as [4], [6].'],
    // The numbers of entries that are not cited are the source's own: [13] is another work among the cited.
    'chen-nie-2024': [
      '与 [10] 及未引用文献中的 [13]、[14]、[15] 为同一文献。',
      'Same work as [10] and, among those not cited, [13], [14], [15].',
    ],
  } as const;
  for (const [key, [zh, en]] of Object.entries(same)) {
    const entry = page.locator(`[id="ref-${key}"]`);
    await expect(entry.locator('[lang="zh-Hans"]').getByText(zh, { exact: true })).toBeVisible();
    await expect(entry.locator('[lang="en"]').getByText(en, { exact: true })).toBeVisible();
  }
  await expect(page.locator('[id="ref-bradford-2023"]').getByText(/Same work|同一文献/)).toHaveCount(0);
});
