import { expect, type Page, test } from '@playwright/test';
import { essayPath, openEssay, paintAll, pair, viewButton } from './reading-page';

const isPhone = (): boolean => test.info().project.name === 'phone';

test('whatever can be pressed and does not stand in a sentence is at least 24 px high and wide', async ({ page }) => {
  for (const path of ['/en', essayPath(), essayPath({ query: '?view=en' }), '/en/nope']) {
    await page.goto(path);
    await page.getByRole('banner').getByText('Display').click();
    const details = page.locator('main details > summary:visible');
    for (const summary of await details.all()) await summary.click();
    await paintAll(page);
    const { small, measured } = await page.locator('a, button, summary, input').evaluateAll((targets) => {
      // WCAG 2.5.8: a target in a sentence is as high as its line.
      const inSentence = (target: Element) =>
        Array.from(target.closest('.keep')?.childNodes ?? target.parentElement?.childNodes ?? []).some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
      const shown = targets
        .map((target) => target.closest('label') ?? target)
        .filter((target) => target.checkVisibility() && !inSentence(target));
      const sizes = shown.map((target) => {
        const { width, height } = target.getBoundingClientRect();
        return { width, height, html: target.outerHTML.slice(0, 100) };
      });
      return { measured: sizes.length, small: sizes.filter(({ width, height }) => Math.min(width, height) < 23.99) };
    });
    expect(small, path).toEqual([]);
    expect(measured).toBeGreaterThan(8);
  }
});

/** How far the page reaches beyond the window, px, and what does. Boxes that scroll by themselves may be wide inside. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const out = Array.from(document.querySelectorAll('body *')).filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return (
        element.checkVisibility() && width > 1 && (right > wide + 1 || left < -1) && !scrolls(element.parentElement)
      );
    });
    return {
      beyond: document.documentElement.scrollWidth - wide,
      out: out.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    };
  });
const NOTHING = { beyond: 0, out: [] };

test('320 px wide, nothing needs sideways scrolling, with card and menu open', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['/en', '/zh', '/en/nope', `${essayPath()}/versions`]) {
    await page.goto(path);
    expect(await overflow(page), path).toEqual(NOTHING);
  }
  for (const locale of ['en', 'zh'] as const) {
    await openEssay(page, { locale });
    await paintAll(page);
    for (const view of ['zh', 'both', 'en'] as const) {
      await viewButton(page, view).check();
      expect(await overflow(page), `${locale}, ${view}`).toEqual(NOTHING);
    }
    await page
      .getByRole('banner')
      .getByText(/^(Display|显示)$/)
      .click();
    expect(await overflow(page), 'menu').toEqual(NOTHING);
    await page.keyboard.press('Escape');
    await pair(page, 'm2p9').getByRole('link', { name: 'Reference 1', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await overflow(page), 'card').toEqual(NOTHING);
  }
});

test('320 px wide, what the bar offers stands in one line', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const locale of ['en', 'zh'] as const) {
    await openEssay(page, { locale });
    const tops = await page
      .getByRole('banner')
      .locator('.search-link, #display summary, .language')
      .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
    expect(tops).toHaveLength(3);
    expect(Math.max(...tops) - Math.min(...tops), locale).toBeLessThanOrEqual(1);
  }
});

test('in a window 256 px high the open menu lies over the switch that floats there', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await openEssay(page);
  await page.getByRole('banner').getByText('Display').click();
  await expect(page.getByRole('radio', { name: 'System' })).toBeVisible();
  const onTop = await page.getByRole('group', { name: 'Reading view' }).evaluate((view) => {
    const { left, top, width } = view.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + 4)?.closest('details')?.id;
  });
  expect(onTop).toBe('display');
});

test('the switch of a heading stands clear of the heading', async ({ page }) => {
  for (const query of ['?view=en', '?view=zh']) {
    await openEssay(page, { query });
    const gaps = await page.locator('.pair-heading').evaluateAll((rows) =>
      rows.map((row) => {
        const flip = row.querySelector('.flip')?.getBoundingClientRect();
        const heading = row.querySelector(':scope > :is(.zh, .en):not([hidden])')?.getBoundingClientRect();
        // On a phone the switch stands behind the heading.
        return flip && heading && flip.left < heading.left ? heading.left - flip.right : 99;
      }),
    );
    expect(gaps.length).toBeGreaterThan(10);
    expect(Math.min(...gaps), query).toBeGreaterThan(6);
  }
});

test('text at 200 % loses nothing: no sideways scrolling, nothing cut off, every control at hand', async ({ page }) => {
  for (const path of ['/en', essayPath(), essayPath({ locale: 'zh' })]) {
    await page.goto(path);
    await paintAll(page);
    await page.evaluate(() => {
      const root = document.documentElement;
      root.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
    });
    expect(await overflow(page), path).toEqual(NOTHING);
    const cut = await page.locator('body *').evaluateAll((all) =>
      all
        .filter(
          (element) =>
            /hidden|clip/.test(getComputedStyle(element).overflow) &&
            !element.matches('.sr-only, .sr-only *') &&
            element.checkVisibility(),
        )
        .filter(
          (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 100)),
    );
    expect(cut, path).toEqual([]);
    await expect(page.getByRole('banner').getByText(/^(Display|显示)$/)).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('banner').getByRole('link', { name: /^(中文|English)$/ })).toBeInViewport({ ratio: 1 });
    for (const radio of await page
      .getByRole('group', { name: /^(Reading view|阅读方式)$/ })
      .getByRole('radio')
      .all())
      await expect(radio).toBeInViewport({ ratio: 1 });
  }
});

test('with less motion asked for, nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openEssay(page);
  const moving = await page.locator('*').evaluateAll(
    (all) =>
      all.filter((element) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
        return !/^0s(?:, 0s)*$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      }).length,
  );
  expect(moving).toBe(0);
});

test('in forced colours the view in force and the focus can still be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openEssay(page);
  const grounds = () =>
    page
      .getByRole('group', { name: 'Reading view' })
      .locator('label')
      .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).backgroundColor));
  const current = isPhone() ? 2 : 1;
  const before = await grounds();
  expect(
    before.filter((ground) => ground === before[current]),
    `before a choice: ${before}`,
  ).toHaveLength(1);
  await viewButton(page, 'zh').check();
  const after = await grounds();
  expect(
    after.filter((ground) => ground === after[0]),
    `after one: ${after}`,
  ).toHaveLength(1);
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const focused = document.activeElement?.closest('label') ?? document.activeElement;
    return focused ? getComputedStyle(focused).outlineStyle : '';
  });
  expect(outline).toMatch(/solid|auto/);
});
