// npm run bench:lighthouse [-- RUNS name=URL …]   Lighthouse, mobile, simulated throttling; medians, by turns with the same essay
// as a bare Hugo page (Debian's hugo) and other targets, and the ratios to Hugo's in the same run.
import { findBrowser } from '../e2e/browser/find-browser';
import { load, median, table } from './median';
import { serveHugo } from './peers/serve-hugo';
import { serveSite } from './serve-site';

// Lighthouse is installed in bench/ alone (npm install --prefix bench): nobody needs it to build or test the site.
const { default: lighthouse } = await import('./node_modules/lighthouse/core/index.js' as string);
const { launch } = await import('./node_modules/chrome-launcher/dist/index.js' as string);

const site = await serveSite();
const runs = Number(process.argv[2] ?? 5);
const named = process.argv.slice(3).map((target) => target.split(/=(.*)/s).slice(0, 2) as [string, string]);
const peer = await serveHugo();
const targets: readonly [string, string][] = [
  ['essay', `${site.url}/en/essays/ai-governance`],
  ...(peer ? [['bare Hugo', `${peer.url}/essays/ai-governance/`] as [string, string]] : []),
  ...named,
];
const METRICS = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const found = new Map<string, Record<string, number[]>>(targets.map(([name]) => [name, {}]));
const failed = new Set<string>();

for (let run = 0; run < runs; run++) {
  for (const [name, url] of run % 2 ? [...targets].reverse() : targets) {
    const chrome = await launch({
      chromePath: findBrowser(),
      chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
    const { lhr } = await lighthouse(url, {
      port: chrome.port,
      logLevel: 'silent',
      output: 'json',
      onlyCategories: CATEGORIES,
    });
    await chrome.kill();
    const values = found.get(name) ?? {};
    for (const category of CATEGORIES) {
      values[category] = [...(values[category] ?? []), lhr.categories[category].score * 100];
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1 && category !== 'performance')
          failed.add(`${name} ${category}:${id}`);
      }
    }
    for (const [short, id] of Object.entries(METRICS))
      values[short] = [...(values[short] ?? []), lhr.audits[id].numericValue];
  }
}
site.close();
await peer?.close();
console.log(
  table(
    targets.map(([name]) => {
      const values = found.get(name) ?? {};
      return {
        page: name,
        ...Object.fromEntries(
          Object.entries(values).map(([key, list]) => [key, Number(median(list).toFixed(key === 'CLS' ? 3 : 0))]),
        ),
        runs,
        load: load(),
      };
    }),
  ),
);
const medianOf = (name: string, metric: string) => median(found.get(name)?.[metric] ?? []);
if (peer) {
  const ratio = (metric: string) => (medianOf('essay', metric) / medianOf('bare Hugo', metric)).toFixed(2);
  console.log(`Ours to bare Hugo's: LCP ${ratio('LCP')} (at most 1.1), TBT ${ratio('TBT')} (at most 1).`);
}
for (const audit of failed) console.log('failed:', audit);
