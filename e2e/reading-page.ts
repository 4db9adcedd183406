import { expect, type Locator, type Page } from '@playwright/test';

export const ESSAY = '/essays/ai-governance';

export type View = 'zh' | 'both' | 'en';

const VIEW_NAME: Readonly<Record<View, RegExp>> = { zh: /^中文$/, both: /^(Both|对照)$/, en: /^English$/ };

type Place = Readonly<{ essay?: string; locale?: 'zh' | 'en'; query?: string; hash?: string }>;

/** Path of an essay, the first unless said; `query` and `hash` come with their `?` and `#`. */
export function essayPath({ essay = ESSAY, locale = 'en', query = '', hash = '' }: Place = {}): string {
  return `/${locale}${essay}${query}${hash}`;
}

export async function openEssay(page: Page, place: Place = {}): Promise<void> {
  await page.goto(essayPath(place));
  await expect(page.getByRole('main')).toBeVisible();
}

/** The row that holds both languages of a block. */
export const pair = (page: Page, name: string): Locator => page.locator(`[id="${name}"]`);

/** A block in one language. */
export const side = (page: Page, name: string, lang: 'zh' | 'en'): Locator => page.locator(`[id="${name}-${lang}"]`);

export const switchOf = (page: Page, name: string): Locator => pair(page, name).getByRole('switch');

export const viewButton = (page: Page, view: View): Locator =>
  page.getByRole('group', { name: /^(Reading view|阅读方式)$/ }).getByRole('radio', { name: VIEW_NAME[view] });

/** Whether a block is shown: by style, since the size of what was never painted says nothing. */
const isShown = (block: Locator): Promise<boolean> =>
  block.evaluate((element) => {
    const { display, contentVisibility } = getComputedStyle(element);
    return display !== 'none' && contentVisibility !== 'hidden';
  });

/** Expects a block to stand in these languages, and in no other. */
export async function expectShown(page: Page, name: string, shown: View): Promise<void> {
  const languages = async () => {
    const [zh, en] = [await isShown(side(page, name, 'zh')), await isShown(side(page, name, 'en'))];
    return zh && en ? 'both' : zh ? 'zh' : en ? 'en' : 'nothing';
  };
  await expect.poll(languages, { message: `languages of ${name}` }).toBe(shown);
}

/** Distance in px from the top of the window. */
export const topOf = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => element.getBoundingClientRect().top);

/** The foot of the bar, in px from the top of the window. */
export const barFoot = (page: Page): Promise<number> =>
  page.getByRole('banner').evaluate((bar) => bar.getBoundingClientRect().bottom);

/** Scrolls until a row stays at a height in the window, px. Needs scripts. */
export async function placeAt(page: Page, name: string, top: number): Promise<void> {
  await expect
    .poll(async () => {
      await pair(page, name).evaluate((row, wanted) => {
        scrollBy({ top: row.getBoundingClientRect().top - wanted, behavior: 'instant' });
      }, top);
      // Rows get their height when they are first painted, and push others about.
      await settled(page);
      return Math.abs((await topOf(pair(page, name))) - top);
    })
    .toBeLessThanOrEqual(1);
}

/** Lets the page be painted a few times: whatever moves after a change has moved by then. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 8; frame++) await new Promise(requestAnimationFrame);
  });

/** Expects the reader's place to be where it was, give or take a line. */
export async function expectNear(locator: Locator, top: number, line = 30): Promise<void> {
  await settled(locator.page());
  expect(Math.abs((await topOf(locator)) - top), `place of ${locator}`).toBeLessThanOrEqual(line);
}

/** What the page keeps about the reader's choices. */
export const stored = (page: Page, name: 'view' | 'theme' | 'keys'): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), name);

/** Lets only the small blocking script through, so that what is seen was there at the first paint. */
export async function withoutReaderScript(page: Page): Promise<void> {
  await page.route(/\/reader[^/]*\.js/, (route) => route.abort());
}

/** Notes a value at every frame from the first on; the second function reads what was seen, without repeats. */
export async function watchFrames(page: Page, selector: string, property: string): Promise<() => Promise<string[]>> {
  await page.addInitScript(
    ([selector = '', property = '']) => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      const look = () => {
        const element = document.querySelector(selector);
        if (element) seen.add(getComputedStyle(element).getPropertyValue(property));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    [selector, property],
  );
  return () => page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
}

/** Has every row painted, those far from the window too: what is not painted, axe passes over. */
export async function paintAll(page: Page): Promise<void> {
  const rows = page.locator('.pair, .entry');
  await rows.evaluateAll((all) => {
    for (const row of all) if (row instanceof HTMLElement) row.style.contentVisibility = 'visible';
  });
  for (const row of await rows.all()) await expect(row).toHaveCSS('content-visibility', 'visible');
}
