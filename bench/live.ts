// npm run bench:live [-- FOLDER [OPERATIONS]]   How long an edit takes to be in the open page of `npm run dev`, and whether the
// server outlives OPERATIONS random file operations (500). FOLDER is a content folder, as `npm run bench:essays` makes one;
// it is copied. Unless one is named, the project's own content is taken.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../e2e/browser/find-browser';
import { startDev } from '../e2e/live/dev-server';
import { createOperations, withWord } from '../e2e/live/random-operations';
import { load, median, table } from './median';

const EDITS = 11;
const GUIDE = 'writing-guide';
const PORT = Number(process.env.PORT ?? 4235);

/** A copy of a content folder in which the guide is as well, since the operations are about its files. */
function prepareContent(from: string): string {
  const content = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(from, content, { recursive: true });
  cpSync(join('content', 'essays', GUIDE), join(content, 'essays', GUIDE), { recursive: true });
  return content;
}

/** Milliseconds from a file's being written until its word is in the page, looked for at every frame. */
async function timeEdit(page: Page, path: string, text: string, word: string): Promise<number> {
  const start = performance.now();
  writeFileSync(path, withWord(text, word));
  await page.waitForFunction((sought) => document.querySelector('main')?.textContent?.includes(sought), word, {
    timeout: 120_000,
  });
  return performance.now() - start;
}

async function main(): Promise<void> {
  const [from = 'content', operationsAsked = '500'] = process.argv.slice(2);
  const content = prepareContent(from);
  const essays = readdirSync(join(content, 'essays'));
  const started = performance.now();
  const dev = await startDev(content, PORT);
  const ready = performance.now() - started;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const open = async (path: string) => {
      const listening = page.waitForRequest(/\/changes\?since=/, { timeout: 300_000 });
      const asked = performance.now();
      await page.goto(dev.address + path, { timeout: 300_000 });
      await listening;
      return performance.now() - asked;
    };
    console.log(`${essays.length} essays. Ready after ${Math.round(ready)} ms, load ${load()}.`);
    const longest = essays
      .map((slug) => ({ slug, size: readFileSync(join(content, 'essays', slug, 'zh.md')).length }))
      .toSorted((a, b) => b.size - a.size)[0];
    const rows: Record<string, string | number>[] = [];
    for (const slug of new Set([GUIDE, longest?.slug ?? GUIDE])) {
      const first = await open(`/en/essays/${slug}`);
      for (const name of ['zh.md', 'en.md']) {
        const path = join(content, 'essays', slug, name);
        const text = readFileSync(path, 'utf8');
        await timeEdit(page, path, text, '先改一次');
        const times: number[] = [];
        for (let number = 0; number < EDITS; number += 1)
          times.push(await timeEdit(page, path, text, `第${number}次修改`));
        writeFileSync(path, text);
        rows.push({
          essay: slug,
          file: name,
          'first opened, ms': Math.round(first),
          'median, ms': Math.round(median(times)),
          'longest, ms': Math.round(Math.max(...times)),
          load: load(),
        });
      }
    }
    console.log(`\n${table(rows)}\n`);

    await open(`/en/essays/${GUIDE}`);
    const operations = createOperations(content, GUIDE, 1);
    const counts = new Map<string, number>();
    for (let number = 0; number < Number(operationsAsked); number += 1) {
      const name = await operations.next();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    operations.settle('到头来的一句');
    const settled = performance.now();
    await page.waitForFunction(
      () => document.querySelector('main.reading')?.textContent?.includes('到头来的一句'),
      undefined,
      {
        timeout: 300_000,
      },
    );
    const starts = dev.said().match(/Ready in/g)?.length ?? 0;
    console.log(`${operationsAsked} operations of ${counts.size} kinds; the server was started ${starts} time.`);
    console.log(`The page was right ${Math.round(performance.now() - settled)} ms after the last, load ${load()}.`);
    if (starts !== 1) process.exitCode = 1;
  } finally {
    await browser.close();
    await dev.discard();
  }
}

await main();
