import { expect, type Page, test } from '@playwright/test';
import { expectShown, openEssay, pair, settled, side, topOf, viewButton } from './reading-page';

const RANGE = ['k3f7', 'm2p9', 'yb9w'] as const;
const [BEFORE, AFTER] = ['ai-in-china', 'qq3d'] as const;

/** The wash behind a block that an address names. */
const marked = (page: Page, name: string) =>
  pair(page, name).evaluate((row) => getComputedStyle(row, '::before').content !== 'none');

async function expectMarked(page: Page, names: readonly string[]): Promise<void> {
  for (const name of [BEFORE, ...RANGE, AFTER])
    await expect.poll(() => marked(page, name), { message: `mark of ${name}` }).toBe(names.includes(name));
}

test('both forms of a range mark its blocks and land on the first', async ({ page }) => {
  for (const place of [{ query: '?to=yb9w', hash: '#k3f7' }, { hash: '#k3f7..yb9w' }, { hash: '#yb9w..k3f7' }]) {
    await page.goto('about:blank');
    await openEssay(page, place);
    await expectMarked(page, RANGE);
    await settled(page);
    await expect.poll(() => topOf(pair(page, 'k3f7'))).toBeLessThan(200);
    await expect(pair(page, 'k3f7')).toBeInViewport();
  }
});

test('a range may name the language to show', async ({ page }) => {
  for (const place of [{ query: '?to=yb9w', hash: '#k3f7-zh' }, { hash: '#k3f7..yb9w-zh' }]) {
    await page.goto('about:blank');
    await openEssay(page);
    await viewButton(page, 'en').check();
    await page.goto('about:blank');
    await openEssay(page, place);
    for (const name of RANGE) await expectShown(page, name, 'zh');
    await expectShown(page, AFTER, 'en');
  }
});

test('a malformed range is ignored', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  for (const hash of ['#k3f7..', '#..yb9w', '#k3f7..gone', '#k3f7..m2p9..yb9w', '#k3f7-zh..yb9w-en', '#%ff..yb9w']) {
    await page.goto('about:blank');
    await openEssay(page, { hash });
    await expectMarked(page, []);
  }
  await page.goto('about:blank');
  await openEssay(page, { query: '?to=gone', hash: '#k3f7' });
  await expectMarked(page, ['k3f7']);
  expect(errors).toEqual([]);
});

test('who goes on from a range leaves it behind, and finds it again on the way back', async ({ page }) => {
  await openEssay(page, { query: '?to=yb9w', hash: '#k3f7' });
  await expectMarked(page, RANGE);
  await page.evaluate(() => {
    location.hash = '#qq3d';
  });
  await expectMarked(page, [AFTER]);
  await expect(page).not.toHaveURL(/to=/);
  await page.goBack();
  await expectMarked(page, RANGE);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a range that was handed out lands on its first block', async ({ page }) => {
    await openEssay(page, { query: '?to=yb9w', hash: '#m2p9' });
    await expect(pair(page, 'm2p9')).toBeInViewport();
    await expect(side(page, 'm2p9', 'en')).toBeInViewport();
    await expect.poll(() => topOf(pair(page, 'm2p9'))).toBeLessThan(200);
  });
});
