// npm run bench:search [-- N [SEED]]   What a search costs in N essays (1,000): the index's files and time, and for some
// queries the bytes of a first search and the time from the last byte to the answer. Needs a build, for its front door.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { buildSearchText, type SearchText } from '../essay/search/search-text';
import { getContentFolders } from '../library/content-folders';
import { getSite } from '../library/get-site';
import { listEssayFolders } from '../library/list-essay-folders';
import { readEssay } from '../library/read-essay';
import { readEssayFiles } from '../library/read-essay-files';
import type { Part } from '../publish/assets';
import { compress } from '../publish/compress';
import { buildSearchFiles } from '../publish/search-files';
import { generateEssays } from './generate-essays';
import { load, median, table } from './median';
import { serveSite } from './serve-site';

type SearchFile = Readonly<{ body: Buffer; br: number }>;

const [number = 1000, seed = 1] = process.argv.slice(2).map(Number);
const RUNS = 5;

const texts = await writeTexts();
const [before, processor] = [performance.now(), process.cpuUsage()];
const index = buildSearchFiles(texts);
const built = performance.now() - before;
const { user } = process.cpuUsage(processor);
const files = new Map<string, SearchFile>();
for (const { address, body } of [...texts, ...index])
  files.set(address, { body, br: (await compress(body, 'quick')).br.byteLength });
const compressed = performance.now() - before - built;
const sizes = index.map(({ address }) => files.get(address)?.br ?? 0);
console.log(
  table([
    {
      essays: number,
      'files of the index': index.length,
      'index, brotli': sizes.reduce((sum, size) => sum + size, 0),
      'largest file': Math.max(...sizes),
      'built in (s)': (built / 1000).toFixed(1),
      'processor (s)': (user / 1e6).toFixed(1),
      'compressed in, with all texts (s)': (compressed / 1000).toFixed(1),
      'memory (MB)': Math.round(process.memoryUsage().rss / 1e6),
      load: load(),
    },
  ]),
);

const site = await serveSite();
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const rows = [];
  for (const [query, locale] of listQueries()) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await measure(query, locale));
    const [first] = runs;
    rows.push({
      query,
      interface: locale,
      requests: first?.asked.length ?? 0,
      'first query, brotli': first?.bytes ?? 0,
      'answer after the last byte (ms)': median(runs.map(({ wait }) => wait)).toFixed(1),
      answer: first?.answer ?? '',
    });
  }
  console.log(`\n${table(rows)}\n\nMedians of ${RUNS}, load ${load()}.`);
} finally {
  await browser.close();
  site.close();
}

/** The texts of generated essays, as the build publishes them. */
async function writeTexts(): Promise<readonly Part[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));
  try {
    await generateEssays(folder, number, seed);
    const { 'gb-t-7714': edition } = await getSite();
    const found: Part[] = [];
    for (const { slug, folder: essay } of await listEssayFolders({
      ...getContentFolders(),
      essays: join(folder, 'essays'),
      drafts: join(folder, 'none'),
    })) {
      const read = readEssay(await readEssayFiles(essay), { edition });
      if (!read) throw new Error(`${essay} cannot be read, so it cannot be searched. Run the generator by itself.`);
      const body = Buffer.from(JSON.stringify(buildSearchText(read.essay)));
      found.push({ address: `/essays/${slug}/text.json`, body, type: 'application/json; charset=utf-8' });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Queries of one to ten Han characters and of words, taken from an essay in the middle. */
function listQueries(): readonly (readonly [query: string, locale: 'zh' | 'en'])[] {
  const { passages }: SearchText = JSON.parse(String(texts[Math.floor(texts.length / 2)]?.body));
  const rows = passages.flatMap(([, , zh]) => zh.match(/\p{Script=Han}{10,}/gu) ?? []);
  const row = rows[Math.floor(rows.length / 2)] ?? '';
  const words = passages.flatMap(([, , , en]) => en.match(/[a-z]{7,}/g) ?? []);
  const word = words[Math.floor(words.length / 2)] ?? '';
  return [
    ...[1, 2, 3, 4, 6, 10].flatMap((length) => [[row.slice(0, length), 'zh'] as const]),
    ['治理', 'en'],
    ['governing', 'en'],
    [`${word} governance`, 'en'],
    ['the governance of AI', 'en'],
  ];
}

/** A first search on a fresh page: what it asks for, and how long after the last byte its answer stands there. */
async function measure(query: string, locale: 'zh' | 'en') {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  let script = '';
  await page.route(/\/search\/index\.json$|\/assets\/terms-|\/text\.json$/, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files.get(pathname);
    asked.push(pathname);
    return file ? route.fulfill({ body: file.body, contentType: 'application/json' }) : route.fulfill({ status: 404 });
  });
  page.on('response', (response) => {
    if (/\/assets\/search-.*\.js$/.test(response.url())) script = response.url();
  });
  await page.goto(`${site.url}/${locale}/essays/ai-governance`);
  await page.keyboard.press('/');
  const answered = waitForAnswer(page);
  await page.getByRole('searchbox').fill(query);
  const { wait, answer } = await answered;
  const bytes = asked.reduce((sum, address) => sum + (files.get(address)?.br ?? 0), await sizeOf(script));
  await context.close();
  return { asked, bytes, wait, answer };
}

/** Waits for an answer to be painted, and says how many ms after the last byte that was. */
function waitForAnswer(page: Page): Promise<{ wait: number; answer: string }> {
  return page.evaluate(async () => {
    await new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.found > li')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(done));
      }).observe(document.body, { childList: true, subtree: true });
    });
    const answered = performance.now();
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.json'))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    return {
      wait: answered - Math.max(...ends),
      answer: document.querySelector('.search-box [role="status"]')?.textContent ?? '',
    };
  });
}

async function sizeOf(address: string): Promise<number> {
  const { headers } = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
  return Number(headers.get('content-length'));
}
