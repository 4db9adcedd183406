import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { essayPath, openEssay, paintAll, pair, viewButton } from './reading-page';

const RULES = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['light', 'sepia', 'dark'] as const;

/**
 * Expects axe to find nothing, and says what it found where.
 * `part` looks at a part of the page only, `colours` at its colours only, the one thing that a theme changes.
 */
async function expectNoViolations(
  page: Page,
  what: string,
  { part, colours = false }: Readonly<{ part?: string; colours?: boolean }> = {},
): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (part) axe.include(part);
  if (colours) axe.withRules(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']);
  else axe.withTags(RULES);
  const { violations, passes } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
  expect.soft(found, what).toEqual([]);
  // What axe could not see it could not judge.
  expect(
    passes.map(({ id }) => id),
    what,
  ).toContain('color-contrast-enhanced');
}

async function chooseTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  const menu = page
    .getByRole('banner')
    .getByRole('group')
    .filter({ has: page.getByText(/^(Display|显示)$/) });
  await menu.getByText(/^(Display|显示)$/).click();
  await page.locator(`[id="theme-${theme}"]`).check();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

for (const locale of ['en', 'zh'] as const) {
  test(`the essay at /${locale} has no violation in any view and theme`, async ({ page }) => {
    test.setTimeout(120_000);
    await openEssay(page, { locale });
    await paintAll(page);
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      for (const view of ['zh', 'both', 'en'] as const) {
        await viewButton(page, view).check();
        await expectNoViolations(page, `${view}, ${theme}`, { colours: theme !== 'light' });
      }
    }
  });

  test(`home, versions and wrong addresses at /${locale} have no violation in any theme`, async ({ page }) => {
    test.setTimeout(90_000);
    for (const path of [`/${locale}`, `/${locale}/essays/ai-goverance`, `${essayPath({ locale })}/versions`]) {
      await page.goto(path);
      for (const theme of THEMES) {
        await chooseTheme(page, theme);
        await expectNoViolations(page, `${path}, ${theme}`, { colours: theme !== 'light' });
      }
    }
  });

  test(`an open card and the open menu at /${locale} have no violation in any theme`, async ({ page }) => {
    test.setTimeout(90_000);
    await openEssay(page, { locale });
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      await pair(page, 'm2p9')
        .getByRole('link', { name: /^(Reference|参考文献) 1$/ })
        .and(page.locator(`:lang(${locale})`))
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolations(page, `card, ${theme}`, { part: '[role="dialog"]' });
      await page.keyboard.press('Escape');
      await page
        .getByRole('banner')
        .getByText(/^(Display|显示)$/)
        .click();
      await expect(page.locator(`[id="theme-${theme}"]`)).toBeVisible();
      await expectNoViolations(page, `menu, ${theme}`, { part: 'header.bar' });
      await page.keyboard.press('Escape');
    }
  });
}

test('headings go down one level at a time, and every part of a page is a landmark', async ({ page }) => {
  for (const path of ['/en', '/zh', essayPath(), essayPath({ locale: 'zh' }), '/en/nope']) {
    await page.goto(path);
    const levels = await page
      .getByRole('heading')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels[0]).toBe(1);
    levels.reduce((before, level) => {
      expect(level - before, `${path}: h${level} after h${before}`).toBeLessThanOrEqual(1);
      return level;
    }, 0);
    for (const role of ['banner', 'main', 'contentinfo'] as const) await expect(page.getByRole(role)).toHaveCount(1);
    const outside = await page
      .locator('body > *')
      .evaluateAll((parts) =>
        parts
          .filter(
            (part) =>
              part.checkVisibility() && !part.matches('header, main, footer, .skip, [role="status"], :has(> main)'),
          )
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
    expect(outside).toEqual([]);
  }
});

test('the first Tab offers the way past the bar, and leads to the text', async ({ page }) => {
  await openEssay(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
