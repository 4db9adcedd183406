import { expect, type Page, test } from '@playwright/test';
import {
  barFoot,
  expectNear,
  expectShown,
  openEssay,
  pair,
  placeAt,
  settled,
  side,
  stored,
  switchOf,
  topOf,
  type View,
  viewButton,
} from './reading-page';

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 896;

/** The part of a row, 0 to 1, that has gone under the bar. */
async function partRead(page: Page, name: string): Promise<number> {
  const foot = await barFoot(page);
  return pair(page, name).evaluate((row, under) => {
    const { top, height } = row.getBoundingClientRect();
    return (under - top) / height;
  }, foot);
}

test('every translated block has one switch, whose name is constant and speaks the language of the interface', async ({
  page,
}) => {
  for (const [locale, name, heading] of [
    ['en', 'Show paragraph 2 in the other language', 'Show this heading in the other language'],
    ['zh', '用另一种语言显示第 2 段', '用另一种语言显示本标题'],
  ] as const) {
    await openEssay(page, { locale, query: '?view=zh' });
    const pairs = page.locator('.pair:not(.lone-zh, .lone-en)');
    await expect(pairs.getByRole('switch')).toHaveCount(await pairs.count());
    for (const each of await pairs.all()) expect(await each.getByRole('switch').count()).toBe(1);
    await expect(switchOf(page, 'ai-in-china')).toHaveAccessibleName(heading);
    const own = switchOf(page, 'm2p9');
    await expect(own).toHaveAccessibleName(name);
    await expect(own).not.toBeChecked();
    await own.check();
    await expect(own).toBeChecked();
    await expect(own).toHaveAccessibleName(name);
    await expect(own).not.toHaveAttribute('aria-pressed');
  }
});

test('the switch turns its paragraph and no other, there and back', async ({ page }) => {
  for (const view of ['zh', 'en'] as const) {
    const other = view === 'zh' ? 'en' : 'zh';
    await openEssay(page, { query: `?view=${view}` });
    await switchOf(page, 'm2p9').check();
    await expectShown(page, 'm2p9', other);
    await expectShown(page, 'k3f7', view);
    await expectShown(page, 'yb9w', view);
    await switchOf(page, 'm2p9').uncheck();
    await expectShown(page, 'm2p9', view);
  }
});

test('where both languages are shown there is nothing to switch', async ({ page }) => {
  await openEssay(page, { query: '?view=both' });
  await expectShown(page, 'k3f7', 'both');
  await expect(page.getByRole('switch')).toHaveCount(0);
});

test('Space on the switch turns the paragraph and keeps the focus there', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  await switchOf(page, 'k3f7').focus();
  await page.keyboard.press('Space');
  await expectShown(page, 'k3f7', 'zh');
  await expect(switchOf(page, 'k3f7')).toBeFocused();
  await page.keyboard.press('Space');
  await expectShown(page, 'k3f7', 'en');
});

test('a paragraph that is turned stays where it is on the screen', async ({ page }) => {
  await openEssay(page, { query: '?view=zh' });
  for (const [name, height] of [
    ['m2p9', 90],
    ['kht4', 300],
    ['w829', 90],
  ] as const) {
    await placeAt(page, name, height);
    for (const lang of ['en', 'zh'] as const) {
      const before = await topOf(switchOf(page, name));
      await switchOf(page, name).press('Space');
      await expectShown(page, name, lang);
      await expectNear(switchOf(page, name), before, 2);
      await expectNear(pair(page, name), height);
    }
  }
});

test('a paragraph that is turned from its middle stays at the same part of it', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  for (const name of ['m2p9', 'tf33']) {
    await placeAt(page, name, -120);
    const before = await partRead(page, name);
    await pair(page, name).evaluate((row) => {
      row.tabIndex = -1;
      row.focus({ preventScroll: true });
    });
    await page.keyboard.press('t');
    await expectShown(page, name, 'zh');
    await settled(page);
    const { height } = (await pair(page, name).boundingBox()) ?? { height: 0 };
    expect(Math.abs((await partRead(page, name)) - before) * height).toBeLessThanOrEqual(30);
  }
});

test('a change of view leaves the paragraph being read where it is, wherever that is', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  for (const [name, height] of [
    ['m2p9', 90],
    ['global-dilemma', 70],
    ['az72', 200],
  ] as const) {
    for (const view of ['zh', 'both', 'en'] satisfies View[]) {
      await placeAt(page, name, height);
      await viewButton(page, view).check();
      await expectShown(page, name, view);
      await expectNear(pair(page, name), height);
    }
  }
});

test('a change of view in the middle of a paragraph that fills the window stays at the same part of it', async ({
  page,
}) => {
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: 420 });
  await openEssay(page, { query: '?view=en' });
  for (const name of ['m2p9', 'qq3d']) {
    for (const view of ['zh', 'en', 'both', 'en'] satisfies View[]) {
      await placeAt(page, name, isPhone(page) ? -150 : -20);
      const before = await partRead(page, name);
      await viewButton(page, view).check();
      await expectShown(page, name, view);
      await settled(page);
      const { height } = (await pair(page, name).boundingBox()) ?? { height: 0 };
      expect(Math.abs((await partRead(page, name)) - before) * height).toBeLessThanOrEqual(30);
    }
  }
});

test('text that is not shown can be found in the page, and is shown when it is found', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  const chinese = side(page, 'qq3d', 'zh');
  await expect(chinese).toHaveAttribute('hidden', 'until-found');
  await expect(chinese).toBeHidden();
  await chinese.dispatchEvent('beforematch', { bubbles: true });
  await chinese.scrollIntoViewIfNeeded();
  await expectShown(page, 'qq3d', 'zh');
  await expect(switchOf(page, 'qq3d')).toBeChecked();
  await expect(side(page, 'qq3d', 'en')).toHaveAttribute('hidden', 'until-found');
  await expect(page).toHaveURL(/[?&]flip=qq3d$/);
});

test('what is not shown takes no room, in the head either', async ({ page }) => {
  await openEssay(page, { query: '?view=zh' });
  const english = page.locator('[id="top"] > .en');
  await expect(english).toHaveAttribute('hidden', 'until-found');
  await expect(english).toHaveCSS('height', '0px');
  await expect(english).toHaveCSS('margin-top', '0px');
});

test('what is not shown of the head and the lists can be found too, and both languages are shown then', async ({
  page,
}) => {
  await openEssay(page, { query: '?view=en' });
  for (const row of ['top', 'ref-zhu-2023']) {
    const chinese = page.locator(`[id="${row}"] > .zh`);
    await expect(chinese).toHaveAttribute('hidden', 'until-found');
    await expect(chinese).toBeHidden();
    await chinese.dispatchEvent('beforematch', { bubbles: true });
    await expect(chinese).toBeVisible();
    await expect(viewButton(page, 'both')).toBeChecked();
    await expectShown(page, 'qq3d', 'both');
    expect(await stored(page, 'view'), 'what was found is no choice').toBeNull();
    await page.reload();
    await viewButton(page, 'en').check();
    await page.evaluate(() => localStorage.removeItem('view'));
  }
});
