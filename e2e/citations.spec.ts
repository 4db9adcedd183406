import { expect, type Locator, type Page, test } from '@playwright/test';
import { openEssay, pair, side, topOf, viewButton } from './reading-page';

const isPhone = (): boolean => test.info().project.name === 'phone';
/** Only one card is open at a time: `card` is that one, whatever it is for. */
const card = (page: Page): Locator => page.getByRole('dialog');
const marker = (page: Page, number: number, lang: 'zh' | 'en' = 'en'): Locator =>
  page
    .locator('.pair')
    .getByRole('link', { name: `${lang === 'zh' ? '参考文献' : 'Reference'} ${number}`, exact: true });

/** Brings a marker well into the window, and opens its card as the device does. */
async function press(target: Locator): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  if (isPhone()) await target.tap();
  else await target.click();
}

test('a marker is a link to its entry, named for its use in the language of its paragraph', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'both').check();
  for (let number = 1; number <= 15; number++) {
    for (const lang of ['zh', 'en'] as const) {
      await expect(marker(page, number, lang)).toHaveAttribute('role', 'doc-biblioref');
      await expect(marker(page, number, lang)).toHaveAttribute('href', /^#ref-/);
      await expect(marker(page, number, lang)).toHaveText(`[${number}]`);
    }
  }
});

