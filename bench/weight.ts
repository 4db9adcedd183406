// npm run bench:weight [-- URL]   What the first load of a page asks for: requests and bytes on the wire, exact.
import { chromium } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { table } from './median';
import { serveSite } from './serve-site';

const site = await serveSite();
const url = process.argv[2] ?? `${site.url}/en/essays/ai-governance`;
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
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
await page.goto(url, { waitUntil: 'networkidle' });
const elements = await page.evaluate(() => document.querySelectorAll('*').length);
await browser.close();

const rows = [...requests.values()].filter(({ url: address }) => address.startsWith('http'));
const bodies = await Promise.all(
  rows.map(async (row) => {
    const size = async (encoding: string) =>
      Number(
        (await fetch(row.url, { method: 'HEAD', headers: { 'accept-encoding': encoding } })).headers.get(
          'content-length',
        ),
      );
    return { ...row, br: await size('br'), gzip: await size('gzip') };
  }),
);
site.close();
const sum = (key: 'wire' | 'br' | 'gzip') => bodies.reduce((total, row) => total + row[key], 0);
console.log(
  table([
    ...bodies.map(({ url: address, type, wire, br, gzip }) => ({
      request: new URL(address).pathname,
      type,
      'on the wire': wire,
      br,
      gzip,
    })),
    {
      request: `all (${bodies.length}), ${elements} elements`,
      type: '',
      'on the wire': sum('wire'),
      br: sum('br'),
      gzip: sum('gzip'),
    },
  ]),
);
