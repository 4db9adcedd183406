import { expect, test } from '@playwright/test';

const ORIGINAL = 'https://trifoliumolitary.netlify.app/post/essay-1-ai-governance.html';

const SAID = {
  en: {
    author: 'By Trifolium',
    date: 'March 23, 2025',
    length: /^6,0\d\d Chinese characters · \d,\d{3} English words$/,
    reading: /^\d+ min in Chinese · \d+ min in English$/,
    translated: 'Translated in full',
    original: 'Original',
    licence: 'No license stated',
  },
  zh: {
    author: '作者：Trifolium',
    date: '2025年3月23日',
    length: /^中文 6,0\d\d 字 · 英文 \d,\d{3} 词$/,
    reading: /^读中文约 \d+ 分钟 · 读英文约 \d+ 分钟$/,
    translated: '已全部译出',
    original: '原文',
    licence: '未声明许可协议',
  },
} as const;

for (const locale of ['en', 'zh'] as const) {
  test(`/${locale} lists the essay as a library would, in the language of the interface`, async ({ page }) => {
    const said = SAID[locale];
    await page.goto(`/${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh' ? 'zh-Hans' : 'en');
    const essay = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2, name: '随笔一' }) });
    await expect(essay).toHaveCount(1);
    await expect(essay.getByRole('heading', { level: 2 })).toHaveText('随笔一 · Essay One');
    await expect(essay.getByText('中国参与全球人工智能治理：现状、困境与路径')).toHaveAttribute('lang', 'zh-Hans');
    await expect(essay.getByText('China in Global AI Governance')).toHaveAttribute('lang', 'en');
    const facts = essay.getByRole('listitem');
    await expect(facts).toHaveText([
      said.author,
      said.date,
      said.length,
      said.reading,
      said.translated,
      said.original,
      said.licence,
    ]);
    await expect(facts.getByRole('link', { name: said.original })).toHaveAttribute('href', ORIGINAL);
    await essay.getByRole('link', { name: /Essay One/ }).click();
    await expect(page).toHaveURL(`/${locale}/essays/ai-governance`);
    await expect(page.getByRole('heading', { level: 1, name: '随笔一' })).toBeVisible();
  });
}

test('what the list says of length and reading time is the length of the text on the page', async ({ page }) => {
  await page.goto('/en');
  const facts = page.getByRole('main').getByRole('listitem');
  const [han, words] =
    ((await facts.filter({ hasText: 'Chinese characters' }).last().textContent()) ?? '').match(/[\d,]+/g) ?? [];
  const [zh, en] = ((await facts.filter({ hasText: 'min in' }).last().textContent()) ?? '').match(/\d+/g) ?? [];
  await page.goto('/en/essays/ai-governance');
  await expect(page.getByRole('main')).toBeVisible();
  const counted = await page
    .locator('.pair:not(.pair-heading) > .zh')
    .evaluateAll(
      (blocks) => blocks.flatMap((block) => block.cloneNode(true).textContent?.match(/\p{Script=Han}/gu) ?? []).length,
    );
  // Captions and headings are counted or not; the source has 6,038 Han characters in its body.
  expect(Math.abs(Number(han?.replace(',', '')) - counted)).toBeLessThan(250);
  // Adults read 250 to 600 Chinese characters and 175 to 300 English words a minute (Brysbaert 2019).
  expect(Number(han?.replace(',', '')) / Number(zh)).toBeGreaterThan(250);
  expect(Number(han?.replace(',', '')) / Number(zh)).toBeLessThan(600);
  expect(Number(words?.replace(',', '')) / Number(en)).toBeGreaterThan(175);
  expect(Number(words?.replace(',', '')) / Number(en)).toBeLessThan(300);
});
