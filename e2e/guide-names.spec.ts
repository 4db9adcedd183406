import { expect, type Locator, type Page, test } from '@playwright/test';
import { barFoot, essayPath, expectShown, openEssay, pair, side, switchOf, topOf, viewButton } from './reading-page';

const essay = '/essays/writing-guide';
/** Two Chinese paragraphs that are one in English, and one that is two. */
const [MERGED, MERGED_TOO, SPLIT] = ['sgy8', 'h3cu', 'qy8t'] as const;
const UNTRANSLATED = 'rt9n';
/** A paragraph that is gone, and the list that its address leads to. */
const [RETIRED, SUCCESSOR] = ['h4dw', 'yt2e'] as const;

const paragraphs = (page: Page, name: string, lang: 'zh' | 'en'): Locator =>
  side(page, name, lang).getByRole('paragraph');

async function expectLanding(page: Page, name: string): Promise<void> {
  const foot = await barFoot(page);
  await expect.poll(() => topOf(pair(page, name)), { message: `top of ${name}` }).toBeGreaterThanOrEqual(foot - 1);
  await expect.poll(() => topOf(pair(page, name)), { message: `top of ${name}` }).toBeLessThanOrEqual(foot + 60);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('both names of merged paragraphs land on the one row, in the language asked for', async ({ page }) => {
      for (const name of [MERGED, MERGED_TOO]) {
        await openEssay(page, { essay, hash: `#${name}` });
        await expectLanding(page, MERGED);
        for (const lang of ['zh', 'en'] as const) {
          await openEssay(page, { essay, hash: `#${name}-${lang}` });
          await expectLanding(page, MERGED);
          await viewButton(page, lang === 'zh' ? 'en' : 'zh').check();
          await expectShown(page, MERGED, lang);
        }
      }
    });

    test('a retired name lands on what took its place, in the language asked for', async ({ page }) => {
      await openEssay(page, { essay, locale: 'zh', hash: `#${RETIRED}` });
      await expectLanding(page, SUCCESSOR);
      for (const lang of ['zh', 'en'] as const) {
        await openEssay(page, { essay, locale: 'zh', hash: `#${RETIRED}-${lang}` });
        await expectLanding(page, SUCCESSOR);
        await viewButton(page, lang === 'zh' ? 'en' : 'zh').check();
        await expectShown(page, SUCCESSOR, lang);
      }
    });

    test('an old address of the essay leads on, with the name', async ({ page, request }) => {
      for (const locale of ['zh', 'en'] as const) {
        const former = essayPath({ essay: '/essays/how-to-write', locale });
        const answer = await request.get(former, { maxRedirects: 0 });
        expect([answer.status(), answer.headers().location]).toEqual([301, essayPath({ essay, locale })]);
        for (const [name, row] of [
          [MERGED_TOO, MERGED],
          [RETIRED, SUCCESSOR],
        ] as const) {
          await page.goto(`${former}#${name}`);
          await expect(page).toHaveURL(essayPath({ essay, locale, hash: `#${name}` }));
          await expectLanding(page, row);
        }
      }
    });

    test('a paragraph without English is shown in every view with a note, and both its addresses lead to it', async ({
      page,
    }) => {
      for (const lang of ['zh', 'en'] as const) {
        await openEssay(page, { essay, hash: `#${UNTRANSLATED}-${lang}` });
        await expectLanding(page, UNTRANSLATED);
        for (const view of ['zh', 'en', 'both'] as const) {
          await viewButton(page, view).check();
          await expect(side(page, UNTRANSLATED, 'zh')).toBeVisible();
          await expect(pair(page, UNTRANSLATED).getByText('Not translated yet')).toBeVisible();
        }
      }
      await expect(switchOf(page, UNTRANSLATED)).toHaveCount(0);
    });
  });
}

test('merged and split paragraphs stand apart from each other and share one switch', async ({ page }) => {
  await openEssay(page, { essay, hash: `#${MERGED}` });
  for (const [name, zh, en] of [
    [MERGED, 2, 1],
    [SPLIT, 1, 2],
  ] as const) {
    const counts = { zh, en };
    for (const view of ['zh', 'en'] as const) {
      const other = view === 'zh' ? 'en' : 'zh';
      await viewButton(page, view).check();
      await expectShown(page, name, view);
      await expect(switchOf(page, name)).toHaveCount(1);
      await switchOf(page, name).check();
      await expectShown(page, name, other);
      await switchOf(page, name).uncheck();
    }
    for (const lang of ['zh', 'en'] as const) {
      if (counts[lang] === 1) continue;
      await viewButton(page, lang).check();
      const blocks = paragraphs(page, name, lang);
      await expect(blocks).toHaveCount(2);
      const [first, second] = await blocks.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
      expect((second?.top ?? 0) - (first?.bottom ?? 0)).toBeGreaterThan(8);
    }
  }
});
