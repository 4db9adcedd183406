import { expect, type Page, test } from '@playwright/test';
import {
  essayPath,
  expectShown,
  openEssay,
  pair,
  settled,
  side,
  stored,
  switchOf,
  viewButton,
  watchFrames,
  withoutReaderScript,
} from './reading-page';

const PARAGRAPH = 'k3f7';
const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 896;

/** How many elements the browser gives their style anew for what is done. */
async function countRestyled(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories: ['devtools.timeline'] });
  await act();
  await settled(page);
  const trace: { traceEvents: readonly { name: string; args: { elementCount?: number } }[] } = JSON.parse(
    String(await browser?.stopTracing()),
  );
  const updates = trace.traceEvents.filter(({ name }) => name === 'UpdateLayoutTree');
  return updates.reduce((sum, { args }) => sum + (args.elementCount ?? 0), 0);
}

test('a first visit shows both languages on a wide screen, and the language of the interface on a phone', async ({
  page,
}) => {
  for (const locale of ['en', 'zh'] as const) {
    await openEssay(page, { locale });
    await expectShown(page, PARAGRAPH, isPhone(page) ? locale : 'both');
    await expect(page).toHaveURL(essayPath({ locale }));
  }
});

test('the width from which a first visit shows both is 56rem', async ({ page }) => {
  await page.setViewportSize({ width: 895, height: 800 });
  await openEssay(page);
  await expectShown(page, PARAGRAPH, 'en');
  await page.setViewportSize({ width: 896, height: 800 });
  await expectShown(page, PARAGRAPH, 'both');
});

test('views and paragraph switches work where the reader script is lost on its way', async ({ page }) => {
  await withoutReaderScript(page);
  await openEssay(page);
  await expectShown(page, PARAGRAPH, isPhone(page) ? 'en' : 'both');
  for (const view of ['zh', 'en', 'both'] as const) {
    await viewButton(page, view).check();
    await expectShown(page, PARAGRAPH, view);
  }
  await viewButton(page, 'zh').check();
  await switchOf(page, PARAGRAPH).check();
  await expectShown(page, PARAGRAPH, 'en');
});

test('the switch of a paragraph restyles that paragraph, not the page', async ({ page }) => {
  await openEssay(page, { query: '?view=zh' });
  const byParagraph = await countRestyled(page, () => switchOf(page, PARAGRAPH).press('Space'));
  await expectShown(page, PARAGRAPH, 'en');
  const byView = await countRestyled(page, () => viewButton(page, 'en').press('Space'));
  expect(byView).toBeGreaterThan(200);
  expect(byParagraph).toBeLessThan(byView / 4);
});

test('each view shows what it says, in headings, paragraphs, bibliography and title', async ({ page }) => {
  await openEssay(page);
  for (const view of ['zh', 'both', 'en'] as const) {
    await viewButton(page, view).check();
    await expectShown(page, PARAGRAPH, view);
    await expectShown(page, 'ai-in-china', view);
    await expect(page.getByRole('heading', { level: 1, name: '随笔一' })).toBeVisible({ visible: view !== 'en' });
    await expect(page.getByRole('heading', { level: 1, name: 'Essay One' })).toBeVisible({ visible: view !== 'zh' });
    // What is far below the window has no size that says anything.
    await page.locator('[id="ref-eto-almanac"]').scrollIntoViewIfNeeded();
    for (const lang of ['zh-Hans', 'en']) {
      const entry = page.locator(`[id="ref-eto-almanac"] > [lang="${lang}"]`);
      await expect(entry).toBeVisible({ visible: view === 'both' || lang.startsWith(view) });
    }
  }
});

test('both sets a pair on one baseline in one row when wide, one under the other when narrow', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'both').check();
  const rows = await page.locator('.pair:not(.lone-zh, .lone-en)').evaluateAll((pairs) =>
    pairs.flatMap((row) => {
      const sides = [row.querySelector(':scope > .zh'), row.querySelector(':scope > .en')];
      const [zh, en] = sides.map((each) => {
        if (!each) throw new Error(`${row.id} lacks a language`);
        // An empty inline block stands with its foot on the baseline of the line it begins.
        const probe = document.createElement('span');
        probe.style.display = 'inline-block';
        const line = each.matches('p, h2, h3, h4, h5, h6') ? each : each.querySelector('p, figcaption, li, td');
        line?.prepend(probe);
        const { left, right, top, bottom } = each.getBoundingClientRect();
        const baseline = probe.getBoundingClientRect().bottom;
        probe.remove();
        return { left, right, top, bottom, baseline: line ? baseline : undefined };
      });
      return zh && en ? [{ name: row.id, zh, en }] : [];
    }),
  );
  expect(rows.length).toBeGreaterThan(40);
  for (const { name, zh, en } of rows) {
    if (isPhone(page)) {
      expect(en.top, name).toBeGreaterThanOrEqual(zh.bottom);
      expect(en.left, name).toBeCloseTo(zh.left, 0);
    } else {
      expect(en.left, name).toBeGreaterThan(zh.right);
      // A figure begins with its picture, which has no baseline of text.
      if (zh.baseline !== undefined && en.baseline !== undefined && !name.startsWith('j7bh'))
        expect(Math.abs(zh.baseline - en.baseline), name).toBeLessThanOrEqual(1);
    }
  }
});

