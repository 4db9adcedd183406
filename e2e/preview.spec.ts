import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { copyDraft, DRAFTS, essay, FRONT, previewLink, removeDraft, writeDraft } from './preview-links';
import { expectShown, paintAll, side, switchOf, viewButton } from './reading-page';

test.describe.configure({ timeout: 60_000 });

const PUBLIC = 'content/essays/ai-governance';
const HONEST = 'aligning-two-languages';

const banner = (page: Page) => page.getByRole('complementary', { name: 'Draft', exact: true });

/** What is sent for an address that names nothing, and for this one, with the same headers; the time of day left out. */
async function alike(
  request: APIRequestContext,
  path: string,
  headers: Record<string, string> = {},
): Promise<[string, string]> {
  const whole = async (address: string) => {
    const answer = await request.get(address, { headers, maxRedirects: 0 });
    const sent = answer.headersArray().filter(({ name }) => name.toLowerCase() !== 'date');
    return `${answer.status()} ${JSON.stringify(sent)} ${await answer.text()}`;
  };
  return [await whole(path), await whole('/no-such-page')];
}

/** The violations of the policy and the errors that a page reports from now on. */
function listen(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return heard;
}

test('the link that the command prints shows the draft, says so, and leaves the address without its token', async ({
  page,
}) => {
  await copyDraft('opened', `content/drafts/${HONEST}`);
  const printed = await essay('preview', 'opened', '--expires=3h', '--site=https://rooms.example');
  expect(printed).toMatch(
    /^https:\/\/rooms\.example\/preview\/opened\?token=\S+\nExpires \d{4}-\d\d-\d\d \d\d:\d\d UTC \(revision 1\)\.\n$/,
  );
  const heard = listen(page);
  const answer = await page.goto(printed.split('\n')[0]?.replace('https://rooms.example', '') ?? '');
  await expect(page).toHaveURL('/preview/en/opened');
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringContaining("script-src 'self'; style-src 'self'"),
  });
  await expect(page.getByRole('heading', { level: 1, name: 'How Two Languages Are Aligned' })).toBeVisible();
  await expect(banner(page)).toContainText('Draft: not published');
  await expect(banner(page)).toContainText('Preview revision 1');
  const until = banner(page).getByText('This preview ends').locator('time');
  const expires = new Date((await until.getAttribute('datetime')) ?? 0).getTime();
  expect(Math.abs(expires - Date.now() - 3 * 3_600_000)).toBeLessThan(120_000);
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'preview', httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie?.expires).toBeLessThanOrEqual(expires / 1000 + 1);
  await expect(page.getByText('Not translated yet')).toHaveCount(1);
  await expect(page.getByText(/^To be published /)).toBeVisible();
  // The draft that comes with the project has no mistakes.
  await expect(banner(page).getByText(/^The check reports/)).toHaveCount(0);
  expect(await page.content()).not.toMatch(/_next|self\.__|data-react|\sstyle="/);
  expect(heard).toEqual([]);
});

test('a preview reads like a published essay: switch, card, outline, view, quoting, the other language', async ({
  page,
}) => {
  await copyDraft('reads', PUBLIC);
  await page.goto(await previewLink('reads'));
  const heard = listen(page);
  await viewButton(page, 'en').check();
  const [name] = await page
    .locator('.pair[id]:has([role=switch])')
    .first()
    .evaluateAll((rows) => rows.map(({ id }) => id));
  await expectShown(page, name ?? '', 'en');
  await switchOf(page, name ?? '').press('Space');
  await expectShown(page, name ?? '', 'zh');
  await page.getByRole('link', { name: 'Reference 1', exact: true }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('link').nth(3).click();
  await expect(outline.getByRole('link').nth(3)).toHaveAttribute('aria-current', 'location');
  await page.keyboard.press('q');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/preview\/zh\/reads/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('complementary', { name: '草稿' })).toContainText('尚未发表');
  expect(heard).toEqual([]);
});

test('an image that is missing, cut short or no image is a sentence in its place, and the page goes on', async ({
  page,
}) => {
  const png = await readFile('content/essays/writing-guide/images/reading-page.png');
  await writeDraft('holes', {
    'zh.md': `${FRONT.zh}前。\n\n![无](images/none.png)\n\n![断](images/cut.png)\n\n![伪](images/text.png)\n\n![全](images/whole.png)\n\n后。\n`,
    'images/cut.png': png.subarray(0, 20_000),
    'images/text.png': 'no image',
    'images/whole.png': png,
  });
  await page.goto(await previewLink('holes'));
  for (const [name, alt] of [
    ['none', '无'],
    ['cut', '断'],
    ['text', '伪'],
  ]) {
    const figure = page.getByRole('figure').filter({ hasText: `图像 images/${name}.png 无法显示。` });
    await expect(figure).toContainText(alt ?? '');
    await expect(figure.getByRole('img')).toHaveCount(0);
  }
  const whole = page.getByRole('img', { name: '全' });
  await expect(whole).toHaveAttribute('width', '1920');
  await expect(whole).toHaveAttribute('src', '/preview/files/holes/images/whole.png');
  await expect(page.locator('main source')).toHaveCount(0);
  await expect(page.getByText('后。')).toBeVisible();
});

