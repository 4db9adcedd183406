// npm run bench:soak [-- MINUTES] [REQUESTS A SECOND]   Memory of `npm start` while it is asked for everything it has:
// resident bytes each half minute, and the growth in 10 minutes by a straight line through the second half. Linux only.
import { readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { load, table } from './median';
import { serveSite } from './serve-site';

const [minutes, rate] = [Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 100)];
const port = Number(process.env.PORT ?? 4194);
const site = await serveSite(port);
const { entries } = JSON.parse(await readFile('dist/release.json', 'utf8')) as { entries: { address: string }[] };
const paths = [...entries.map(({ address }) => address), '/nope', '/zh/nope', '/preview/x', '/%ff', '/healthz'];

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
let [answered, failed, turn] = [0, 0, 0];
const ask = (): void => {
  const request = get({ agent, port, path: paths[turn++ % paths.length], headers: { 'accept-encoding': 'br' } });
  request.on('response', (response) => {
    answered += 1;
    if ((response.statusCode ?? 500) >= 500) failed += 1;
    response.resume();
  });
  request.on('error', () => {
    failed += 1;
  });
};
const asking = setInterval(() => {
  for (let each = 0; each < Math.ceil(rate / 20); each++) ask();
}, 50);

/** Resident memory of the process that listens at the port, in MB. */
async function memory(): Promise<number> {
  const status = await readFile(join('/proc', String(site.pid), 'status'), 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

const samples: { minute: number; mb: number }[] = [];
for (let half = 0; half <= minutes * 2; half++) {
  samples.push({ minute: half / 2, mb: await memory() });
  await new Promise((resolve) => setTimeout(resolve, 30_000));
}
clearInterval(asking);
agent.destroy();
site.close();

// The first half is warming up: code is compiled, and the heap takes the size that it needs.
const later = samples.filter(({ minute }) => minute >= minutes / 2);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const [x, y] = [mean(later.map(({ minute }) => minute)), mean(later.map(({ mb }) => mb))];
const slope =
  later.reduce((sum, { minute, mb }) => sum + (minute - x) * (mb - y), 0) /
  later.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
console.log(table(samples.map(({ minute, mb }) => ({ minute, 'resident, MB': mb.toFixed(1) }))));
console.log(
  `${minutes} minutes, ${answered} answered, ${failed} failed, load ${load()}; growth in 10 minutes, second half: ${(slope * 10).toFixed(1)} MB (at most 5)`,
);
process.exitCode = slope * 10 <= 5 && failed === 0 ? 0 : 1;
