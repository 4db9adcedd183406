import { expect, type Page, test } from '@playwright/test';
import { barFoot, essayPath, expectShown, openEssay, pair, side, switchOf, topOf, viewButton } from './reading-page';

const FIRST = 'k3f7';
const LAST = 'az72';

/** Expects an element to stand right under the bar, with nothing of it covered. */
async function expectUnderBar(page: Page, name: string): Promise<void> {
  const foot = await barFoot(page);
  const target = page.locator(`[id="${name}"]`);
  await expect.poll(() => topOf(target)).toBeGreaterThanOrEqual(foot);
  await expect.poll(() => topOf(target)).toBeLessThanOrEqual(foot + 40);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('the address of a pair lands on it below the bar, under the same name in both interfaces', async ({
      page,
    }) => {
      for (const locale of ['en', 'zh'] as const) {
        for (const name of [FIRST, 'no-shared-standards', LAST]) {
          await openEssay(page, { locale, hash: `#${name}` });
          await expectUnderBar(page, name);
        }
      }
    });

    test('an address that ends in a language shows it whatever the view, and the switch turns from there', async ({
      page,
    }) => {
      for (const lang of ['zh', 'en'] as const) {
        const other = lang === 'zh' ? 'en' : 'zh';
        await openEssay(page, { hash: `#${LAST}-${lang}` });
        await expectUnderBar(page, `${LAST}-${lang}`);
        for (const view of ['zh', 'en'] as const) {
          await viewButton(page, view).check();
          await expectShown(page, LAST, lang);
          await expectShown(page, FIRST, view);
          await switchOf(page, LAST).check();
          await expectShown(page, LAST, other);
          await switchOf(page, LAST).uncheck();
          await expectShown(page, LAST, lang);
        }
        await viewButton(page, 'both').check();
        await expect(side(page, LAST, lang)).toBeVisible();
      }
    });
  });
}

test('a paragraph far down is landed on within a few pixels although what is above it is not laid out', async ({
  page,
}) => {
  await openEssay(page, { hash: `#${FIRST}` });
  await expectUnderBar(page, FIRST);
  const near = await topOf(pair(page, FIRST));
  for (const name of ['hg3c', 'nf54', LAST]) {
    await page.goto('/en');
    await openEssay(page, { hash: `#${name}` });
    await expectUnderBar(page, name);
    await expect.poll(async () => Math.abs((await topOf(pair(page, name))) - near)).toBeLessThanOrEqual(4);
  }
});

test('every heading and every block shows its address', async ({ page }) => {
  for (const [locale, paragraph, heading] of [
    ['en', /^Link to paragraph \d+$/, 'Link to this section'],
    ['zh', /^第 \d+ 段的链接$/, '本节的链接'],
  ] as const) {
    await openEssay(page, { locale });
    const rows = page.locator('.pair');
    expect(await rows.count()).toBeGreaterThan(40);
    for (const row of await rows.all()) {
      const link = row.getByRole('link', { name: (await row.getByRole('heading').count()) ? heading : paragraph });
      expect(await link.count()).toBe(1);
      expect(await link.getAttribute('href')).toBe(`#${await row.getAttribute('id')}`);
    }
    for (const name of ['ai-in-china', 'k3f7']) await expect(pair(page, name).locator('.no')).toBeVisible();
  }
});

test('one press on an address copies the link and says so', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = await context.newPage();
  await paste.route('**/paste', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Paste</title><textarea></textarea>' }),
  );
  await paste.goto('/paste');
  for (const [locale, name, word] of [
    ['en', 'Link to paragraph 2', 'Link copied'],
    ['zh', '第 2 段的链接', '链接已复制'],
  ] as const) {
    await page.bringToFront();
    await openEssay(page, { locale, query: '?view=zh' });
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('status')).toHaveText(word);
    await expect(page).toHaveURL(essayPath({ locale, query: '?view=zh', hash: '#m2p9' }));
    await paste.bringToFront();
    await paste.getByRole('textbox').fill('');
    await paste.getByRole('textbox').press('ControlOrMeta+v');
    await expect(paste.getByRole('textbox')).toHaveValue(`${baseURL}${essayPath({ locale, hash: '#m2p9' })}`);
  }
});

test('where copying is forbidden the page says where the link is', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('forbidden', 'NotAllowedError'));
  });
  await openEssay(page);
  await page.getByRole('link', { name: 'Link to paragraph 2', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('The link could not be copied. It is in the address bar.');
  await expect(page).toHaveURL(essayPath({ hash: '#m2p9' }));
});
