import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { copyDraft, FRONT, previewLink, removeDraft, writeDraft } from './preview-links';

test.describe.configure({ timeout: 60_000 });

const ESSAY = 'content/essays/ai-governance';

/** Opens the desk by a link for all drafts, as its author would send it. */
async function openDesk(page: Page, locale: 'zh' | 'en' = 'en'): Promise<void> {
  await page.goto(await previewLink('--all'));
  await page.goto(`/desk/${locale}`);
}

const card = (page: Page, name: RegExp) => page.getByRole('region', { name });

test('the desk is the same wrong address as any other without a grant for all drafts', async ({ page, request }) => {
  await writeDraft('desk-alone', { 'zh.md': `${FRONT.zh}墨子曰兼爱。\n` });
  for (const path of ['/desk', '/desk/en', '/desk/zh/2']) expect((await request.get(path)).status()).toBe(404);
  await page.goto(await previewLink('desk-alone'));
  expect((await page.goto('/desk/en'))?.status()).toBe(404);
  await removeDraft('desk-alone');
});

test('the desk lists essays and drafts with coverage, what is missing and what the check says, leading to each place', async ({
  page,
}) => {
  await writeDraft('desk-half', {
    'zh.md': `${FRONT.zh}## 兼爱 {#care}\n\n墨子曰兼爱。 ^aaaa\n\n未译之段[@nobody]。 ^bbbb\n`,
    'en.md': `${FRONT.en}## Care {#care}\n\nMozi speaks of universal care. ^aaaa\n`,
  });
  await openDesk(page);
  await expect(page.getByRole('heading', { level: 1, name: 'The desk' })).toBeVisible();
  const draft = card(page, /论兼爱\s+On Universal Care/);
  await expect(draft).toContainText('3 of 4 passages');
  await expect(draft.getByRole('meter', { name: 'Translated' })).toBeVisible();
  await draft.getByText('One passage is not translated yet').click();
  await expect(draft.getByText(/desk-half\/zh\.md:12$/)).toBeVisible();
  // The error stands with its file, line and column, and leads to its paragraph in the preview.
  const problem = draft.getByRole('listitem').filter({ hasText: 'citation-defined' });
  await expect(problem.getByText(/desk-half\/zh\.md:12:\d+$/)).toBeVisible();
  await problem.getByRole('link', { name: 'Show in the page' }).click();
  await expect(page).toHaveURL(/\/preview\/en\/desk-half#bbbb$/);
  await expect(page.locator('[id="bbbb"]')).toBeInViewport();
  await expect(card(page, /随笔一/)).toHaveCount(0);
  await removeDraft('desk-half');
});

test('a paragraph whose Chinese has changed since stands on the desk beside its English, with what changed', async ({
  page,
}) => {
  await copyDraft('ai-governance', ESSAY);

  const zh = await readFile(`${ESSAY}/zh.md`, 'utf8');
  const line = zh.split('\n').findIndex((each) => each.endsWith('^k3f7')) + 1;
  await writeDraft('ai-governance', { 'zh.md': zh.replace(' ^k3f7', '此句后加。 ^k3f7') });
  await openDesk(page);
  const revision = page.getByRole('region', { name: /随笔一/ }).filter({ hasText: 'Revision of a published essay' });
  // A revision has its essay's title: each card still has a name of its own.
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await revision.getByText('One translation is older than the Chinese').click();
  const stale = revision
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: 'Paragraph 1', exact: true }) });
  await expect(stale.getByRole('insertion')).toHaveText('此句后加。');
  await expect(stale).toContainText('The development of artificial intelligence (AI)');
  await expect(stale.getByText(new RegExp(`ai-governance/zh\\.md:${line}$`))).toBeVisible();
  await stale.getByRole('link', { name: 'Paragraph 1', exact: true }).click();
  await expect(page).toHaveURL(/\/preview\/en\/ai-governance#k3f7$/);
  // The outline says how far each section is, and the paragraph that its translation is of an earlier wording.
  const outline = page.getByRole('navigation', { name: 'Outline' }).first();
  await expect(outline.getByRole('listitem').first()).toContainText('older than the Chinese');
  await expect(outline.getByText('translated', { exact: true }).first()).toBeVisible();
  await expect(page.locator('[id="k3f7"]')).toContainText('Translated from an earlier wording of the Chinese.');
  await removeDraft('ai-governance');
});

test('the desk speaks Chinese too, keeps to its policy, and has nothing that axe finds', async ({ page }) => {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  await openDesk(page, 'zh');
  await expect(page.getByRole('heading', { level: 1, name: '写作台' })).toBeVisible();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/desk/en');
  expect(heard).toEqual([]);
});
