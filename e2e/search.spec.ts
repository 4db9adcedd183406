import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { ESSAY, essayPath, openEssay, side } from './reading-page';

const field = (page: Page) => page.getByRole('searchbox', { name: /^(Search all essays|搜索全部文章)$/ });
const dialog = (page: Page) => page.getByRole('dialog', { name: /^(Search|搜索)$/ });
const status = (page: Page) => page.getByRole('search').locator('..').getByRole('status');
const results = (page: Page) => page.getByRole('search').locator('..').getByRole('list').first();

async function openSearch(page: Page, locale: 'zh' | 'en' = 'en'): Promise<void> {
  await openEssay(page, { locale });
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
}

test('opens with a slash, with Ctrl+K, with ⌘K and with the button in the bar, on every page', async ({ page }) => {
  for (const path of [essayPath(), '/zh', `${essayPath()}/versions`, '/en/nope']) {
    await page.goto(path);
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      await page.keyboard.press(key);
      await expect(field(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
    }
    const button = page.getByRole('banner').getByRole('link', { name: /^(Search|搜索)$/ });
    await button.click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test('Escape closes the search alone, and leaves the card open that it was opened over', async ({ page }) => {
  await openEssay(page);
  const marker = page.getByRole('link', { name: /^Reference \d+$/ }).first();
  await marker.press('Enter');
  const card = page.getByRole('dialog', { name: /^Reference/ });
  await expect(card).toBeFocused();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(marker).toBeFocused();
});

test('the list of keys names the slash, and turning single keys off leaves Ctrl+K', async ({ page }) => {
  for (const path of [essayPath(), '/en']) {
    await page.goto(path);
    await page.keyboard.press('?');
    await expect(
      page.getByRole('region', { name: 'Keyboard' }).getByText('Search (also', { exact: false }),
    ).toBeVisible();
  }
  await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();
});

test('nothing of it is loaded before it is asked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // Loaded, so that the keys are there, and then still for a while.
  await page.goto(essayPath());
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /search|text\.json|terms/.test(path))).toEqual([]);
  // Typed before the script is there: not a letter is lost, and none is taken for a key.
  await page.keyboard.press('/');
  await page.keyboard.type('norm vjt');
  await expect(field(page)).toHaveValue('norm vjt');
  await field(page).fill('norm');
  await expect(status(page)).toHaveText(/^Essays: \d/);
  expect(asked).toContain('/search/index.json');
});

for (const [query, found] of [
  ['规范性', '规范性'],
  ['三足鼎立', '三足鼎立'],
  ['治', '治'],
] as const) {
  test(`finds ${query} in both interfaces, marks it, and leads to the paragraph in Chinese`, async ({ page }) => {
    for (const locale of ['en', 'zh'] as const) {
      await openSearch(page, locale);
      await page.keyboard.insertText(query);
      await expect(status(page)).toHaveText(
        locale === 'en' ? /^Essays: \d+ · passages: \d+$/ : /^\d+ 篇文章，\d+ 个段落$/,
      );
      await expect(results(page).locator('mark').first()).toHaveText(found);
      const passage = results(page)
        .getByRole('link')
        .filter({ has: page.locator('mark') })
        .filter({ hasText: /^[¶§]/ })
        .first();
      const hash = new URL((await passage.getAttribute('href')) ?? '', 'http://x').hash;
      expect(hash).toMatch(/^#[a-z0-9-]+-zh$/);
      await passage.click();
      await expect(page).toHaveURL(new RegExp(`/${locale}${ESSAY}${hash}$`));
      const name = hash.slice(1, -3);
      await expect(side(page, name, 'zh')).toContainText(query);
      await expect(side(page, name, 'zh')).toBeInViewport();
      await expect(side(page, name, 'zh')).toBeVisible();
      await expect(dialog(page)).toBeHidden();
    }
  });
}

test('finds English words by their stems, and names the essays in the reading language', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('governing');
  await expect(results(page).getByRole('link', { name: 'Essay One', exact: true })).toBeVisible();
  await expect(
    results(page)
      .locator('mark')
      .filter({ hasText: /^governance$/i })
      .first(),
  ).toBeVisible();
});

test('shows beside a passage in Chinese how it begins in English, to a reader of English', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.insertText('三足鼎立');
  const passage = results(page).getByRole('link', { name: /三足鼎立/ });
  await expect(passage.locator(':lang(zh)')).toHaveCount(2);
  await expect(passage.locator(':scope > :lang(en)').last()).toContainText(/[a-z]{4}/);
});

