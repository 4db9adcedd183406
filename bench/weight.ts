// npm run bench:weight [-- URL]   What the first load of a page asks for: requests and bytes on the wire, exact. Beside it the
// same essay as a bare Hugo page (Debian's hugo), and how many times as heavy ours is.
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { table } from './median';
import { serveHugo } from './peers/serve-hugo';
import { serveSite } from './serve-site';

type Row = Readonly<{ request: string; type: string; 'on the wire': number; br: number; gzip: number }>;

const site = await serveSite();
const url = process.argv[2] ?? `${site.url}/en/essays/ai-governance`;
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const own = await weigh(browser, url);
console.log(table(own));
const peer = process.argv[2] ? undefined : await serveHugo();
if (peer) {
  const bare = await weigh(browser, `${peer.url}/essays/ai-governance/`);
  console.log(`\nThe same essay, bare Hugo:\n${table(bare)}`);
  const [ours, theirs] = [own, bare].map((rows) => rows.at(-1)?.['on the wire'] ?? Number.NaN);
  console.log(`\nOurs weighs ${((ours ?? Number.NaN) / (theirs ?? Number.NaN)).toFixed(2)} times as much.`);
  await peer.close();
}
await browser.close();
site.close();

async function weigh(from: Browser, address: string): Promise<readonly Row[]> {
  const page = await from.newPage({ viewport: { width: 412, height: 823 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const requests = new Map<string, { url: string; type: string; wire: number }>();
  client.on('Network.responseReceived', ({ requestId, response, type }) => {
    requests.set(requestId, { url: response.url, type, wire: 0 });
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.wire = encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.close();
  const rows: Row[] = [];
  for (const { url: requested, type, wire } of requests.values()) {
    if (!requested.startsWith('http')) continue;
    const size = async (encoding: string) =>
      Number(
        (await fetch(requested, { method: 'HEAD', headers: { 'accept-encoding': encoding } })).headers.get(
          'content-length',
        ),
      );
    const [br, gzip] = [await size('br'), await size('gzip')];
    rows.push({ request: new URL(requested).pathname, type, 'on the wire': wire, br, gzip });
  }
  const sum = (key: 'on the wire' | 'br' | 'gzip') => rows.reduce((total, row) => total + row[key], 0);
  const all = { 'on the wire': sum('on the wire'), br: sum('br'), gzip: sum('gzip') };
  return [...rows, { request: `all (${rows.length}), ${elements} elements`, type: '', ...all }];
}