test('pressing a marker opens a card in the language of the paragraph, with entry, link, places and the way to the list', async ({
  page,
}) => {
  await openEssay(page);
  await viewButton(page, 'both').check();
  for (const [lang, tag, cited, list] of [
    ['zh', 'zh-Hans', '被引 1 次： ¶2', '[1] 见参考文献表'],
    ['en', 'en', 'Cited once: ¶2', '[1] In the references'],
  ] as const) {
    await press(marker(page, 1, lang));
    await expect(card(page)).toHaveCount(1);
    await expect(card(page)).toBeVisible();
    await expect(card(page)).toHaveAttribute('lang', tag);
    await expect(card(page)).toHaveAccessibleName(lang === 'zh' ? '参考文献 1' : 'Reference 1');
    await expect(card(page)).toContainText('DeepSeek_V3');
    await expect(card(page)).toContainText(cited);
    const source = card(page).getByRole('link', { name: /^https:\/\/github\.com/ });
    await expect(source).toHaveAttribute(
      'href',
      'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/DeepSeek_V3.pdf',
    );
    await expect(card(page).getByRole('link', { name: '¶2' })).toHaveAttribute('href', '#m2p9');
    await expect(card(page).getByRole('link', { name: list })).toHaveAttribute('href', '#ref-deepseek-v3');
    await expect(page).not.toHaveURL(/#ref/);
  }
  await card(page).getByRole('link', { name: '[1] In the references' }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#ref-deepseek-v3$/);
  await expect(page.locator('[id="ref-deepseek-v3"]')).toBeInViewport();
});

test('one card at a time; a press on its marker, on its button or outside closes it', async ({ page }) => {
  await openEssay(page);
  await press(marker(page, 1));
  await expect(card(page)).toHaveAccessibleName('Reference 1');
  await press(marker(page, 2));
  await expect(card(page)).toHaveCount(1);
  await expect(card(page)).toHaveAccessibleName('Reference 2');
  await press(marker(page, 2));
  await expect(card(page)).toHaveCount(0);
  await press(marker(page, 2));
  await card(page).getByRole('button', { name: 'Close' }).click();
  await expect(card(page)).toHaveCount(0);
  await press(marker(page, 2));
  await expect(card(page)).toBeVisible();
  await page.getByRole('banner').click({ position: { x: 2, y: 2 } });
  await expect(card(page)).toHaveCount(0);
});

test('from the keyboard: Tab alone opens nothing, Enter goes in, Tab reaches every link, Escape goes back', async ({
  page,
}) => {
  await page.clock.install();
  await openEssay(page);
  await marker(page, 1).focus();
  await page.keyboard.press('Tab');
  await expect(marker(page, 2)).toBeFocused();
  await page.clock.runFor(2_000);
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeFocused();
  for (const link of await card(page).getByRole('link').all()) {
    await page.keyboard.press('Tab');
    await expect(link).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(card(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card(page)).toHaveCount(0);
  await expect(marker(page, 2)).toBeFocused();
});

test('a card is whole inside the window, a sheet at its foot where there is little room', async ({ page }) => {
  await openEssay(page);
  const phone = isPhone();
  for (const [width, height] of phone
    ? ([
        [390, 844],
        [320, 256],
      ] as const)
    : ([
        [1440, 900],
        [900, 600],
        [320, 256],
      ] as const)) {
    await page.setViewportSize({ width, height });
    for (const number of [1, 8, 12, 15]) {
      await press(marker(page, number));
      const place = await card(page).evaluate((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { left, top, right, bottom, high: innerHeight, wide: document.documentElement.clientWidth };
      });
      expect(Math.min(place.left, place.top), `[${number}] at ${width}`).toBeGreaterThanOrEqual(0);
      expect(place.right).toBeLessThanOrEqual(place.wide + 0.5);
      expect(place.bottom).toBeLessThanOrEqual(place.high + 0.5);
      if (width < 640) expect([place.left, Math.round(place.bottom)]).toEqual([0, place.high]);
      await expect(card(page).getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(card(page)).toHaveCount(0);
    }
  }
});

test('the mark of a translator’s note opens its note', async ({ page }) => {
  await openEssay(page);
  const mark = side(page, 'n3xd', 'en').getByRole('link', { name: 'Note 1' });
  await expect(mark).toHaveAttribute('role', 'doc-noteref');
  await press(mark);
  await expect(card(page)).toHaveAccessibleName('Note 1');
  await expect(card(page)).toContainText('Translator’s note: The Chinese has 在编制企业');
  await expect(card(page).getByRole('link', { name: '¶10' })).toHaveAttribute('href', '#n3xd');
});

test('without popovers the marker leads to its entry, and the entry back', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, 'showPopover'));
  await openEssay(page);
  await press(marker(page, 15));
  await expect(page).toHaveURL(/#ref-li-report-2025$/);
  await expect(card(page)).toHaveCount(0);
  const entry = page.locator('[id="ref-li-report-2025"]');
  await expect(entry).toBeInViewport();
  await entry.getByRole('link', { name: '¶27' }).last().click();
  await expect(page).toHaveURL(/#g83u$/);
  await expect(pair(page, 'g83u')).toBeInViewport();
});

test('every entry leads back to every place that cites it, with a line of the sentence there', async ({ page }) => {
  await openEssay(page);
  const missing = await page
    .locator('.pair [role="doc-biblioref"], .pair [role="doc-noteref"]')
    .evaluateAll((markers) =>
      markers
        .filter((element) => {
          const [row, text] = [element.closest('.pair'), element.closest('.zh, .en')];
          const lang = text?.getAttribute('lang');
          const entry = document.getElementById(element.getAttribute('href')?.slice(1) ?? '');
          const backs = Array.from(entry?.querySelectorAll(`:scope > [lang="${lang}"] [role="doc-backlink"]`) ?? []);
          const back = backs.find((link) => link.getAttribute('href') === `#${row?.id}`);
          const bare = (string: string) => string.replace(/\[\d+\]|[\u2460-\u2473]|\s/g, '');
          const line = bare(back?.parentElement?.querySelector('.sentence')?.textContent ?? '').replace(
            /^“…?|…?”$/g,
            '',
          );
          return line.length < 8 || !bare(text?.textContent ?? '').includes(line.replace(/[。.]$/, ''));
        })
        .map((element) => element.getAttribute('aria-label')),
    );
  expect(missing).toEqual([]);
});

test('no line begins with a marker', async ({ page }) => {
  test.setTimeout(60_000);
  await openEssay(page);
  await viewButton(page, 'both').check();
  for (const width of isPhone() ? [320, 360, 390, 412] : [500, 640, 768, 900, 1024, 1280, 1440, 1800]) {
    await page.setViewportSize({ width, height: 900 });
    const { seen, parted } = await page.locator('.pair .cite').evaluateAll((markers) => {
      const before = (element: Element) => {
        const texts = document.createTreeWalker(element.closest('.zh, .en') ?? element, NodeFilter.SHOW_TEXT);
        let last: Node | null = null;
        for (let node = texts.nextNode(); node && !element.contains(node); node = texts.nextNode()) last = node;
        const range = document.createRange();
        const end = last?.textContent?.length ?? 0;
        if (last) range.setStart(last, end - 1);
        if (last) range.setEnd(last, end);
        return range.getBoundingClientRect();
      };
      const at = markers.map((element) => ({
        mark: element.getBoundingClientRect(),
        text: before(element),
        name: element.getAttribute('aria-label'),
      }));
      return {
        seen: at.filter(({ mark, text }) => mark.width > 0 && text.width > 0).length,
        parted: at
          .filter(({ mark, text }) => text.right > mark.left + 1 || text.bottom < mark.top)
          .map(({ name }) => name),
      };
    });
    expect(seen).toBeGreaterThanOrEqual(30);
    expect(parted, `at ${width}`).toEqual([]);
  }
});

for (const hash of ['#bibliography', '#ref-deepseek-r1', '#notes']) {
  test(`the address ${hash} lands under the bar, though what is around it is laid out only then`, async ({ page }) => {
    await openEssay(page, { hash });
    const target = page.locator(hash);
    const wanted = await target.evaluate((element) => Number.parseFloat(getComputedStyle(element).scrollMarginTop));
    await expect.poll(async () => Math.abs((await topOf(target)) - wanted)).toBeLessThan(6);
    await expect(target).toBeInViewport();
  });
}
