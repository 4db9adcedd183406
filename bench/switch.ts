// npm run bench:switch   Style and layout of one switch of view and of one paragraph, on the essay and on one of 1,000 blocks.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type CDPSession, chromium, type Page } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { load, median, table } from './median';

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

const rows: Record<string, string | number>[] = [];
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
for (const blocks of [48, 300, 1000]) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await page.goto(`http://127.0.0.1:${port}/${blocks}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  const views: number[] = [];
  const flips: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    views.push(await cost(client, page, () => document.querySelector<HTMLElement>('#view-zh')?.click()));
    flips.push(
      await cost(client, page, () => {
        // Only the pairs' own boxes are asked: what lies inside a skipped pair would have to be laid out to answer.
        const pair = [...document.querySelectorAll('.pair')].find((each) => {
          const { top } = each.getBoundingClientRect();
          return top > 100 && top < innerHeight;
        });
        pair?.querySelector<HTMLElement>('.flip input')?.click();
      }),
    );
    views.push(await cost(client, page, () => document.querySelector<HTMLElement>('#view-both')?.click()));
  }
  rows.push({
    blocks,
    'view, ms': median(views).toFixed(1),
    'paragraph, ms': median(flips).toFixed(1),
    runs: RUNS,
    load: load(),
  });
  await page.close();
}
await browser.close();
server.close();
console.log(table(rows));
