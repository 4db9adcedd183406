import { cpSync, existsSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { copyContent, type DevServer, startDev } from './live/dev-server';
import { createOperations, withWord } from './live/random-operations';

// One development server for all of it: a second one cannot run in the same folder.
test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.skip(({ isMobile }) => isMobile, 'an author writes at a desk');

const PORT = Number(process.env.E2E_PORT ?? 4173) + 3;
const SLUG = 'writing-guide';
/** How long an edit may take here, on a machine that is busy with other tests. `npm run bench:live` says how long it does take. */
const SOON = { timeout: 60_000 };
const LINE = 32; // px, one line of text

let dev: DevServer;
const at = (...parts: string[]) => join(dev.content, 'essays', SLUG, ...parts);
const read = (name: string) => readFileSync(at(name), 'utf8');

test.beforeAll(async () => {
  dev = await startDev(copyContent(), PORT);
});
test.afterAll(async () => {
  await dev?.discard();
});

/** Opens a page and waits until it listens to changes. */
async function open(page: Page, path: string): Promise<void> {
  const listening = page.waitForRequest(/\/changes\?since=/, { timeout: 240_000 });
  await page.goto(dev.address + path, { timeout: 240_000 });
  await listening;
}

const noPage = (page: Page) => page.getByRole('heading', { level: 1, name: 'There is no page at this address' });
const main = (page: Page) => page.getByRole('main');
const reading = (page: Page) => page.locator('main.reading');

test('shows an edit in each language, and keeps place, view and turned paragraphs', async ({ page }) => {
  await open(page, `/en/essays/${SLUG}?view=zh`);
  const turned = page.locator('#py72');
  await turned.getByRole('switch').check();
  await expect(page).toHaveURL(/flip=py72/);
  await turned.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 200 }));
  const top = () => turned.evaluate((element) => element.getBoundingClientRect().top);
  await expect.poll(async () => Math.abs((await top()) - 200)).toBeLessThan(2);
  const before = await top();

  const [zh, en] = [read('zh.md'), read('en.md')];
  writeFileSync(at('zh.md'), withWord(zh, '刚才写下的一句话。'.repeat(60)));
  await expect(main(page)).toContainText('刚才写下的一句话。', SOON);
  expect(Math.abs((await top()) - before)).toBeLessThan(LINE);
  await expect(turned.getByRole('switch')).toBeChecked();
  await expect(page.getByRole('radio', { name: '中文' })).toBeChecked();
  await expect(page).toHaveURL(/view=zh&flip=py72/);

  writeFileSync(at('.en.md.tmp'), withWord(en, 'A sentence just written.'));
  renameSync(at('.en.md.tmp'), at('en.md'));
  await expect(main(page)).toContainText('A sentence just written.', SOON);
  writeFileSync(at('zh.md'), zh);
  await expect(main(page)).not.toContainText('刚才写下的一句话。', SOON);
  expect(Math.abs((await top()) - before)).toBeLessThan(LINE);
  await expect(turned.getByRole('switch')).toBeChecked();
  writeFileSync(at('en.md'), en);
});

test('shows edits of the bibliography, images and the site', async ({ page }) => {
  await open(page, `/en/essays/${SLUG}`);
  const references = read('references.yaml');
  writeFileSync(at('references.yaml'), references.replace(/title: .*/, 'title: A title just written'));
  await expect(main(page)).toContainText('A title just written', SOON);
  writeFileSync(at('references.yaml'), references);

  const image = main(page).locator('img').first();
  const svg = read('images/pairs.svg');
  const width = () => image.evaluate((element: HTMLImageElement) => element.naturalWidth);
  await image.scrollIntoViewIfNeeded();
  await expect.poll(width, SOON).toBeGreaterThan(0);
  writeFileSync(
    at('images', 'pairs.svg'),
    svg.replace(/<svg[^>]*>/, '<svg xmlns="http://www.w3.org/2000/svg" width="123" height="45">'),
  );
  await expect.poll(width, SOON).toBe(123);
  writeFileSync(at('images', 'pairs.svg'), svg);

  const site = join(dev.content, 'site.yaml');
  const text = readFileSync(site, 'utf8');
  writeFileSync(site, text.replace(/(name:\s+zh: .*\s+en: ).*/, '$1A Room Just Named'));
  await expect(page.getByRole('banner')).toContainText('A Room Just Named', SOON);
  writeFileSync(site, 'name: [\n');
  await expect(page.locator('body')).toContainText(/site\.yaml:\d+:\d+/, SOON);
  writeFileSync(site, text);
  await expect(page.locator('body')).not.toContainText('site.yaml:', SOON);
});

