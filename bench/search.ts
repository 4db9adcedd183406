// npm run bench:search [-- N [SEED]]   What a search costs in N essays (1,000): the index's files and time, and for some
// queries the bytes of a first search and the time from the last byte until the answer is painted (at most 50 ms), and until
// the results below the dialog's edge are, too. Medians of seven, by turns. Needs a build, for its front door.
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
import { type Packed, serveBeside } from './serve-beside';
import { serveSite } from './serve-site';

type Run = Awaited<ReturnType<typeof measure>>;

const [number = 1000, seed = 1] = process.argv.slice(2).map(Number);
const RUNS = 7;
const MOST_MS = 50;

const texts = await writeTexts();
const [before, processor] = [performance.now(), process.cpuUsage()];
const index = buildSearchFiles(texts);
const built = performance.now() - before;
const { user } = process.cpuUsage(processor);
const packed: Packed[] = [];
for (const { address, body } of [...texts, ...index]) packed.push({ address, br: (await compress(body, 'quick')).br });
const files = new Map(packed.map(({ address, br }) => [address, br.byteLength]));
const compressed = performance.now() - before - built;
const sizes = index.map(({ address }) => files.get(address) ?? 0);
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
const served = await serveBeside(packed, site.url);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const queries = listQueries().map(([query, locale]) => ({ query, locale, runs: [] as Run[] }));
  for (let run = 0; run < RUNS; run += 1)
    for (const { query, locale, runs } of queries) runs.push(await measure(query, locale));
  const rows = queries.map(({ query, locale, runs }) => {
    const wait = median(runs.map(({ painted }) => painted));
    if (wait > MOST_MS) process.exitCode = 1;
    return {
      query,
      interface: locale,
      requests: runs[0]?.asked.length ?? 0,
      'first query, brotli': runs[0]?.bytes ?? 0,
      'answer painted after the last byte (ms)': wait.toFixed(1),
      'all of it (ms)': median(runs.map(({ whole }) => whole)).toFixed(1),
      runs: runs.map(({ painted }) => painted.toFixed(0)).join(' '),
      load: median(runs.map((run) => run.load)).toFixed(2),
      answer: runs[0]?.answer ?? '',
    };
  });
  console.log(`\n${table(rows)}`);
} finally {
  await browser.close();
  served.close();
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
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (files.has(pathname)) asked.push(pathname);
    if (/\/assets\/search-.*\.js$/.test(pathname)) script = site.url + pathname;
  });
  await page.goto(`${served.url}/${locale}/essays/ai-governance`);
  await page.keyboard.press('/');
  const [answer] = await Promise.all([waitForAnswer(page), page.getByRole('searchbox').fill(query)]);
  const bytes = asked.reduce((sum, address) => sum + (files.get(address) ?? 0), await sizeOf(script));
  await context.close();
  return { asked, bytes, load: Number(load()), ...answer };
}

/**
 * Waits for an answer to be painted, and says how many ms after the last byte that was, by the page's own clock: the first
 * task after the frame that shows it.
 */
function waitForAnswer(page: Page): Promise<{ painted: number; whole: number; answer: string }> {
  return page.evaluate(async () => {
    let last = 0;
    const [first, whole] = await new Promise<number[]>((done) => {
      const times: Promise<number>[] = [];
      new MutationObserver((_, observer) => {
        const shown = document.querySelectorAll('.found > li').length;
        if (shown === last) return;
        last = shown;
        times.push(new Promise((at) => requestAnimationFrame(() => setTimeout(() => at(performance.now())))));
        // No mutation for a while: no more results are to come.
        const before = shown;
        setTimeout(() => {
          if (last !== before) return;
          observer.disconnect();
          void Promise.all(times).then((all) => done([all[0] ?? 0, all.at(-1) ?? 0]));
        }, 500);
      }).observe(document.body, { childList: true, subtree: true });
    });
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.json'))
      .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
    const end = Math.max(...ends);
    return {
      painted: (first ?? Number.NaN) - end,
      whole: (whole ?? Number.NaN) - end,
      answer: document.querySelector('.search-box [role="status"]')?.textContent ?? '',
    };
  });
}

async function sizeOf(address: string): Promise<number> {
  const { headers } = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
  return Number(headers.get('content-length'));
}
