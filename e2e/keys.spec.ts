import { expect, type Page, test } from '@playwright/test';
import { essayPath, expectShown, openEssay, pair, placeAt, stored, topOf, viewButton } from './reading-page';

const menu = (page: Page) => page.getByRole('banner').getByText('Display', { exact: true });
const keysEnabled = (page: Page) => page.getByRole('checkbox', { name: 'Single-key shortcuts' });

test('j and k go to the next and the previous block', async ({ page }) => {
  await openEssay(page);
  await placeAt(page, 'k3f7', 90);
  for (const [key, name] of [
    ['j', 'k3f7'],
    ['j', 'm2p9'],
    ['j', 'yb9w'],
    ['k', 'm2p9'],
    ['k', 'k3f7'],
    ['k', 'ai-in-china'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(pair(page, name)).toBeFocused();
    await expect.poll(() => topOf(pair(page, name))).toBeLessThan(120);
    await expect.poll(() => topOf(pair(page, name))).toBeGreaterThan(50);
  }
});

test('t turns the block being read and v goes on to the next view', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  await placeAt(page, 'm2p9', 90);
  await page.keyboard.press('t');
  await expectShown(page, 'm2p9', 'zh');
  await expectShown(page, 'yb9w', 'en');
  await page.keyboard.press('t');
  await expectShown(page, 'm2p9', 'en');
  for (const view of ['zh', 'both', 'en'] as const) {
    await page.keyboard.press('v');
    await expect(viewButton(page, view)).toBeChecked();
    await expectShown(page, 'm2p9', view);
  }
});

test('c copies the link to the block being read', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => {
      document.title = text;
    };
  });
  await openEssay(page);
  await placeAt(page, 'm2p9', 90);
  await page.keyboard.press('c');
  await expect(page.getByRole('status')).toHaveText('Link copied');
  await expect(page).toHaveTitle(/\/en\/essays\/ai-governance#m2p9$/);
  await expect(page).toHaveURL(essayPath({ hash: '#m2p9' }));
});

test('? shows the list of keys and hides it again', async ({ page }) => {
  await openEssay(page);
  const list = page.getByRole('region', { name: 'Keyboard' });
  await expect(list).toBeHidden();
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  for (const key of ['j', 'k', 't', 'v', 'c', '?']) await expect(list.getByText(key, { exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(list).toBeHidden();
});

test('keys are off while typing and with Ctrl, Alt and Meta', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  for (const modifier of ['Control', 'Alt', 'Meta']) {
    for (const key of ['v', 't', 'j']) await page.keyboard.press(`${modifier}+${key}`);
  }
  await expect(viewButton(page, 'en')).toBeChecked();
  await expect(page.locator('body')).toBeFocused();
  await page.getByRole('main').evaluate((main) => {
    for (const tag of ['input', 'textarea', 'select']) main.prepend(document.createElement(tag));
    const editable = document.createElement('div');
    editable.contentEditable = 'true';
    editable.setAttribute('role', 'textbox');
    editable.textContent = '.';
    main.prepend(editable);
  });
  const fields = page.getByRole('main').locator('> :is(input, textarea, select, [contenteditable])');
  await expect(fields).toHaveCount(4);
  for (const field of await fields.all()) {
    await field.focus();
    for (const key of ['v', 't', 'j']) await page.keyboard.press(key);
    await expect(field).toBeFocused();
  }
  await expect(page.getByRole('textbox').last()).toHaveValue('vtj');
  await expect(viewButton(page, 'en')).toBeChecked();
  await expect(page).toHaveURL(essayPath({ query: '?view=en' }));
});

test('keys can be turned off, and stay off on the next page', async ({ page }) => {
  await openEssay(page, { query: '?view=en' });
  await menu(page).click();
  await keysEnabled(page).uncheck();
  await expect.poll(() => stored(page, 'keys')).toBe('off');
  await page.keyboard.press('v');
  await expect(viewButton(page, 'en')).toBeChecked();

  await openEssay(page, { query: '?view=en' });
  await page.keyboard.press('v');
  await expect(viewButton(page, 'en')).toBeChecked();
  await menu(page).click();
  await expect(keysEnabled(page)).not.toBeChecked();
  await keysEnabled(page).check();
  await page.keyboard.press('v');
  await expect(viewButton(page, 'zh')).toBeChecked();
  expect(await stored(page, 'keys')).toBeNull();
});
