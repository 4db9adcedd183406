import { expect, type Page, test } from '@playwright/test';
import { openEssay, pair } from './reading-page';
import { readSource, sentencesOf, withoutWidth, wordsOf } from './source-text';

/** Level, heading, number of body blocks under it, citations in them: counted by hand in the source. */
const STRUCTURE: readonly (readonly [2 | 3 | 4, string, number, readonly number[]])[] = [
  [2, '国内人工智能发展最新情况', 4, [1, 2, 3, 4]],
  [2, '国内人工智能治理现状:国家驱动,追求平衡', 3, [5]],
  [3, '政府主导', 4, [6, 7]],
  [3, '追求平衡', 5, []],
  [2, '全球人工智能治理困境与中国优势', 0, []],
  [3, '全球人工智能治理困境', 0, []],
  [4, '全球人工智能治理碎片化', 1, [8, 9]],
  [4, '全球人工智能治理标准缺乏共识', 1, [10, 11]],
  [4, '各国参与全球人工智能治理意愿较低', 2, [12]],
  [3, '中国参与全球人工智能治理的优势', 1, []],
  [4, '技术领域突破', 2, []],
  [4, '全球南方支持', 2, []],
  [2, '中国参与全球人工智能治理的路径建议', 5, [13, 14, 15]],
  [2, '后记', 3, []],
  [2, '参考文献', 0, []],
];
const SLIPS = ['有比较明显的体。', '在编制企业', '同义、万象', '用该清楚地', '中美之前存在', '不知到这篇文章'];
const source = readSource(STRUCTURE.map(([, heading]) => heading));
const blocks = source.pieces.filter((piece) => piece.kind === 'block');

/** Every row of the page: its heading level if it is one, the shown text of each language without markers, the markers. */
const readRows = (page: Page) =>
  page.locator('.pair').evaluateAll((rows) =>
    rows.map((row) => {
      const [zh, en] = ['zh-Hans', 'en'].map((lang) => {
        const element = row.querySelector(`:scope > [lang="${lang}"]`);
        const text = element?.cloneNode(true) as Element | undefined;
        const markers = Array.from(
          element?.querySelectorAll('[role="doc-biblioref"]') ?? [],
          (marker) => marker.textContent,
        );
        for (const extra of text?.querySelectorAll('[role="doc-biblioref"], [role="doc-noteref"], .missing') ?? [])
          extra.remove();
        return {
          level: Number(/^H(\d)$/.exec(element?.tagName ?? '')?.[1] ?? 0),
          text: element && getComputedStyle(element).display !== 'none' ? (text?.textContent ?? '') : '',
          markers: markers.map((marker) => Number(marker?.replace(/[[\]]/g, ''))),
        };
      });
      if (!zh || !en) throw new Error(`${row.id} lacks a language`);
      return { zh, en };
    }),
  );

test('the source that the page is held against is the one that was counted', () => {
  expect(source.pieces.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(
    STRUCTURE.map(([, heading]) => heading),
  );
  expect([blocks.length, blocks.flatMap(({ citations }) => citations)]).toEqual([
    33,
    Array.from({ length: 15 }, (_, at) => at + 1),
  ]);
  expect(source.entries.map(({ number }) => Number(number))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15,
  ]);
});