test('finds passages of the guide, and leads there from another essay', async ({ page }) => {
  await openSearch(page, 'zh');
  await page.keyboard.insertText('参考文献');
  const guide = results(page)
    .getByRole('listitem')
    .filter({ has: page.locator('a[href^="/zh/essays/writing-guide"]') });
  const passage = guide.locator('a[href*="#"]').first();
  await expect(passage).toBeVisible();
  const href = (await passage.getAttribute('href')) ?? '';
  await passage.click();
  await expect(page).toHaveURL((url) => url.pathname + url.search + url.hash === href);
  await expect(page.locator(':target')).toBeInViewport();
  await expect(page.locator(':target')).toContainText('参考文献');
});

test('Enter leads into the list, arrows through it and back, and Enter to the passage', async ({ page }) => {
  await openSearch(page);
  // Not waited for: Enter means the same whether or not the answer is there yet.
  await page.keyboard.insertText('三足鼎立');
  await page.keyboard.press('Enter');
  const links = results(page).getByRole('link');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#[a-z0-9]+-zh$/);
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('.pair:focus')).toContainText('三足鼎立');
});

test('more passages than a few are folded, and open from the keyboard', async ({ page }) => {
  await openSearch(page, 'zh');
  await page.keyboard.insertText('治理');
  const folded = results(page)
    .getByText(/^另有 \d+ 个段落$/)
    .first();
  await expect(folded).toBeVisible();
  const before = await results(page).getByRole('link').count();
  await folded.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => results(page).getByRole('link').count()).toBeGreaterThan(before + 5);
  await page.keyboard.press('ArrowDown');
  await expect(results(page).locator('details a').first()).toBeFocused();
});

test('shows all of the first six essays, and on a press the next ones after them', async ({ page }) => {
  const slugs = Array.from({ length: 1234 }, (_, at) => `essay-${at}`);
  const manifest = {
    slugs,
    lengths: slugs.flatMap(() => [1, 1]),
    firsts: ['norm'],
    parts: ['/assets/terms-of-test.json'],
  };
  await page.route('**/search/index.json', (route) => route.fulfill({ json: manifest }));
  // In each of the texts, once.
  const part = { terms: 'norm', postings: [slugs.flatMap(() => [0, 0])] };
  await page.route('**/assets/terms-of-test.json', (route) => route.fulfill({ json: part }));
  await page.route('**/essays/essay-*/text.json', (route) => {
    const [, at] = /essay-(\d+)/.exec(route.request().url()) ?? [];
    return route.fulfill({
      json: { title: { zh: `文${at}`, en: `Essay ${at}` }, passages: [['p1', 1, '', 'A norm.']] },
    });
  });
  await openSearch(page);
  await page.keyboard.insertText('norm');
  const titles = results(page).getByRole('heading', { name: /^Essay \d+$/ });
  await expect(titles).toHaveText([0, 1, 2, 3, 4, 5].map((at) => `Essay ${at}`));
  await expect(status(page)).toHaveText('First essays: 6 of up to 1,234 · passages: 6');
  await page.getByRole('button', { name: 'Look further (1,228 left)' }).click();
  await expect(titles).toHaveText(slugs.slice(0, 12).map((_, at) => `Essay ${at}`));
  await expect(titles.nth(6).getByRole('link')).toBeFocused();
});

test('a long word that is not found breaks, and makes no page wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/en/search?q=${'w'.repeat(100)}`);
  await expect(status(page)).toContainText('Nothing found');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('says that nothing was found, and nothing where nothing is asked', async ({ page }) => {
  await openSearch(page);
  await page.keyboard.type('xyzzy');
  await expect(status(page)).toHaveText('Nothing found for “xyzzy”.');
  await expect(results(page).getByRole('link')).toHaveCount(0);
  await field(page).fill('，。');
  await expect(status(page)).toHaveText('');
});

test('does not search while an input method is composing, nor when Enter only ends that', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'compositions are made with the protocol of Chromium');
  await openSearch(page, 'zh');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const client = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ['g', 'gui', 'gui fan']) await compose(text);
  await expect(field(page)).toHaveValue('gui fan');
  // As browsers tell of keys that the input method takes.
  const key = { windowsVirtualKeyCode: 229, key: 'Enter', code: 'Enter' };
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 400)));
  await expect(field(page)).toBeFocused();
  await expect(status(page)).toHaveText('');
  expect(asked).toEqual([]);
  await client.send('Input.insertText', { text: '规范' });
  await expect(field(page)).toHaveValue('规范');
  await expect(status(page)).toHaveText(/篇文章/);
  await expect(field(page)).toBeFocused();
  await expect(results(page).locator('mark').first()).toHaveText('规范');
});

