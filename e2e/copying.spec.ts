import { expect, type Locator, type Page, test } from '@playwright/test';
import { openEssay, pair, settled, side, viewButton } from './reading-page';

const PARAGRAPH = 'm2p9'; // ¶2, with two citations in each language
const [NEXT, AFTER] = ['yb9w', 'qq3d'];

/** Keeps what the page copies: by its own buttons as `written`, by the browser as `copied`. Pages may not read the clipboard. */
async function watchCopies(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { copies: [] as string[] });
    const copies = (window as unknown as { copies: string[] }).copies;
    navigator.clipboard.writeText = async (text) => void copies.push(text);
    addEventListener('copy', ({ clipboardData }) => {
      copies.push(clipboardData?.getData('text/plain') ?? '', clipboardData?.getData('text/html') ?? '');
    });
  });
}

const copies = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { copies: string[] }).copies.splice(0));

const menu = (page: Page) => page.getByRole('dialog', { name: /^(Quote or link|引用与链接)$/ });

async function openMenu(page: Page, name: string): Promise<void> {
  await pair(page, name).hover();
  await pair(page, name)
    .getByRole('button', { name: /^(Quote or link|引用与链接)$/ })
    .click();
  await expect(menu(page)).toBeVisible();
}

/** Selects from the first characters of one block into another, as a script would: no pointer, no column. */
const select = (page: Page, from: string, to: string): Promise<void> =>
  page.evaluate(
    ([from = '', to = '']) => {
      const [start, end] = [document.getElementById(from), document.getElementById(to)];
      if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
    },
    [from, to],
  );

test.beforeEach(({ page }) => watchCopies(page));

