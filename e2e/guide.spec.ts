import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { barFoot, essayPath, openEssay, pair, side, topOf, viewButton } from './reading-page';

const essay = '/essays/writing-guide';
const LANGS = ['zh', 'en'] as const;

const card = (page: Page): Locator => page.getByRole('dialog');

async function expectUnderBar(page: Page, row: Locator): Promise<void> {
  const foot = await barFoot(page);
  await expect.poll(() => topOf(row)).toBeGreaterThanOrEqual(foot - 1);
  await expect.poll(() => topOf(row)).toBeLessThanOrEqual(foot + 60);
}

test('blocks of every kind stand in both languages', async ({ page }) => {
  await openEssay(page, { essay });
  for (const lang of LANGS) {
    const text = (name: string) => side(page, name, lang);
    for (const level of [2, 3, 4] as const) await expect(page.locator(`.pair h${level}.${lang}`).first()).toBeVisible();
    await expect(text('d23j').getByRole('columnheader')).toHaveCount(3);
    await expect(text('d23j').getByRole('row')).toHaveCount(8);
    for (const row of [0, 1])
      await expect(text('d23j').locator('tr > :nth-child(2)').nth(row)).toHaveCSS('text-align', 'center');
    await expect(text('ws2u').locator('ol > li')).toHaveCount(4);
    await expect(text('ws2u').locator('ol > li ul > li')).toHaveCount(2);
    await expect(text('ws2u').locator('ol')).toHaveCSS('list-style-type', 'decimal');
    await expect(text('yt2e').locator('ul > li')).toHaveCount(5);
    await expect(text('u5mm').getByRole('blockquote')).toHaveCount(1);
    await expect(text('abb7').locator('pre code')).toHaveText('npm run essay -- sync writing-guide');
    await expect(text('abb7').locator('code')).toHaveCSS('font-family', /monospace$/);
    await expect(text('txq9').locator('del')).toHaveText(lang === 'zh' ? '段号' : 'number');
    await expect(text('cy7u').locator('strong')).toHaveText(
      lang === 'zh' ? '“先写文章，后起名字”' : '“Write first, name later”',
    );
    await expect(text('uy3q').locator('em').first()).toHaveText(lang === 'zh' ? '强调' : 'emphasis');
  }
  await expect(side(page, 'uy3q', 'zh').locator('em')).toHaveCSS('font-style', 'normal');
});

test('the figure is there, with a description and a caption in the language of its side', async ({ page }) => {
  await openEssay(page, { essay, hash: '#csu4' });
  for (const [lang, name, caption] of [
    ['zh', /^左右两栏横条/, '一对一、二合一、一分为二；虚线是尚未翻译的一块'],
    ['en', /^Two columns of bars/, 'One for one, two made one, one made two; the dashed bar is not translated yet'],
  ] as const) {
    const image = side(page, 'csu4', lang).getByRole('img', { name });
    await expect(image).toBeVisible();
    await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await expect(side(page, 'csu4', lang).getByText(caption)).toBeVisible();
  }
});

test('a note leads to its text and back, and may cite; a translator’s note stands in the English column', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(HTMLElement.prototype, 'showPopover'));
  await openEssay(page, { essay });
  for (const [lang, name] of [
    ['zh', '注释 1'],
    ['en', 'Note 1'],
  ] as const) {
    await side(page, 'uy3q', lang).getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(/#note-1$/);
    const note = page.locator('[id="note-1"]').locator(`.${lang}`);
    await expect(note).toBeInViewport();
    await expect(note.locator('[role="doc-biblioref"]')).toHaveAttribute('href', '#ref-clreq');
    await note.getByRole('link', { name: '¶2', exact: true }).click();
    await expect(page).toHaveURL(/#uy3q$/);
    await expect(pair(page, 'uy3q')).toBeInViewport();
  }
  const translators = page.locator('[id="note-tn-1"]');
  await expect(translators.locator('.en')).toContainText('Translator’s note');
  await expect(translators.locator('.zh')).toHaveCount(0);
  const left = (locator: Locator) => locator.evaluate((element) => Math.round(element.getBoundingClientRect().left));
  expect(await left(translators.locator('.en'))).toBe(await left(page.locator('[id="note-1"] > .en')));
  await viewButton(page, 'zh').check();
  await expect(translators.locator('.en')).toBeVisible();
});

test('works cited together, or side by side, share a card; a locator stands in its marker and its card', async ({
  page,
}) => {
  await openEssay(page, { essay });
  for (const [number, titles] of [
    [5, ['GB/T 7714—2015', 'Key Points of Implementation']],
    [6, ['GB/T 7714—2015', 'The Chicago Manual of Style']],
  ] as const) {
    await side(page, 'ses5', 'en')
      .getByRole('link', { name: `Reference ${number}`, exact: true })
      .click();
    await expect(card(page).getByRole('link', { name: /In the references$/ })).toHaveCount(2);
    for (const title of titles) await expect(card(page)).toContainText(title);
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
  }
  for (const [lang, name, shown, entry] of [
    ['zh', '参考文献 7，译例言', '[7，译例言]', '天演论[M]'],
    ['en', 'Reference 7, translator’s preface', '[7, translator’s preface]', 'Tianyan lun'],
  ] as const) {
    const marker = side(page, 'u5mm', lang).getByRole('link', { name, exact: true });
    await expect(marker).toHaveText(shown);
    await marker.click();
    await expect(card(page)).toContainText(shown);
    await expect(card(page)).toContainText(entry);
    await page.keyboard.press('Escape');
  }
});

test('an entry says how often and where it is cited', async ({ page }) => {
  await openEssay(page, { essay });
  const entry = page.locator('[id="ref-gb-t-7714-2015"]');
  for (const [lang, cited] of [
    ['zh', '被引 3 次：'],
    ['en', 'Cited 3 times:'],
  ] as const) {
    await expect(entry.locator(`.${lang}`)).toContainText(cited);
    await expect(entry.locator(`.${lang} [role="doc-backlink"]`)).toHaveText(['¶12', '¶13', '¶13']);
  }
  await entry.locator('.en [role="doc-backlink"]').first().click();
  await expect(page).toHaveURL(/#gwv2$/);
  await expect(pair(page, 'gwv2')).toBeInViewport();
});

test('links lead within the page, and to another essay in the language of the interface', async ({ page }) => {
  for (const locale of LANGS) {
    await openEssay(page, { essay, locale });
    await side(page, 'gh4w', 'zh').getByRole('link', { name: '下一节' }).click();
    await expect(page).toHaveURL(essayPath({ essay, locale, hash: '#what-readers-get' }));
    await expectUnderBar(page, pair(page, 'what-readers-get'));
    await side(page, 'gq6w', 'zh').getByRole('link', { name: '《随笔一》里的那一幅' }).click();
    await expect(page).toHaveURL(essayPath({ locale, hash: '#j7bh' }));
    await expectUnderBar(page, pair(page, 'j7bh'));
  }
});

for (const locale of LANGS) {
  test(`nothing on the /${locale} page is closed to anyone (WCAG 2.2 A to AAA)`, async ({ page }) => {
    // The page holds twice what it shows, and every block of it is looked at.
    test.slow();
    await openEssay(page, { essay, locale });
    await viewButton(page, 'both').check();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
}
