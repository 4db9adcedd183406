import { expect, type Page, test } from '@playwright/test';
import { ESSAY, openEssay } from './reading-page';

const FILES = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json; charset=utf-8',
} as const;

const box = (page: Page) => page.locator('details').filter({ hasText: /Cite this essay|引用本文/ });

const metaOf = (page: Page, name: string): Promise<(string | null)[]> =>
  page.locator(`head meta[name="${name}"]`).evaluateAll((all) => all.map((meta) => meta.getAttribute('content')));

test('the essay says how to cite it, in the words of either standard', async ({ page }) => {
  await openEssay(page);
  const cite = box(page);
  await expect(cite.getByText(/\[EB\/OL\]/)).toBeHidden();
  await cite.getByText('Cite this essay').click();
  await expect(cite.getByText(/^Trifolium\. 随笔一.*\[EB\/OL\]\. \(2025-03-24\)\. https?:/)).toBeVisible();
  await expect(
    cite.getByText(/^Trifolium\. “Essay One: .*” Trifolium Reading Room\. March 24, 2025\. https?:/),
  ).toBeVisible();
  await expect(cite.getByRole('link', { name: 'RIS' })).toHaveCount(2);
  await expect(cite.getByRole('link', { name: 'BibTeX' }).first()).toHaveAttribute('href', `${ESSAY}/citation.bib`);
});

test('the box opens from the keyboard and speaks the interface’s language', async ({ page }) => {
  await openEssay(page, { locale: 'zh' });
  const summary = box(page).getByText('引用本文', { exact: true });
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(box(page).getByText('全部参考文献')).toBeVisible();
});

test('without scripts the box opens and its links lead to files', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await openEssay(page);
  await box(page).getByText('Cite this essay').click();
  const links = box(page).getByRole('link', { name: /BibTeX|RIS|CSL-JSON/ });
  await expect(links).toHaveCount(6);
  for (const link of await links.all()) {
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
  }
  await context.close();
});

test('the files have their types, and other sites may fetch them', async ({ request }) => {
  for (const subject of ['citation', 'references']) {
    for (const [extension, type] of Object.entries(FILES)) {
      const answer = await request.get(`${ESSAY}/${subject}.${extension}`);
      expect(answer.status(), `${subject}.${extension}`).toBe(200);
      const headers = answer.headers();
      expect(headers['content-type']).toBe(type);
      expect(headers['content-encoding']).toBe('br');
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    }
  }
  expect((await request.get(`${ESSAY}/citation.txt`)).status()).toBe(404);
  expect((await request.get('/essays/none/citation.bib')).status()).toBe(404);
});

test('the essay’s files name both of its languages, and the bibliography’s all of its works', async ({ request }) => {
  const text = async (file: string) => (await request.get(`${ESSAY}/${file}`)).text();
  const [source, translation] = JSON.parse(await text('citation.json'));
  expect(source).toMatchObject({ type: 'webpage', language: 'zh-Hans', issued: { 'date-parts': [[2025, 3, 24]] } });
  expect(translation).toMatchObject({ language: 'en', 'original-title': source.title });
  expect(await text('citation.bib')).toContain('origtitle = {随笔一：');
  expect(await text('citation.ris')).toContain(`UR  - ${source.URL}\n`);
  expect(JSON.parse(await text('references.json'))).toHaveLength(19);
  expect((await text('references.bib')).match(/^@\w+\{[\w-]+,$/gm)).toHaveLength(19);
  expect((await text('references.ris')).match(/^ER {2}- $/gm)).toHaveLength(19);
  expect(await text('references.ris')).toContain('AU  - 陈, 琪\n');
});

for (const [locale, language, other] of [
  ['zh', 'zh-Hans', 'workTranslation'],
  ['en', 'en', 'translationOfWork'],
] as const) {
  test(`reference managers and search engines read the ${locale} page`, async ({ page }) => {
    const refused: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    await openEssay(page, { locale });
    const [title] = await metaOf(page, 'citation_title');
    const [alternative] = await metaOf(page, 'dcterms.alternative');
    expect(title).toMatch(locale === 'zh' ? /^随笔一：/ : /^Essay One: /);
    expect(alternative).toMatch(locale === 'zh' ? /^Essay One: / : /^随笔一：/);
    expect(await metaOf(page, 'citation_author')).toEqual(['Trifolium']);
    expect(await metaOf(page, 'citation_publication_date')).toEqual(['2025/03/23']);
    expect(await metaOf(page, 'citation_language')).toEqual([language]);

    const block = page.locator('script[type="application/ld+json"]');
    await expect(block).toHaveCount(1);
    const data = JSON.parse((await block.textContent()) ?? '');
    expect(data).toMatchObject({ '@type': 'ScholarlyArticle', headline: title, inLanguage: language });
    expect(data[other]).toMatchObject({ headline: alternative });
    expect(data.citation.length).toBeGreaterThanOrEqual(10);
    expect(data).not.toHaveProperty('license');
    expect(refused).toEqual([]);
  });
}

test('the icon that pages name is there', async ({ page }) => {
  await openEssay(page);
  const address = await page.locator('link[rel="icon"]').getAttribute('href');
  const answer = await page.request.get(address ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('image/svg+xml');
});