test('the page is made from the files as they are now, images too, without a build', async ({ page, request }) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><path d="M0 0h8v4H0z"/></svg>';
  await writeDraft('live', { 'zh.md': `${FRONT.zh}先前的一句。\n\n![图](images/a.svg "题")\n`, 'images/a.svg': svg });
  await page.goto(await previewLink('live'));
  await expect(page.getByText('先前的一句。')).toBeVisible();
  const image = page.getByRole('img', { name: '图' });
  await expect(image).toHaveAttribute('src', '/preview/files/live/images/a.svg');
  expect(await image.evaluate((each: HTMLImageElement) => each.decode().then(() => each.naturalWidth))).toBe(8);
  await writeDraft('live', { 'zh.md': `${FRONT.zh}后来的一句。\n`, 'en.md': `${FRONT.en}A later sentence.\n` });
  await page.reload();
  await expect(page.getByText('后来的一句。')).toBeVisible();
  await expect(page.getByText('A later sentence.')).toBeVisible();
  // The same files, to someone who was not invited.
  for (const path of [
    '/preview/files/live/images/a.svg',
    '/preview/files/live/quoting.json',
    '/preview/en/live',
    '/preview/live',
  ]) {
    const [found, nowhere] = await alike(request, path);
    expect(found, path).toBe(nowhere);
  }
});

test('a reviewer reads several drafts at once, each by its own link', async ({ page }) => {
  for (const slug of ['several-a', 'several-b', 'several-c'])
    await writeDraft(slug, { 'zh.md': FRONT.zh.replace('论兼爱', `题目 ${slug}`) });
  for (const slug of ['several-a', 'several-b']) await page.goto(await previewLink(slug));
  for (const slug of ['several-a', 'several-b']) {
    await page.goto(`/preview/en/${slug}`);
    await expect(page.getByRole('heading', { level: 1, name: `题目 ${slug}` })).toBeVisible();
  }
  expect((await page.goto('/preview/en/several-c'))?.status()).toBe(404);
  await page.goto('/preview/en');
  await expect(page.getByRole('main').getByRole('listitem').getByRole('heading')).toHaveText([
    /several-a/,
    /several-b/,
  ]);
});

test('a link to all drafts lists them and opens each', async ({ page }) => {
  await writeDraft('listed', { 'zh.md': FRONT.zh });
  await page.goto(await previewLink('--all'));
  await expect(page).toHaveURL('/preview/en');
  await page.getByRole('listitem').filter({ hasText: 'listed' }).getByRole('link', { name: '论兼爱' }).click();
  await expect(page).toHaveURL('/preview/en/listed');
  await expect(banner(page)).toBeVisible();
});

/** Another essay than the desk's tests revise at the same time. */
const REVISED = 'writing-guide';