test('a paragraph is copied as a quotation, with citation, number, date and link', async ({ page }) => {
  await openEssay(page);
  const press = async (language: string, form: string) => {
    await openMenu(page, PARAGRAPH);
    await menu(page).getByRole('radio', { name: language }).check();
    await menu(page).getByRole('button', { name: form }).click();
    await expect(page.getByRole('status')).toHaveText('Copied');
    await expect(menu(page)).toBeHidden();
    const [text = ''] = await copies(page);
    return text;
  };
  const zh = await press('中文', 'GB/T 7714');
  expect(zh).toMatch(/^其次?.*|^首先/);
  expect(zh).not.toContain('First, ');
  expect(zh).not.toMatch(/\[\d+\](?!\.)[^\d[]*\n\n/);
  expect(zh).toMatch(
    /\n\nTrifolium\. 随笔一.*\[EB\/OL\]\. .*\[\d{4}-\d\d-\d\d\]\. http:.*\?q=m2p9-zh\.[0-9a-f]{8}#m2p9-zh\. 第 2 段，\d{4}-\d\d-\d\d 版。$/,
  );

  const en = await press('English', 'Chicago');
  expect(en).toMatch(/^First, the building of “compute factories\.”/);
  expect(en).toMatch(/\n\nTrifolium\. .*“Essay One: .*#m2p9-en\. ¶2, version of \d{4}-\d\d-\d\d\.$/s);
  expect(en.split('\n\n')[0]).not.toMatch(/[[\]\u2060¶]/);

  const both = await press('Both', 'Markdown');
  expect(both).toMatch(/^> 首先.*\n>\n> First, .*\n>\n> —— Trifolium/);
  expect(both).toMatch(/m2p9-zh\.[0-9a-f]{8},m2p9-en\.[0-9a-f]{8}#m2p9>/);
  expect(await press('中文', 'BibTeX')).toMatch(/^@online\{.*\n {2}annotation = \{首先/s);
});

test('the menu gives three links, and the one that points at the words finds them', async ({ page }) => {
  await openEssay(page);
  const link = async (name: string) => {
    await openMenu(page, PARAGRAPH);
    await menu(page).getByRole('button', { name, exact: true }).click();
    await expect(menu(page)).toBeHidden();
    return (await copies(page))[0] ?? '';
  };
  expect(await link('Link')).toMatch(/\/en\/essays\/ai-governance#m2p9$/);
  expect(await link('Link that notices changes')).toMatch(/\?q=m2p9-zh\.[0-9a-f]{8},m2p9-en\.[0-9a-f]{8}#m2p9$/);
  const words = await link('Link to these words');
  expect(words).toMatch(/#m2p9-zh:~:text=[^,\s]+,[^,\s]+$/);
  await page.goto('about:blank');
  // Without the name of the block only the words can lead there.
  await page.goto(words.replace('#m2p9-zh:~:', '#:~:'));
  await expect(side(page, PARAGRAPH, 'zh')).toBeInViewport();
});

test('the menu is reached and left by keyboard, and gives the focus back', async ({ page }) => {
  await openEssay(page, { hash: `#${PARAGRAPH}` });
  const address = pair(page, PARAGRAPH).getByRole('link', { name: 'Link to paragraph 2' });
  await address.focus();
  await page.keyboard.press('Tab');
  const button = pair(page, PARAGRAPH).getByRole('button', { name: 'Quote or link' });
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(button).toBeFocused();

  await address.focus();
  await page.keyboard.press('q');
  await expect(menu(page)).toContainText('¶2');
  await menu(page).getByRole('button', { name: 'Close' }).click();
  await expect(menu(page)).toBeHidden();
});

test('two presses while the menu is on its way open one', async ({ page }) => {
  await page.route('**/quoting.json', async (route) => {
    await settled(page);
    await route.continue();
  });
  await openEssay(page);
  await pair(page, PARAGRAPH).hover();
  await pair(page, PARAGRAPH).getByRole('button', { name: 'Quote or link' }).dblclick();
  await expect(menu(page)).toBeVisible();
  await settled(page);
  await expect(menu(page)).toHaveCount(1);
});

test('a menu that could not be loaded is loaded on the next press', async ({ page }) => {
  const script = /\/assets\/passages-.*\.js/;
  await page.route(script, (route) => route.abort());
  await openEssay(page);
  await pair(page, PARAGRAPH).hover();
  const button = pair(page, PARAGRAPH).getByRole('button', { name: 'Quote or link' });
  await button.click();
  await expect(page.getByRole('status')).toHaveText(/could not be loaded/);
  await page.unroute(script);
  await button.click();
  await expect(menu(page)).toBeVisible();
});

test('words that are selected are quoted with the link to their paragraphs', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'en').check();
  await select(page, `${PARAGRAPH}-en`, `${NEXT}-en`);
  await page.getByRole('button', { name: 'Quote the selection' }).click();
  await expect(menu(page)).toContainText('¶2–3');
  await expect(menu(page).getByRole('radio')).toHaveCount(0);
  await menu(page).getByRole('button', { name: 'Chicago' }).click();
  await expect(menu(page)).toBeHidden();
  const [text = ''] = await copies(page);
  expect(text).toMatch(/^First, [^\n]*\n\nSecond, [^\n]*\n\nTrifolium/);
  expect(text).toMatch(/\?to=yb9w&q=m2p9-en\.[0-9a-f]{8},yb9w-en\.[0-9a-f]{8}#m2p9\. ¶¶2–3, version of/);
});

test('what the browser copies is the text alone', async ({ page }) => {
  await openEssay(page);
  await viewButton(page, 'zh').check();
  await select(page, `${PARAGRAPH}-zh`, `${AFTER}-zh`);
  await page.keyboard.press('Control+c');
  const [text = '', html = ''] = await copies(page);
  expect(text.split('\n\n')).toHaveLength(3);
  expect(text).not.toMatch(/[¶\u2060]|\[\d+\]|First|Second/);
  expect(html).toMatch(/^<p lang="zh-Hans">[^<]*<\/p>\n<p lang="zh-Hans">/);
  expect(html).not.toMatch(/class=|id=|\[\d+\]|First/);
});

test('what is copied from a field is what stands there, whatever is selected in the text', async ({ page }) => {
  await openEssay(page);
  await select(page, `${PARAGRAPH}-en`, `${NEXT}-en`);
  // Firefox keeps a selection in the text beside the one in a field; here the event alone says where it was made.
  const taken = await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(taken).toBe(false);
});

test('side by side, a selection stays in the column where it began', async ({ page }) => {
  await openEssay(page, { hash: '#k3f7' });
  const english = side(page, 'k3f7', 'en');
  await expect(english).toBeInViewport();
  for (const [lang, begins, other] of [
    ['zh', /^目前/, /[a-z]{3} [a-z]{3}/],
    ['en', /^The/, /[\u4e00-\u9fff]/],
  ] as const) {
    const [from, to] = [await topLeft(side(page, 'k3f7', lang)), await topLeft(side(page, PARAGRAPH, lang))];
    await page.mouse.move(from.x, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 60, { steps: 3 });
    await page.mouse.move(to.x + 90, to.y + 12, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('Control+c');
    const [text = ''] = await copies(page);
    expect(text).toMatch(begins);
    expect(text).toMatch(/\n\n(?:首先|First)/);
    expect(text).not.toMatch(other);
  }
  // The Chinese column stays out as long as the English one is selected, and not longer.
  await expect(side(page, 'k3f7', 'zh')).toHaveCSS('user-select', 'none');
  await english.click({ position: { x: 20, y: 20 } });
  await expect(side(page, 'k3f7', 'zh')).toHaveCSS('user-select', 'auto');
});

const topLeft = (block: Locator): Promise<{ x: number; y: number }> =>
  block.evaluate((element) => ({ x: element.getBoundingClientRect().x, y: element.getBoundingClientRect().y }));

test('a forbidden clipboard leaves the text where it can be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('forbidden', 'NotAllowedError'));
  });
  await openEssay(page);
  await openMenu(page, PARAGRAPH);
  await menu(page).getByRole('button', { name: 'BibTeX' }).click();
  await expect(menu(page).getByRole('textbox', { name: 'Copy from here' })).toHaveValue(/^@online/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('the menu is at hand after a press on the number, and is a sheet', async ({ page }) => {
    await openEssay(page, { hash: `#${PARAGRAPH}` });
    await expect(page.getByRole('button', { name: 'Quote or link' })).toHaveCount(0);
    await pair(page, PARAGRAPH).getByRole('link', { name: 'Link to paragraph 2' }).tap();
    await expect(page.getByRole('status')).toHaveText('Link copied');
    await pair(page, PARAGRAPH).getByRole('button', { name: 'Quote or link' }).tap();
    await expect(menu(page)).toBeInViewport({ ratio: 1 });
    await expect(menu(page).getByRole('radio', { name: 'English' })).toBeChecked();
    await page.touchscreen.tap(195, 100);
    await expect(menu(page)).toBeHidden();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('markers, numbers and switches stay out of what is selected', async ({ page }) => {
    await openEssay(page);
    await expect(side(page, PARAGRAPH, 'zh').locator('.cite').first()).toHaveCSS('user-select', 'none');
    await expect(pair(page, PARAGRAPH).locator('.tools')).toHaveCSS('user-select', 'none');
  });
});
