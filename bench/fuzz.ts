// npm run bench:fuzz [-- REQUESTS] [SEED]   Broken requests, the same for the same seed, to `npm start` and to nginx with our
// file: how many were answered with 5xx, with something from outside the static edition, or without the policy.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildRequest, seeded } from '../server/fixtures/broken-requests';
import { readAnswer, SECRET, sendRaw } from '../server/fixtures/open-front-door';
import { load, table } from './median';
import { serveBoth } from './serve-both';

const [count, seed] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 20_260_101)];
const AT_ONCE = 24;

/** What stands in files around the static edition, or in those of its own that are for servers alone. */
const OUTSIDE = [SECRET, 'root:x:0:0', '"bilingual-reading-room"', '"entries": [', 'map $request', 'PREVIEW_KEY'];

const folder = await mkdtemp(join(tmpdir(), 'reading-room-fuzz-'));
await cp(resolve('dist'), join(folder, 'dist'), { recursive: true });
await writeFile(join(folder, 'secret.html'), SECRET);
const targets = await serveBoth(join(folder, 'dist'), Number(process.env.PORT ?? 4192));

const rows = [];
let wrong = 0;
for (const { name, port } of targets) {
  const random = seeded(seed);
  const queue = Array.from({ length: count }, () => buildRequest(random)).values();
  const found = { answered: 0, '5xx': 0, 'from outside': 0, 'without the policy': 0 };
  const statuses = new Map<number, number>();
  const worker = async (): Promise<void> => {
    for (const request of queue) {
      const bytes = await sendRaw(port, request, 1500).catch(() => Buffer.alloc(0));
      // Silence: a request whose end has not come, or one of HTTP/0.9, whose answer could carry no header.
      if (bytes.byteLength === 0) continue;
      // nginx asks for a body that a request announced, before it refuses it.
      const interim = bytes.indexOf('HTTP/1.1 100 ') === 0 ? bytes.indexOf('\r\n\r\n') + 4 : 0;
      const { status, head } = readAnswer(bytes.subarray(interim));
      const kinds = {
        '5xx': /^HTTP\/1\.\d 5/m.test(String(bytes)) || !(status >= 200 && status < 500),
        'from outside': OUTSIDE.some((text) => bytes.includes(text)),
        'without the policy': !head.includes("Content-Security-Policy: default-src 'none'"),
      };
      found.answered += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      for (const [kind, is] of Object.entries(kinds)) {
        if (!is) continue;
        found[kind as keyof typeof kinds] += 1; // the keys of the object above
        wrong += 1;
        console.error(`${name}: ${kind}: ${JSON.stringify(request).slice(0, 300)}\n${head}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seen = [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`);
  rows.push({ target: name, requests: count, ...found, statuses: seen.join(', ') });
}
for (const { close } of targets) await close();
await rm(folder, { recursive: true });
console.log(`Seed ${seed}, load ${load()}\n${table(rows)}`);
process.exitCode = wrong > 0 ? 1 : 0;
