import { expect, type Page, test } from '@playwright/test';
import { ESSAY, essayPath, openEssay, pair, side } from './reading-page';

type Wordings = Record<string, Record<'zh' | 'en', { date: string; hash: string; text?: string }[]>>;
const DATA = `${ESSAY}/wordings.json`;
const LANGS = ['zh', 'en'] as const;
const PARAGRAPH = 'k3f7';

const notices = (page: Page) =>
  page.getByRole('complementary', { name: /^(This passage has changed|本段文字有改动)$/ });

/** Notes every request for a kind of file. */
function watchRequests(page: Page, pattern: RegExp): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (pattern.test(request.url())) seen.push(request.url());
  });
  return seen;
}

/** Gives a passage a past that it does not have: one more wording, before the one that stands. */
async function withPast(page: Page, name: string, lang: 'zh' | 'en', text: string, hash: string): Promise<void> {
  await page.route(`**${DATA}`, async (route) => {
    const answer = await route.fetch();
    const wordings: Wordings = await answer.json();
    wordings[name]?.[lang].unshift({ date: '2025-01-02', hash, text });
    await route.fulfill({ response: answer, json: wordings });
  });
}

test('a link to what still stands shows nothing, for every passage in both languages', async ({ page, request }) => {
  const wordings: Wordings = await (await request.get(DATA)).json();
  const states = Object.entries(wordings).flatMap(([name, sides]) =>
    LANGS.flatMap((lang) => sides[lang].slice(-1).flatMap(({ hash, text }) => (text ? [] : `${name}-${lang}.${hash}`))),
  );
  expect(states.length).toBeGreaterThan(60);
  // What the page hashes and what the build hashed is the same, or the page would have to ask for the wordings.
  const asked = watchRequests(page, /wordings\.json/);
  for (const part of [states.slice(0, 60), states.slice(60)]) {
    const loaded = page.waitForEvent('requestfinished', (each) => /passages/.test(each.url()));
    await openEssay(page, { query: `?q=${part.join(',')}`, hash: `#${PARAGRAPH}` });
    await loaded;
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await expect(notices(page)).toHaveCount(0);
  }
  expect(asked).toEqual([]);
});

test('a link to an earlier wording shows it beside the present one', async ({ page }) => {
  const now = 'The development of artificial intelligence (AI) is at present visible chiefly on three fronts';
  await withPast(page, PARAGRAPH, 'en', now.replace('chiefly', 'above all').replace(' at present', ''), '0123abcd');
  await openEssay(page, { query: `?q=${PARAGRAPH}-en.0123abcd`, hash: `#${PARAGRAPH}-en` });
  const notice = pair(page, PARAGRAPH).getByRole('complementary', { name: 'This passage has changed' });
  await expect(notice).toContainText('has been revised since');
  await expect(notice.getByRole('heading', { name: 'Then (2025-01-02)' })).toBeVisible();
  await expect(notice.getByRole('heading', { name: 'Now' })).toBeVisible();
  await expect(notice.getByRole('deletion').first()).toHaveText('above all');
  await expect(notice.getByRole('insertion').first()).toHaveText(' at present');
  await expect(notice.getByRole('link', { name: 'See what changed' })).toHaveAttribute(
    'href',
    /\/en\/essays\/.*\/versions#k3f7$/,
  );
  await expect(side(page, PARAGRAPH, 'en')).toBeInViewport();
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notices(page)).toHaveCount(0);
});

test('a link to a wording that nobody knows says only that the passage has changed', async ({ page }) => {
  await openEssay(page, { locale: 'zh', query: `?q=${PARAGRAPH}-zh.00000000`, hash: `#${PARAGRAPH}` });
  await expect(notices(page)).toContainText('此后本段有过修改，当时的文字没有留存在案');
  await expect(notices(page).getByRole('heading')).toHaveCount(0);
});

test('says that the passage has changed where the wordings cannot be had', async ({ page }) => {
  await page.route(`**${DATA}`, (route) => route.abort());
  await openEssay(page, { query: `?q=${PARAGRAPH}-en.00000000` });
  await expect(notices(page)).toContainText('Its wording of then is not on record');
});

test('a malformed state is ignored, and the page reads as usual', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const asked = watchRequests(page, /passages|wordings|quoting/);
  for (const query of [
    '?q=',
    '?q=%ff',
    '?q=k3f7',
    '?q=k3f7-fr.00000000',
    '?q=<b>-zh.1a2b3c4d',
    '?q=__proto__-zh.1',
    `?q=${'x'.repeat(1000)}`,
  ]) {
    await openEssay(page, { query, hash: `#${PARAGRAPH}` });
    await expect(side(page, PARAGRAPH, 'en')).toBeInViewport();
    await expect(notices(page)).toHaveCount(0);
  }
  // A name that the page does not have is well formed, and still nobody's business.
  await openEssay(page, { query: '?q=constructor-zh.00000000,nowhere-en.00000000' });
  await expect.poll(() => asked.length).toBe(1);
  await expect(notices(page)).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('who goes on from a link leaves its state behind', async ({ page }) => {
  await openEssay(page, { query: `?q=${PARAGRAPH}-en.00000000`, hash: `#${PARAGRAPH}` });
  await pair(page, 'm2p9').getByRole('link', { name: 'Link to paragraph 2' }).click();
  await expect(page).toHaveURL(essayPath({ hash: '#m2p9' }));
});