for (const locale of ['zh', 'en'] as const) {
  test.describe(`at /${locale}`, () => {
    test.beforeEach(({ page }) => openEssay(page, { locale }));

    test('every sentence of the source stands in its own block, and nothing is added or mended', async ({ page }) => {
      const body = (await readRows(page)).filter(({ zh }) => !zh.level);
      const shown = body.map(({ zh }) => withoutWidth(zh.text));
      expect(shown).toHaveLength(33);
      const lost = blocks.flatMap(({ text }, at) =>
        sentencesOf(text).filter((sentence) => !shown[at]?.includes(withoutWidth(sentence))),
      );
      expect(lost, 'sentences that are not in their block').toEqual([]);
      expect(shown).toEqual(blocks.map(({ text }) => withoutWidth(text)));
      for (const slip of SLIPS) expect(shown.join('\n')).toContain(slip);
    });

    test('15 headings stand in both languages, in order and on their levels, with their blocks under them', async ({
      page,
    }) => {
      const rows = await readRows(page);
      const headings = rows.flatMap(({ zh, en }, at) => {
        const next = rows.findIndex((row, later) => later > at && row.zh.level > 0);
        const under = rows.slice(at + 1, next === -1 ? rows.length : next);
        if (!zh.level) return [];
        expect(en.level, en.text).toBe(zh.level);
        expect(en.text).toMatch(/^[\p{Script=Latin}][^\p{Script=Han}]+$/u);
        return [[zh.level, withoutWidth(zh.text), under.length, under.flatMap((row) => row.zh.markers)]];
      });
      expect(headings).toEqual(STRUCTURE);
      const english = rows.filter(({ en }) => en.level).map(({ en }) => en.text);
      expect(new Set(english).size).toBe(15);
      for (const name of english)
        await expect(page.getByRole('main').getByRole('heading', { name, exact: true })).toBeAttached();
    });

    test('every block has its English, with the citations of the source in both', async ({ page }) => {
      const body = (await readRows(page)).filter(({ zh }) => !zh.level);
      for (const { zh, en } of body)
        expect(en.text.length, `English of “${zh.text.slice(0, 20)}”`).toBeGreaterThan(Math.min(zh.text.length, 60));
      for (const { en } of body) expect(en.text).not.toMatch(/\p{Script=Han}/u);
      for (const lang of ['zh', 'en'] as const)
        expect(body.map((row) => row[lang].markers)).toEqual(blocks.map(({ citations }) => citations));
    });

    test('19 entries keep their wording and their numbers, the second [12] to [15] apart', async ({ page }) => {
      const list = page.getByRole('listitem').and(page.locator('[id^="ref-"]'));
      await expect(list).toHaveCount(19);
      const entries = await list.evaluateAll((items) =>
        items.map((item) => ({
          number: /\d+/.exec(item.firstElementChild?.textContent ?? '')?.[0],
          wording: item.querySelector('[lang="zh-Hans"] > .wording')?.textContent ?? '',
          list: item.parentElement?.previousElementSibling?.textContent,
        })),
      );
      expect(entries.map(({ number }) => number)).toEqual(source.entries.map(({ number }) => number));
      source.entries.forEach(({ wording }, at) => {
        const words = wordsOf(entries[at]?.wording ?? '');
        expect(
          wordsOf(wording).filter((word) => !words.includes(word)),
          `words lost from “${wording}”`,
        ).toEqual([]);
      });
      for (const at of [11, 12]) expect(entries[at]?.wording).toBe(source.entries[at]?.wording);
      await expect(page.getByRole('heading', { name: 'Listed but not cited' })).toBeVisible();
      await expect(page.getByRole('heading', { name: '列出而未引用的文献' })).toBeVisible();
      const lists = await page
        .locator('[role="doc-bibliography"] ol')
        .evaluateAll((each) => each.map((ol) => ol.children.length));
      expect(lists).toEqual([15, 4]);
      await expect(page.getByRole('link', { name: '人工智能champions.eu' })).toHaveCount(0);
    });

    test('the lost figure is a placeholder that says so, with its source line under it', async ({ page }) => {
      const figures = pair(page, 'j7bh').getByRole('figure');
      await expect(figures).toHaveCount(2);
      await expect(figures.nth(0)).toContainText('原始发布页中的图像已缺失。');
      await expect(figures.nth(0).getByText('数据来源：生成式人工智能应用发展报告（2024）')).toBeVisible();
      await expect(figures.nth(1)).toContainText('The image is missing from the original publication.');
      await expect(figures.nth(1).getByText(/^Source: .*\(2024\)$/)).toBeVisible();
      await expect(page.getByRole('main').getByRole('img')).toHaveCount(0);
    });

    test('title, author, dates, address and the want of a licence are the source’s own', async ({ page }) => {
      await expect(page.getByRole('heading', { level: 1, name: source.title, exact: true })).toBeVisible();
      const about = page.getByRole('list', { name: locale === 'zh' ? '关于本文' : 'About this essay' });
      await expect(about).toContainText('Trifolium');
      await expect(about.locator('time')).toHaveCount(2);
      expect(
        await about.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime'))),
      ).toEqual(['2025-03-23', '2025-03-24']);
      expect(source.address).toMatch(/^https:/);
      await expect(about.getByRole('link', { name: locale === 'zh' ? '原文' : 'Original' })).toHaveAttribute(
        'href',
        source.address,
      );
      await expect(about).toContainText(
        locale === 'zh' ? '本文未声明许可协议。' : 'No license is stated for this essay.',
      );
    });
  });
}
