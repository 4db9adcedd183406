import { type APIResponse, expect, test } from '@playwright/test';

const TITLE = { en: 'There is no page at this address', zh: '这个地址上没有页面' } as const;

/** What identifies an answer: its status, its language and its bytes. */
async function identify(
  answer: APIResponse,
): Promise<Readonly<{ status: number; lang: string | undefined; bytes: string }>> {
  const bytes = await answer.text();
  return { status: answer.status(), lang: /<html lang="([^"]+)"/.exec(bytes)?.[1], bytes };
}

for (const [locale, lang] of [
  ['en', 'en'],
  ['zh', 'zh-Hans'],
] as const) {
  test(`every wrong address of a reader of ${locale} gives the same bytes and status 404`, async ({ request }) => {
    const first = await identify(await request.get(`/${locale}/nope`));
    expect([first.status, first.lang]).toEqual([404, lang]);
    expect(first.bytes).toContain(TITLE[locale]);
    const prefixed = [
      '/essays/nope',
      '/essays',
      '/a/b/c',
      '/404',
      '/essays/ai-governance/nope',
      '/essays/%E9%9A%8F%E7%AC%94',
      '/nope?view=zh',
    ];
    const bare = [
      '/fr',
      '/nope',
      '/preview/x',
      '/preview/ai-governance',
      '/essays/nope',
      '/index.html',
      '/release.json',
      '/_next/data/x.json',
      '/.env',
    ];
    const headers = { 'Accept-Language': locale === 'zh' ? 'zh-CN,zh;q=0.9' : 'en-GB,en;q=0.9' };
    for (const path of [...prefixed.map((each) => `/${locale}${each}`), ...bare]) {
      const answer = await identify(await request.get(path, { headers }));
      expect.soft([answer.status, answer.lang, answer.bytes === first.bytes], path).toEqual([404, lang, true]);
    }
  });
}

test('the language is the address’s, else the remembered one, else the browser’s', async ({ request }) => {
  const langOf = async (path: string, headers: Record<string, string>) =>
    (await identify(await request.get(path, { headers }))).lang;
  const [cookieZh, cookieEn] = [{ Cookie: 'NEXT_LOCALE=zh' }, { Cookie: 'NEXT_LOCALE=en' }];
  const [asksZh, asksEn] = [{ 'Accept-Language': 'zh-TW,zh;q=0.8,en;q=0.1' }, { 'Accept-Language': 'en' }];
  expect(await langOf('/en/nope', { ...cookieZh, ...asksZh })).toBe('en');
  expect(await langOf('/zh/nope', { ...cookieEn, ...asksEn })).toBe('zh-Hans');
  expect(await langOf('/nope', { ...cookieZh, ...asksEn })).toBe('zh-Hans');
  expect(await langOf('/nope', { ...cookieEn, ...asksZh })).toBe('en');
  expect(await langOf('/nope', asksZh)).toBe('zh-Hans');
  expect(await langOf('/nope', asksEn)).toBe('en');
  expect(await langOf('/nope', { Cookie: 'NEXT_LOCALE=fr', ...asksEn })).toBe('en');
});

test('the essay nearest to a mistyped address is named first', async ({ page }) => {
  const nearest = page.getByRole('region', { name: 'Did you mean this one?' });
  for (const path of [
    '/en/essays/ai-goverance',
    '/en/essays/AI-Governance',
    '/en/ai-governance',
    '/en/essays/ai-gov',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(nearest.getByRole('link', { name: 'Essay One' })).toHaveAttribute('href', '/en/essays/ai-governance');
  }
  await nearest.getByRole('link', { name: 'Essay One' }).click();
  await expect(page).toHaveURL('/en/essays/ai-governance');
  await page.goto('/en/quite-another-thing');
  await expect(page.getByRole('heading', { level: 1, name: TITLE.en })).toBeVisible();
  await expect(nearest).toBeHidden();
});

test('an essay that the short list leaves out is named all the same, by the title it is cited with', async ({
  page,
}) => {
  await page.route('/essays/slugs.json', (route) => route.fulfill({ json: ['ai-governance', 'on-universal-care'] }));
  await page.route('/essays/on-universal-care/citation.json', (route) =>
    route.fulfill({
      json: [
        { title: '论兼爱', language: 'zh-Hans' },
        { title: 'On Universal Care', language: 'en' },
      ],
    }),
  );
  await page.goto('/en/essays/on-universal-car');
  const link = page.getByRole('region', { name: 'Did you mean this one?' }).getByRole('link');
  await expect(link).toHaveText('论兼爱 · On Universal Care');
  await expect(link).toHaveAttribute('href', '/en/essays/on-universal-care');
  await expect(link.getByText('论兼爱')).toHaveAttribute('lang', 'zh-Hans');
});

test('the other language of a wrong address is a way on, and not another wrong address', async ({ page }) => {
  await page.goto('/en/essays/nope');
  await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL('/zh');
  await expect(page.getByRole('heading', { level: 2, name: '随笔一' })).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a wrong address still lists every essay', async ({ page }) => {
    await page.goto('/zh/essays/ai-goverance');
    await expect(page.getByRole('heading', { level: 1, name: TITLE.zh })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: '随笔一' })).toHaveAttribute(
      'href',
      '/zh/essays/ai-governance',
    );
    await expect(page.getByRole('heading', { name: '您要找的是这一篇吗？' })).toBeHidden();
  });
});