test('a line holds at most 40 Chinese characters or 80 Latin ones', async ({ page }) => {
  for (const [view, limit] of [
    ['zh', 40],
    ['en', 80],
  ] as const) {
    await openEssay(page);
    await viewButton(page, view).check();
    const longest = await page.locator(`.pair > p.${view}`).evaluateAll(
      (paragraphs, han) =>
        paragraphs.map((paragraph) => {
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let [most, count, before] = [0, 0, -1];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement?.closest('.cite')) continue;
            for (let at = 0; at < (node.nodeValue?.length ?? 0); at++) {
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const { left } = range.getBoundingClientRect();
              if (left < before - 20) count = 0;
              before = left;
              if (!han || /\p{Script=Han}/u.test(node.nodeValue?.[at] ?? '')) count++;
              most = Math.max(most, count);
            }
          }
          return most;
        }),
      view === 'zh',
    );
    expect(longest.length).toBeGreaterThan(25);
    expect(Math.max(...longest)).toBeLessThanOrEqual(limit);
    if (!isPhone(page)) expect(Math.max(...longest)).toBeGreaterThan(limit * 0.75);
  }
});

test('the choice of view is remembered on the next page and after a reload, and is there at the first paint', async ({
  page,
}) => {
  const chosen = isPhone(page) ? 'both' : 'zh';
  await openEssay(page);
  await viewButton(page, chosen).check();
  await expect.poll(() => stored(page, 'view')).toBe(chosen);
  await openEssay(page, { locale: 'zh' });
  await expectShown(page, PARAGRAPH, chosen);

  await withoutReaderScript(page);
  const shown = await watchFrames(page, `[id="${PARAGRAPH}-en"]`, 'display');
  await openEssay(page, { locale: 'en' });
  await expect(viewButton(page, chosen)).toBeChecked();
  await expectShown(page, PARAGRAPH, chosen);
  await expect.poll(shown).toEqual([chosen === 'zh' ? 'none' : 'block']);
});

test('the address carries the view and the turned paragraphs, and only what differs from the default', async ({
  page,
}) => {
  const [own, other] = isPhone(page) ? (['en', 'both'] as const) : (['both', 'zh'] as const);
  await openEssay(page);
  await viewButton(page, other).check();
  await expect(page).toHaveURL(essayPath({ query: `?view=${other}` }));
  await viewButton(page, own).check();
  await expect(page).toHaveURL(essayPath());

  await viewButton(page, 'zh').check();
  await pair(page, 'k3f7').getByRole('switch').check();
  await pair(page, 'm2p9').getByRole('switch').check();
  await expect(page).toHaveURL(essayPath({ query: '?view=zh&flip=k3f7,m2p9' }));
  await pair(page, 'k3f7').getByRole('switch').uncheck();
  await expect(page).toHaveURL(essayPath({ query: '?view=zh&flip=m2p9' }));
});

test('what a link says lies over what the reader prefers and never overwrites it', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'en').check();
  await openEssay(page, { locale: 'zh', query: '?view=zh&flip=k3f7' });
  await expect(viewButton(page, 'zh')).toBeChecked();
  await expectShown(page, 'k3f7', 'en');
  await expectShown(page, 'm2p9', 'zh');
  await pair(page, 'm2p9').getByRole('switch').check();
  expect(await stored(page, 'view')).toBe('en');
  await openEssay(page, { locale: 'zh' });
  await expectShown(page, 'm2p9', 'en');
});

test('a malformed state in the address is ignored', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await openEssay(page, { query: '?view=klingon&flip=%3Cb%3E,,nobody,k3f7-zh,view-zh,%E4%BD%A0&flip' });
  await expectShown(page, PARAGRAPH, isPhone(page) ? 'en' : 'both');
  await viewButton(page, 'zh').check();
  await expect(side(page, 'm2p9', 'zh')).toBeVisible();
  await expect(page.getByRole('switch', { checked: true })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a view that there is not, in the address, leaves the reader’s own', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'zh').check();
  await openEssay(page, { query: '?view=klingon' });
  await expectShown(page, PARAGRAPH, 'zh');
});

test('on the way back the address says what is shown', async ({ page }) => {
  await openEssay(page);
  await page.evaluate(() => {
    location.hash = '#m2p9';
  });
  await viewButton(page, 'zh').check();
  await switchOf(page, 'm2p9').check();
  await expect(page).toHaveURL(essayPath({ query: '?view=zh&flip=m2p9', hash: '#m2p9' }));
  await page.goBack();
  await expect(page).toHaveURL(essayPath({ query: '?view=zh&flip=m2p9' }));
  await page.goForward();
  await expect(page).toHaveURL(essayPath({ query: '?view=zh&flip=m2p9', hash: '#m2p9' }));
});

test('a link’s view that is the page’s own lies over the preference after going on, too', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'zh').check();
  const query = `?view=${isPhone(page) ? 'en' : 'both'}`;
  await openEssay(page, { query });
  await page.evaluate(() => {
    location.hash = '#m2p9';
  });
  await settled(page);
  await expect(page).toHaveURL(essayPath({ query, hash: '#m2p9' }));
});
