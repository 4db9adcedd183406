import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type APIResponse, expect, test } from '@playwright/test';
import { CANARIES, CANARY_WORDS } from './canary/canary-drafts';
import { disguisesOf } from './canary/disguises';
import { type Find, searchFor } from './canary/search';
import { DRAFTS, previewLink } from './preview-links';

test.describe.configure({ timeout: 120_000 });

const search = searchFor(CANARY_WORDS);

/** What the draft that is committed with the project says, and no page may. */
const COMMITTED = [
  'aligning-two-languages',
  '两种语言怎样对齐',
  'How Two Languages Are Aligned',
  '取总的出入最小的一种配法',
];
const searchCommitted = searchFor(COMMITTED);

const inAnswer = async (answer: APIResponse, place: string): Promise<readonly Find[]> => {
  const head = Buffer.from(JSON.stringify([answer.status(), answer.statusText(), answer.headersArray()]));
  return [head, await answer.body()].flatMap((bytes) => [
    ...search.inBytes(bytes, place),
    ...searchCommitted.inBytes(bytes, place),
  ]);
};

test('the build under test was made while drafts with canary words lay in both folders', async () => {
  const [build, searched] = await Promise.all([
    readFile(`${DRAFTS}/.build-id`, 'utf8'),
    readFile('.next/BUILD_ID', 'utf8'),
  ]);
  expect(build, 'make it with: npx tsx e2e/canary/build.ts').toBe(searched);
  for (const { folder, slug } of CANARIES.filter((each) => each.folder === DRAFTS)) {
    const text = await readFile(join(folder, slug, 'zh.md'));
    expect(search.inBytes(text, 'the draft').length).toBeGreaterThan(5);
  }
});

test('no word of a draft is in what the build wrote, though the server has rendered it', async ({ request }) => {
  const [canary] = CANARIES.filter(({ folder }) => folder === DRAFTS);
  const link = await previewLink(canary?.slug ?? '');
  const page = await request.get(link);
  expect(page.status()).toBe(200);
  expect((await inAnswer(page, 'the preview')).length).toBeGreaterThan(10);
  const image = `/preview/files/${canary?.slug}/images/${encodeURIComponent('flurbnexing-鱗.png')}`;
  expect((await request.get(image)).status()).toBe(200);

  const finds: Find[] = [];
  for (const folder of ['.next', '.contentlayer', 'dist']) {
    const found = await search.inFolder(folder);
    const committed = await searchCommitted.inFolder(folder);
    expect(found.files, folder).toBeGreaterThan(folder === '.contentlayer' ? 5 : 20);
    finds.push(...found.finds, ...committed.finds);
  }
  expect(finds).toEqual([]);
});

test('the build keeps nothing of what Turbopack has read, which has the names of drafts’ files in it', () => {
  // What it keeps is compressed, so a search for words in it finds them or not as chance has it.
  expect(existsSync('.next/cache')).toBe(true);
  expect(existsSync('.next/cache/turbopack')).toBe(false);
});

test('no word of a draft is in what the build printed', async () => {
  const log = await readFile(`${DRAFTS}/.build.log`);
  expect(log.length).toBeGreaterThan(500);
  expect([...search.inBytes(log, 'build output'), ...searchCommitted.inBytes(log, 'build output')]).toEqual([]);
});

test('no word of a draft is in any answer to a reader without a grant, headers included', async ({ request }) => {
  const release: unknown = JSON.parse(await readFile('dist/release.json', 'utf8'));
  const published = (release as { entries: { address: string }[] }).entries.map(({ address }) => address);
  const slugs = CANARIES.map(({ slug }) => slug).concat('aligning-two-languages');
  // A canary's slug in an address of ours may come back to us in no answer either.
  const guessed = slugs.flatMap((slug) =>
    [
      '',
      '/zh',
      '/en',
      '/preview',
      '/preview/zh',
      '/preview/en',
      '/zh/essays',
      '/en/essays',
      '/essays',
      '/content/drafts',
      '/desk',
    ].flatMap((room) => [
      `${room}/${slug}`,
      `${room}/${slug}/`,
      `${room}/${slug}.html`,
      `${room}/${slug}/zh.md`,
      `${room}/${slug}/quoting.json`,
    ]),
  );
  const others = [
    '/',
    '/?x=1',
    '/nope',
    '/%ff',
    '/preview',
    '/preview/zh',
    '/preview/en',
    '/preview/files',
    '/desk',
    '/drafts',
    '/sitemap.xml',
    '/robots.txt',
    '/feed.xml',
    '/atom.xml',
    '/search',
    '/_next/data/x.json',
    '/_next/image?url=/content/drafts&w=1&q=1',
    '/.next/BUILD_ID',
    '/zh/404',
    '/zh/expired',
    '/api/draft',
    '/.well-known/x',
  ];
  const asking: readonly Record<string, string>[] = [
    {},
    { RSC: '1', 'Next-Router-Prefetch': '1', Cookie: '__prerender_bypass=x; __next_preview_data=x' },
  ];
  const finds: Find[] = [];
  let answers = 0;
  for (const path of [...published, ...guessed, ...others]) {
    for (const headers of asking) {
      const answer = await request.get(path, { maxRedirects: 0, headers });
      answers += 1;
      finds.push(...(await inAnswer(answer, path)));
      if (guessed.includes(path)) expect.soft(answer.status(), path).toBe(404);
    }
  }
  expect(answers).toBeGreaterThan(300);
  expect(finds).toEqual([]);
});

test('the search finds a word that was planted, in every form, packed or not, and in a file’s name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    const around = (bytes: Buffer) =>
      Buffer.concat([Buffer.from('x '.repeat(50)), bytes, Buffer.from(' y'.repeat(50))]);
    for (const word of CANARY_WORDS) {
      const disguises = disguisesOf(word);
      expect(disguises.length, word).toBeGreaterThan(3);
      for (const { bytes, form } of disguises) {
        const forms = search.inBytes(around(bytes), 'planted').map((find) => find.word);
        expect(forms, `${word} as ${form}`).toContain(word);
      }
      // Whatever stands before a word in a text, its base64 gives it away.
      for (const before of ['', 'a', 'ab', 'abc']) {
        const text = Buffer.from(`${before}${word} and so on`).toString('base64');
        expect(search.inBytes(Buffer.from(text), 'base64').map((find) => find.word)).toContain(word);
      }
    }
    const [word = ''] = CANARY_WORDS;
    await writeFile(join(folder, 'a.html.br'), brotliCompressSync(around(Buffer.from(word))));
    await writeFile(join(folder, 'a.html.gz'), gzipSync(around(Buffer.from(word))));
    await writeFile(join(folder, 'a.js.map'), JSON.stringify({ sourcesContent: [`const a = "${word}"`] }));
    await writeFile(join(folder, `${CANARIES[0]?.slug}.txt`), '');
    const { finds, files } = await search.inFolder(folder);
    expect(files).toBe(4);
    expect(new Set(finds.map(({ place }) => place.replace(/^.*planted-\w+\//, ''))).size).toBe(4);
  } finally {
    await rm(folder, { recursive: true });
  }
});