test('says what is wrong with a broken file, and shows what could last be read', async ({ page }) => {
  await open(page, `/en/essays/${SLUG}`);
  await expect(reading(page)).toContainText('一篇文章就是一个文件夹', SOON);
  const zh = read('zh.md');
  const problems = page.getByRole('region', { name: /keeps? this essay from being published/ });

  writeFileSync(at('zh.md'), zh.replace('title: ', 'titel: '));
  await expect(problems).toContainText(/zh\.md:\d+:\d+/, SOON);
  await expect(problems).toContainText('titel');
  await expect(problems).toContainText('the last version of zh.md that could be read');
  await expect(reading(page)).toContainText('一篇文章就是一个文件夹');
  await expect.poll(() => dev.said(), SOON).toMatch(/zh\.md:\d+:\d+ {2}error {2}.*\n.*titel.*\n.*titel.*\n +\^/);

  writeFileSync(at('zh.md'), Buffer.concat([Buffer.from(zh.slice(0, 1500)), Buffer.from([0xe4, 0xb8])]));
  await expect(problems).toContainText('UTF-8', SOON);
  await expect(reading(page)).toContainText('一篇文章就是一个文件夹');

  const references = read('references.yaml');
  writeFileSync(at('zh.md'), zh);
  writeFileSync(at('references.yaml'), `a: [\n${references}`);
  await expect(problems).toContainText('the last version of references.yaml that could be read', SOON);
  writeFileSync(at('references.yaml'), references);
  const glossary = read('glossary.yaml');
  writeFileSync(at('glossary.yaml'), `a: [\n${glossary}`);
  await expect(problems).toContainText(/glossary\.yaml:\d+:\d+/, SOON);
  writeFileSync(at('glossary.yaml'), glossary);
  await expect(problems).toHaveCount(0, SOON);
});

test('follows essays and drafts that come, are renamed and go', async ({ page }) => {
  const made = join(dev.content, 'essays', 'just-made');
  await open(page, '/en/essays/just-made');
  await expect(noPage(page)).toBeVisible(SOON);
  cpSync(at(), made, { recursive: true });
  await expect(reading(page)).toContainText('一篇文章就是一个文件夹', SOON);
  rmSync(made, { recursive: true });
  await expect(noPage(page)).toBeVisible(SOON);

  await open(page, '/en');
  const draft = join(dev.content, 'drafts', 'just-drafted');
  cpSync(at(), draft, { recursive: true });
  const listed = page.getByRole('region', { name: 'Drafts' }).locator('a[href$="/just-drafted"]');
  await expect(listed).toBeVisible(SOON);
  renameSync(draft, `${draft}-anew`);
  await expect(listed).toHaveCount(0, SOON);
  await open(page, '/preview/en/just-drafted-anew');
  writeFileSync(join(`${draft}-anew`, 'zh.md'), withWord(read('zh.md'), '草稿里刚写的字'));
  await expect(reading(page)).toContainText('草稿里刚写的字', SOON);
  rmSync(`${draft}-anew`, { recursive: true });
  await expect(noPage(page)).toBeVisible(SOON);
});

test('keeps running and shows the right page after sixty random operations', async ({ page }) => {
  await open(page, `/en/essays/${SLUG}`);
  const operations = createOperations(dev.content, SLUG, 20260101);
  for (let count = 0; count < 60; count += 1) await operations.next();
  operations.settle('到头来的一句');
  await expect(reading(page)).toContainText('到头来的一句', { timeout: 60_000 });
  await expect(page.getByRole('region', { name: /from being published/ })).toHaveCount(0, SOON);
  // A checkout touches everything at once.
  const now = new Date();
  for (const name of ['zh.md', 'en.md', 'references.yaml']) utimesSync(at(name), now, now);
  writeFileSync(at('zh.md'), withWord(read('zh.md'), '其后又一句'));
  await expect(reading(page)).toContainText('其后又一句', SOON);
  expect(dev.said().match(/Ready in/g)).toHaveLength(1);
});

test('leaves nothing of it in what is published', async ({ page, request, baseURL }) => {
  expect((await request.get('/changes')).status()).toBe(404);
  await page.goto(`${baseURL}/en/essays/${SLUG}`);
  await expect(page.locator('body')).not.toHaveAttribute('data-rendered');
  const script = await page.locator('script[src*="reader"]').getAttribute('src');
  const code = await (await request.get(script ?? '')).text();
  expect(code).toContain('addEventListener');
  expect(code).not.toContain('EventSource');
  expect(code).not.toContain('/changes');
});

test('ends with everything it started on one Ctrl-C', async () => {
  test.skip(!existsSync('/proc/self/stat'), 'processes are counted as Linux lists them');
  expect(dev.processes().length).toBeGreaterThan(2);
  expect(await dev.interrupt()).toBe(0);
  await expect.poll(() => dev.processes(), { timeout: 10_000 }).toEqual([]);
});