// One after the other: there is one draft of that name.
test.describe
  .serial('a revision', () => {
    test('a draft of a published essay shows what it adds, changes and removes, and in words', async ({ page }) => {
      await copyDraft(REVISED, `content/essays/${REVISED}`);
      const path = join(DRAFTS, REVISED, 'zh.md');
      const parts = (await readFile(path, 'utf8')).split('\n\n');
      const at = parts.findIndex((part) => / \^\w+$/.test(part) && !part.startsWith('!'));
      const changed = /\^(\w+)$/.exec(parts[at] ?? '')?.[1] ?? '';
      parts[at] = `修订之处：${parts[at]}`;
      const goneAt = parts.findIndex((part, index) => index > at + 1 && / \^\w+$/.test(part) && !part.startsWith('!'));
      const gone = /\^(\w+)$/.exec(parts[goneAt] ?? '')?.[1] ?? '';
      parts.splice(goneAt, 1, '全新的一段，还没有名字。');
      await writeFile(path, parts.join('\n\n'));
      const enPath = join(DRAFTS, REVISED, 'en.md');
      const english = await readFile(enPath, 'utf8');
      await writeFile(
        enPath,
        english
          .split('\n\n')
          .filter((part) => !part.trimEnd().endsWith(`^${gone}`))
          .join('\n\n'),
      );

      await page.goto(await previewLink(REVISED));
      await expect(banner(page)).toContainText('Revision: changes to a published essay');
      await expect(banner(page)).toContainText('1 added, 1 changed, 1 removed');
      const note = page.locator(`#change-${changed}`);
      await expect(note.getByText('Changed', { exact: true })).toBeVisible();
      await expect(note.getByRole('insertion')).toHaveText('修订之处：');
      await expect(note.getByRole('insertion')).toHaveCSS('text-decoration-line', 'underline');
      await expect(page.getByText('Added', { exact: true })).toHaveCount(1);
      const removed = page.locator(`#removed-${gone}`);
      await expect(removed.getByText('Removed', { exact: true })).toBeVisible();
      await expect(removed.getByRole('deletion')).toHaveCount(2);
      await expect(removed.getByRole('deletion').first()).toHaveCSS('text-decoration-line', 'line-through');
      await banner(page)
        .getByRole('link', { name: /Removed$/ })
        .click();
      await expect(removed).toBeInViewport();
      await expect(side(page, changed, 'zh')).toContainText('修订之处');
      await paintAll(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);

      // Merged or withdrawn: the essay stands, and the link leads to it.
      await removeDraft(REVISED);
      await page.reload();
      await expect(page).toHaveURL(new RegExp(`/en/essays/${REVISED}(?:#|$)`));
      await expect(page.getByRole('complementary', { name: 'Draft', exact: true })).toHaveCount(0);
    });

    test('brings the rules for what it shows in a sheet that no published page loads', async ({ page, request }) => {
      await copyDraft(REVISED, `content/essays/${REVISED}`);
      const styleOf = async () =>
        (await page.locator('link[rel="stylesheet"]').getAttribute('href')) ?? 'no sheet is named';
      await page.goto(`/en/essays/${REVISED}`);
      const published = await (await request.get(await styleOf())).text();
      await page.goto(await previewLink(REVISED));
      const previewed = await (await request.get(await styleOf())).text();
      expect([published, previewed].map((style) => style.includes('.change-wording'))).toEqual([false, true]);
      expect([published, previewed].map((style) => style.includes('.pair'))).toEqual([true, true]);
      await removeDraft(REVISED);
    });

    test('shows what it moves, and what it does to the references', async ({ page }) => {
      await copyDraft(REVISED, `content/essays/${REVISED}`);
      const edit = async (name: string, change: (text: string) => string) => {
        const path = join(DRAFTS, REVISED, name);
        await writeFile(path, change(await readFile(path, 'utf8')));
      };
      const named = (await readFile(join(DRAFTS, REVISED, 'zh.md'), 'utf8')).split('\n\n').flatMap((part) => {
        const [, name] = / \^(\w+)$/.exec(part) ?? [];
        return name === undefined ? [] : [name];
      });
      const [first = '', second = ''] = named;
      const exchange = (text: string): string => {
        const parts = text.split('\n\n');
        const at = (name: string) => parts.findIndex((part) => part.endsWith(` ^${name}`));
        const [one, two] = [at(first), at(second)];
        return parts
          .with(one, parts[two] ?? '')
          .with(two, parts[one] ?? '')
          .join('\n\n');
      };
      await edit('zh.md', exchange);
      await edit('en.md', exchange);
      await edit('references.yaml', (text) =>
        text
          .replace('title: CommonMark Spec', 'title: CommonMark Specification')
          .replace(/ {2}- id: huxley-1981\n(?: {4}.*\n)*/, '  - id: fresh\n    type: book\n    title: Fresh\n'),
      );

      await page.goto(await previewLink(REVISED));
      await expect(banner(page)).toContainText('1 added, 1 changed, 1 removed, 1 moved');
      await expect(page.locator(`#change-${second}`)).toHaveText(/^Moved \(was paragraph \d+\)$/);
      const changed = page.locator('#change-ref-commonmark');
      await expect(changed.getByText('Changed', { exact: true })).toBeVisible();
      await expect(changed.getByRole('insertion').first()).toContainText('Specification');
      await expect(page.locator('#ref-fresh').getByText('Added', { exact: true })).toBeVisible();
      const removed = page.locator('#removed-ref-huxley-1981');
      await expect(removed.getByText(/^Former reference \[\d+\]: Removed$/)).toBeVisible();
      await expect(removed.getByRole('deletion').first()).toContainText('天演论');
      await banner(page)
        .getByRole('link', { name: /^Reference \[\d+\] · Changed$/ })
        .click();
      await expect(changed).toBeInViewport();
      await paintAll(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
      await removeDraft(REVISED);
    });
  });

test('a draft with errors can be read, and one that cannot be parsed says what is wrong and where', async ({
  page,
}) => {
  await writeDraft('faulty', { 'zh.md': `${FRONT.zh}## 一\n\n引文[@missing]。\n\n<b>乙</b>\n` });
  await page.goto(await previewLink('faulty'));
  await expect(page.getByRole('heading', { level: 2, name: '一' })).toBeVisible();
  await banner(page)
    .getByText(/^The check reports \d problems$/)
    .click();
  await expect(banner(page).getByText('e2e/.drafts/faulty/zh.md:10:3')).toBeVisible();
  await writeDraft('faulty', { 'zh.md': '---\ntitle: [甲\n---\n\n正文。\n' });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'This draft cannot be read just now' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('e2e/.drafts/faulty/zh.md:');
  await expect(page.getByText('正文。')).toHaveCount(0);
});

test('a revoked link is answered like an address that never was, byte for byte, and so is the open page', async ({
  request,
  page,
}) => {
  await writeDraft('revoked', { 'zh.md': FRONT.zh });
  const link = await previewLink('revoked');
  await page.goto(link);
  await expect(banner(page)).toBeVisible();
  expect(await essay('preview', 'revoked', '--revoke')).toBe('All links made before now are ended (revision 2).\n');
  expect((await page.reload())?.status()).toBe(404);
  const asking: readonly Record<string, string>[] = [
    {},
    { 'Accept-Language': 'zh' },
    { Cookie: 'NEXT_LOCALE=zh; preview=x', 'Accept-Encoding': 'gzip' },
  ];
  for (const path of [
    link,
    link.replace('/preview/revoked', '/preview/opened-never'),
    '/preview/revoked',
    '/preview/en/revoked',
  ]) {
    for (const headers of asking) {
      const [found, nowhere] = await alike(request, path, headers);
      expect(found, path).toBe(nowhere);
    }
  }
  await page.goto(await previewLink('revoked'));
  await expect(banner(page)).toContainText('Preview revision 2');
});

test('an authentic link whose time is over is answered 410, and helps on', async ({ page, browser }) => {
  await writeDraft('expired', { 'zh.md': FRONT.zh });
  const link = await previewLink('expired');
  // The server’s own key is known here; it signs the same claims, an hour that is over.
  const [head = '', body = ''] = (link.split('token=')[1] ?? '').split('.');
  const claims = JSON.parse(String(Buffer.from(body, 'base64url')));
  const past = { ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 };
  const signed = `${head}.${Buffer.from(JSON.stringify(past)).toString('base64url')}`;
  const key = Buffer.from(process.env.E2E_PREVIEW_KEY ?? '', 'base64');
  const token = `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  const answer = await page.goto(`/preview/expired?token=${token}`);
  expect(answer?.status()).toBe(410);
  expect(answer?.headers()['cache-control']).toBe('private, no-store');
  await expect(page.getByRole('heading', { level: 1, name: 'This preview link has expired' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('ask its author for a new link');
  const chinese = await browser.newPage({ locale: 'zh-CN' });
  await chinese.goto(`/preview/expired?token=${token}`);
  await expect(chinese.getByRole('heading', { level: 1, name: '这个预览链接已经过期' })).toBeVisible();
  await chinese.close();
});

test('no token with a bit flipped opens anything, and each is answered alike', async ({ request }) => {
  await writeDraft('flipped', { 'zh.md': FRONT.zh });
  const [path = '', token = ''] = (await previewLink('flipped')).split('?token=');
  const [, nowhere] = await alike(request, '/no-such-page');
  const bytes = Buffer.from(token, 'latin1');
  // Each byte once, another bit each time: the rest is in library/grants/token.test.ts and server/answer-preview.test.ts.
  for (const at of bytes.keys()) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    const answer = await request.get(`${path}?token=${encodeURIComponent(flipped.toString('latin1'))}`, {
      maxRedirects: 0,
    });
    const sent = answer.headersArray().filter(({ name }) => name.toLowerCase() !== 'date');
    expect(`${answer.status()} ${JSON.stringify(sent)} ${await answer.text()}`, `byte ${at}`).toBe(nowhere);
  }
});

test('drafts are counted and listed nowhere in public', async ({ page, request }) => {
  await writeDraft('unlisted', { 'zh.md': FRONT.zh });
  await page.goto('/en');
  await expect(page.getByRole('heading', { level: 2, name: 'Drafts you may read' })).toHaveCount(0);
  await expect(page.getByText('How Two Languages Are Aligned')).toHaveCount(0);
  expect((await request.get(`/en/essays/${HONEST}`)).status()).toBe(404);
  expect((await request.get('/desk')).status()).toBe(404);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a preview opens, switches and leads on', async ({ page }) => {
    await copyDraft('no-script', `content/drafts/${HONEST}`);
    await page.goto(await previewLink('no-script'));
    await expect(page).toHaveURL('/preview/en/no-script');
    await viewButton(page, 'zh').check();
    await expectShown(page, 'h-1', 'zh');
    await switchOf(page, 'h-1').check();
    await expectShown(page, 'h-1', 'en');
    await page.getByRole('banner').getByRole('link', { name: '中文' }).click();
    await expect(page).toHaveURL('/preview/zh/no-script');
  });
});
