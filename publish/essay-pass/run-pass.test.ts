import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PublishedKind } from '../../library/write-published';
import { type PassResult, runPass } from './run-pass';

const ROOT = join(import.meta.dirname, '..', '..');
/** Two more than the first page of the list holds. */
const COUNT = 52;
const SCRIPTS = ['/first-paint.js', '/reader.js', '/nearest.js', '/passages.js', '/search.js'];

const slugOf = (number: number) => `essay-${number}`;
const numbers = Array.from({ length: COUNT }, (_, at) => COUNT - at);

let project: string;
let edition: string;
let result: PassResult;

// A project of its own, with the sources of this one: what contentlayer's run leaves says which essays there are.
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'pass-'));
  edition = join(project, 'edition');
  for (const { name } of await readdir(ROOT, { withFileTypes: true })) {
    if (name.startsWith('.') || name === 'content') continue;
    await symlink(join(ROOT, name), join(project, name));
  }
  const content = join(project, 'content');
  await mkdir(join(content, 'essays'), { recursive: true });
  await writeFile(join(content, 'site.yaml'), await readFile(join(ROOT, 'content', 'site.yaml')));
  const published: PublishedKind[] = [];
  for (const number of numbers) {
    const slug = slugOf(number);
    const folder = join(content, 'essays', slug);
    await mkdir(folder);
    const front = `title: 第${number}篇\nauthors:\n  - 墨子\npublished: 2026-01-01\n`;
    await writeFile(join(folder, 'zh.md'), `---\n${front}---\n\n兼相爱，交相利。\n`);
    published.push({ slug, published: '2026-01-01', kind: '' });
  }
  await mkdir(join(project, '.contentlayer'));
  await writeFile(join(project, '.contentlayer', 'published.json'), JSON.stringify(published));
  vi.stubEnv('CONTENT_DIR', content);
  // The processes are a build's; React's own code for development would warn of what only its server needs.
  vi.stubEnv('NODE_ENV', 'production');
  result = await runPass(numbers.map(slugOf), project, {
    folder: edition,
    addresses: new Map(SCRIPTS.map((script) => [script, `/assets${script}`])),
    frame: { styles: '', icons: '' },
  });
}, 240_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(project, { recursive: true });
});

test('writes the pages of every essay in both languages', async () => {
  for (const locale of ['zh', 'en']) {
    const written = await readdir(join(edition, locale, 'essays'));
    expect(written.filter((name) => name.endsWith('.html')).toSorted()).toEqual(
      numbers.map((number) => `${slugOf(number)}.html`).toSorted(),
    );
  }
  expect(result.listed.map(({ slug }) => slug)).toEqual(numbers.map(slugOf));
});

test('writes the pages of the list after the first, each with the essays that are on it', async () => {
  const lists = result.entries.map(({ address }) => address).filter((address) => address.includes('/page/'));
  expect(lists).toEqual(['/zh/page/2', '/en/page/2']);
  for (const address of lists) {
    const html = await readFile(join(edition, `${address}.html`), 'utf8');
    expect(Array.from(html.matchAll(/data-slug="([^"]+)"/g), ([, slug]) => slug)).toEqual(['essay-2', 'essay-1']);
    expect(html).toContain('第2篇');
    expect(html).toMatch(/href="\/(?:zh|en)" rel="prev"/);
  }
});
