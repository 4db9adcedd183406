// npm run bench:switch   Style and layout of one switch of view and of one paragraph, on the essay and on ones of 300 and 1,000
// blocks. Where Hugo is installed, by turns with a bare Hugo page of as many blocks that hides a language by a class, the
// plainest way to do it; medians of eleven, and ours as a multiple.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { load, median, table } from './median';
import { serveHugo } from './peers/serve-hugo';

const RUNS = 11;
const essay = readFileSync('dist/en/essays/ai-governance.html', 'utf8');

/** The essay with its pairs over again under new names until there are `count`. */
function grown(count: number): string {
  const start = essay.indexOf('<div class="pair');
  const end = essay.indexOf('<section class="bibliography"');
  const pairs = essay.slice(start, end);
  const have = pairs.split('<div class="pair').length - 1;
  const copies = Array.from({ length: Math.ceil(count / have) }, (_, copy) =>
    copy ? pairs.replace(/\b(id|href)="(#?)/g, `$1="$2x${copy}`) : pairs,
  );
  return essay.slice(0, start) + copies.join('') + essay.slice(end);
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };
const assets = new Set(readdirSync('dist/assets'));
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://x');
  const asset = pathname.startsWith('/assets/') ? pathname.slice(8) : '';
  response.setHeader('content-type', `${TYPES[asset.split('.').pop() ?? ''] ?? 'text/html'}; charset=utf-8`);
  if (assets.has(asset)) response.end(readFileSync(`dist/assets/${asset}`));
  else response.end(grown(Number(pathname.slice(1)) || 48));
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address() as { port: number };

async function cost(client: CDPSession, page: Page, change: () => void): Promise<number> {
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return (value('RecalcStyleDuration') + value('LayoutDuration')) * 1000;
  };
  const before = await read();
  await page.evaluate(change);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return (await read()) - before;
}

/** Makes a bare page one of `count` blocks with a language each, of which a class hides one: the whole of the peer's switch. */
function prepareBare(count: number): void {
  const main = document.querySelector('main');
  const blocks = [...document.querySelectorAll<HTMLElement>('main > :is(p, h2, h3, h4, ul, ol, blockquote)')];
  for (const block of blocks) {
    const text = block.textContent ?? '';
    block.setAttribute('lang', (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 4 > text.length ? 'zh' : 'en');
  }
  const have = blocks.filter(({ lang }) => lang === 'zh').length;
  for (let copy = 1; copy < Math.ceil(count / have); copy += 1)
    main?.append(...blocks.map((each) => each.cloneNode(true)));
  const style = document.createElement('style');
  style.textContent = '.only-zh > [lang="en"], .flipped { display: none }';
  document.head.append(style);
}

async function openPage(address: string, count?: number): Promise<readonly [CDPSession, Page]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  if (count) await page.evaluate(prepareBare, count);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  return [client, page];
}

const rows: Record<string, string | number>[] = [];
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const peer = await serveHugo();
for (const blocks of [48, 300, 1000]) {
  const own = await openPage(`http://127.0.0.1:${port}/${blocks}`);
  const bare = peer && (await openPage(`${peer.url}/essays/ai-governance/`, blocks));
  const views: number[] = [];
  const flips: number[] = [];
  const bareViews: number[] = [];
  const bareFlips: number[] = [];
  const toggleBare = () => document.querySelector('main')?.classList.toggle('only-zh');
  for (let run = 0; run < RUNS; run++) {
    views.push(await cost(...own, () => document.querySelector<HTMLElement>('#view-zh')?.click()));
    if (bare) bareViews.push(await cost(...bare, toggleBare));
    flips.push(
      await cost(...own, () => {
        // Only the pairs' own boxes are asked: what lies inside a skipped pair would have to be laid out to answer.
        const pair = [...document.querySelectorAll('.pair')].find((each) => {
          const { top } = each.getBoundingClientRect();
          return top > 100 && top < innerHeight;
        });
        pair?.querySelector<HTMLElement>('.flip input')?.click();
      }),
    );
    if (bare)
      bareFlips.push(
        await cost(...bare, () => {
          const block = [...document.querySelectorAll('main > [lang="zh"]')].find((each) => {
            const { top } = each.getBoundingClientRect();
            return top > 100 && top < innerHeight;
          });
          block?.classList.add('flipped');
        }),
      );
    views.push(await cost(...own, () => document.querySelector<HTMLElement>('#view-both')?.click()));
    if (bare) bareViews.push(await cost(...bare, toggleBare));
  }
  rows.push({
    blocks,
    'view, ms': median(views).toFixed(1),
    'paragraph, ms': median(flips).toFixed(1),
    ...(bare && {
      'bare Hugo, view': median(bareViews).toFixed(1),
      'bare Hugo, paragraph': median(bareFlips).toFixed(1),
      'times Hugo, view': (median(views) / median(bareViews)).toFixed(2),
      'times Hugo, paragraph': (median(flips) / median(bareFlips)).toFixed(2),
    }),
    runs: RUNS,
    load: load(),
  });
  await own[1].close();
  await bare?.[1].close();
}
await browser.close();
server.close();
await peer?.close();
console.log(table(rows));
