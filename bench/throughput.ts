// npm run bench:throughput [-- SECONDS]   Requests a second for the essay page, with wrk (apt install wrk), `npm start` and
// nginx by turns: medians of five. Gates: npm start at least 1,500 with p99 at most 50 ms, nginx at least 2,000. Where Hugo is
// installed, a bare Hugo page on the same nginx beside them.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startNginx } from '../e2e/nginx/start-nginx';
import { load, median, table } from './median';
import { serveHugo } from './peers/serve-hugo';
import { serveBoth } from './serve-both';

const seconds = Number(process.argv[2] ?? 10);
const PATH = '/en/essays/ai-governance';
const GATES: Readonly<Record<string, Readonly<{ least: number; p99: number }>>> = {
  'npm start': { least: 1_500, p99: 50 },
  'nginx on dist/': { least: 2_000, p99: Number.POSITIVE_INFINITY },
};
const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

const port = Number(process.env.PORT ?? 4192);
const targets = await serveBoth(resolve('dist'), port);
const peer = await serveHugo();
const peerNginx = peer && (await startNginx(bareSite(peer.folder, port + 2), port + 2));
const own = targets.map((target) => ({ ...target, path: PATH }));
const all = peer ? [...own, { name: 'bare Hugo on nginx', port: port + 2, path: '/essays/ai-governance/' }] : own;
const runs = all.map((target) => ({ ...target, rates: [] as number[], tails: [] as number[], failed: 0 }));
const loads: string[] = [];
for (let round = 0; round < 5; round++) {
  for (const run of runs) {
    const args = ['-t2', '-c16', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: br, gzip'];
    const { stdout } = await promisify(execFile)('wrk', [...args, `http://127.0.0.1:${run.port}${run.path}`]);
    run.rates.push(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]));
    const [, value, unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
    run.tails.push(Number(value) * (UNITS[unit] ?? Number.NaN));
    run.failed += Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0);
    loads.push(load());
  }
}
for (const { close } of targets) await close();
await peerNginx?.stop();
await peer?.close();

const rows = runs.map(({ name, rates, tails, failed }) => {
  // A peer has no gate.
  const { least, p99 } = GATES[name] ?? { least: 0, p99: Number.POSITIVE_INFINITY };
  const [rate, tail] = [median(rates), median(tails)];
  const reached = rate >= least && tail <= p99 && failed === 0;
  if (!reached) process.exitCode = 1;
  return {
    target: name,
    'requests/s': Math.round(rate),
    'p99, ms': tail.toFixed(1),
    failed,
    'at least': least,
    reached: reached ? 'yes' : 'no',
    runs: rates.map(Math.round).join(' '),
  };
});
console.log(`${PATH}, 16 connections, 5 × ${seconds} s by turns, load ${loads.join(' ')}\n${table(rows)}`);

/** A peer's folder on nginx, compressed beforehand as ours is. */
function bareSite(folder: string, at: number): string {
  return `types { text/html html; text/css css; } server { listen ${at} reuseport; root ${folder}; index index.html; brotli_static on; }`;
}