test('has an address of its own for each search, in both languages, that lasts', async ({ page }) => {
  await page.goto('/zh/search?q=%E8%A7%84%E8%8C%83%E6%80%A7');
  await expect(field(page)).toHaveValue('规范性');
  await expect(results(page).locator('mark').first()).toHaveText('规范性');
  await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/search?q=%E8%A7%84%E8%8C%83%E6%80%A7');
  await expect(status(page)).toHaveText(/^Essays/);
  await field(page).fill('norms & power');
  await expect(page).toHaveURL('/en/search?q=norms+%26+power');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the dialog leads to the address of the search in it', async ({ page }) => {
  await openSearch(page, 'zh');
  await page.keyboard.insertText('三足鼎立');
  await expect(results(page).getByRole('link').first()).toBeVisible();
  await page.getByRole('link', { name: '此次搜索的链接' }).click();
  await expect(page).toHaveURL(`/zh/search?q=${encodeURIComponent('三足鼎立')}`);
  await expect(results(page).locator('mark').first()).toHaveText('三足鼎立');
});

test('says that files could not be loaded, and finds them when they can be again', async ({ page }) => {
  await openSearch(page);
  await page.route('**/search/index.json', (route) => route.abort());
  await page.keyboard.type('norm');
  await expect(status(page)).toHaveText(/could not be loaded/);
  await page.unroute('**/search/index.json');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText(/^Essays: \d/);
});

test('goes on after a build has replaced the index that the page knows', async ({ page }) => {
  await page.route('**/search/index.json', async (route) => {
    const answer = await route.fetch();
    const manifest = await answer.json();
    await route.fulfill({
      json: { ...manifest, parts: manifest.parts.map(() => '/assets/terms-0000000000000000.json') },
    });
    await page.unroute('**/search/index.json');
  });
  await openSearch(page);
  await page.keyboard.type('norm');
  await expect(status(page)).toHaveText(/^Essays: \d/);
});

test('without its script the button leads to a page with the search', async ({ page }) => {
  await page.route(/\/assets\/search-.*\.js/, (route) => route.abort());
  await openEssay(page);
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL('/en/search');
  await expect(page.getByRole('link', { name: 'all essays' })).toBeVisible();
});

test('without a connection the page stays, says so, and opens the search once there is one', async ({
  page,
  context,
}) => {
  await openEssay(page);
  await context.setOffline(true);
  await page.keyboard.press('/');
  await expect(page.getByRole('status')).toHaveText(/could not be loaded/);
  await expect(page).toHaveURL(essayPath());
  await context.setOffline(false);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search all essays' })).toBeFocused();
});

test('brings no message in the console and no violation of the policy', async ({ page }) => {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  await openSearch(page);
  await page.keyboard.type('govern');
  await expect(status(page)).toHaveText(/^Essays: \d/);
  await page.goto('/zh/search?q=治');
  await expect(status(page)).toHaveText(/篇文章/);
  expect(heard).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`has no violation that axe finds, and fits 320 px, in ${scheme}`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [undefined, 320]) {
      if (width) await page.setViewportSize({ width, height: 640 });
      await openSearch(page);
      await page.keyboard.type('norm');
      await expect(status(page)).toHaveText(/^Essays: \d/);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('dialog').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
      expect(await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      for (const link of await dialog(page).getByRole('link').all())
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
    await page.goto('/zh/search?q=治理');
    await expect(status(page)).toHaveText(/篇文章/);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('the page for searching says that it needs a script, and offers the list of essays', async ({ page }) => {
    await openEssay(page, { locale: 'zh' });
    await page.getByRole('banner').getByRole('link', { name: '搜索' }).click();
    await expect(page).toHaveURL('/zh/search');
    await expect(page.getByRole('main')).toContainText('搜索要在浏览器里运行脚本');
    await expect(page.getByRole('main').getByRole('searchbox')).toHaveCount(0);
    await page.getByRole('main').getByRole('link', { name: '全部文章' }).click();
    await expect(page).toHaveURL('/zh');
  });
});

test('drafts are in no file of the search', async ({ request }) => {
  const { slugs } = await (await request.get('/search/index.json')).json();
  expect(slugs).toEqual(['ai-governance', 'writing-guide']);
});
