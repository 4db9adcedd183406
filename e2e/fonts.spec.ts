import { expect, type Page, test } from '@playwright/test';
import { openEssay, paintAll } from './reading-page';

/** The fonts that a part of the page is set in, with how many of its characters each sets. */
async function fontsOf(page: Page, selector: string): Promise<Readonly<Record<string, number>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const counts: Record<string, number> = {};
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { postScriptName, glyphCount } of fonts)
      counts[postScriptName] = (counts[postScriptName] ?? 0) + glyphCount;
  }
  return counts;
}

const isHan = (font: string): boolean => /CJK/.test(font);

for (const locale of ['zh', 'en'] as const) {
  test(`Han has its Chinese form, within English too (${locale})`, async ({ page }) => {
    await openEssay(page, { locale, query: '?view=both' });
    await paintAll(page);
    const counts = await fontsOf(page, 'main *');
    const han = Object.keys(counts).filter(isHan).sort();
    expect(han.length).toBeGreaterThan(1);
    expect(han.filter((font) => !/CJKsc/.test(font))).toEqual([]);
  });
}

test('Chinese is set in the serif face and the interface in the other, bold where it says so', async ({ page }) => {
  await openEssay(page, { locale: 'zh', query: '?view=both' });
  await paintAll(page);
  expect(Object.keys(await fontsOf(page, '.head .zh h1'))).toEqual(['NotoSerifCJKsc-Bold']);
  expect(Object.keys(await fontsOf(page, '.pair > p.zh')).filter(isHan)).toEqual(['NotoSerifCJKsc-Regular']);
  expect(Object.keys(await fontsOf(page, '.view label')).filter(isHan)).toEqual(['NotoSansCJKsc-Regular']);
});

test('what stands beside a paragraph and below the page is set as the interface is', async ({ page }) => {
  await openEssay(page);
  const familyOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily);
  const ui = await familyOf('header.bar');
  for (const selector of ['.tools .no', '.tools .flip', 'footer a', 'footer p'])
    expect(await familyOf(selector), selector).toBe(ui);
  expect(await familyOf('.pair > p.en')).not.toBe(ui);
});

test('entries far below the window take no part in the first layout', async ({ page }) => {
  await openEssay(page);
  const entry = page.locator('.entry').last();
  const isLaidOut = () =>
    entry.evaluate((element) => element.querySelector('p')?.checkVisibility({ contentVisibilityAuto: true }));
  expect(await isLaidOut()).toBe(false);
  await entry.scrollIntoViewIfNeeded();
  await expect.poll(isLaidOut).toBe(true);
});
