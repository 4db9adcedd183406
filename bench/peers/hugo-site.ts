import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A template with nothing but the text, a table of contents and footnotes: the least that such a page can be. */
const LAYOUTS: Readonly<Record<string, string>> = {
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}</title><meta name="description" content="{{ .Title }}"><link rel="stylesheet" href="/style.css"></head>
<body><main>{{ block "main" . }}{{ end }}</main></body></html>`,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}{{ end }}`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}`,
  'static/style.css': `body{margin:0;font:1.0625rem/1.8 serif;color:#222;background:#fff}
main{max-width:42rem;margin:0 auto;padding:2rem 1rem}
h1,h2,h3{line-height:1.3}nav{font-size:.9rem}a{color:#8a1c1c}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#16171a}a{color:#f0a090}}`,
  'config.toml': `baseURL = "http://localhost/"
title = "Essays"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.tableOfContents]
startLevel = 2
endLevel = 4
`,
};

/** Whether Hugo is on this machine (on Debian: apt install hugo). */
export const hasHugo = (): Promise<boolean> =>
  run('hugo', ['version']).then(
    () => true,
    () => false,
  );

/**
 * Writes the sources of a bare Hugo site with the same essays: each Chinese block, its English one after it.
 * @param content a content folder of ours
 * @param folder an empty one for the site
 */
export async function writeHugoSite(content: string, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(LAYOUTS)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const essays = join(folder, 'content', 'essays');
  await mkdir(essays, { recursive: true });
  for (const slug of await readdir(join(content, 'essays'))) {
    const read = (name: string) => readFile(join(content, 'essays', slug, name), 'utf8').catch(() => '');
    const [zh, en, extra] = await Promise.all([read('zh.md'), read('en.md'), read('references.extra.yaml')]);
    await writeFile(join(essays, `${slug}.md`), toHugo(zh, en, extra));
  }
}

/** Builds the site in the folder that one is in. */
export const HUGO_BUILD = 'hugo --minify --quiet';

/** Builds it. @returns the folder with the pages */
export async function buildHugoSite(folder: string): Promise<string> {
  await run('sh', ['-c', HUGO_BUILD], { cwd: folder });
  return join(folder, 'public');
}

function toHugo(zh: string, en: string, extra: string): string {
  const translations = new Map(
    blocksOf(en).flatMap((block) => {
      const name = nameOf(block);
      return name === undefined ? [] : [[name, plain(block)] as const];
    }),
  );
  const title = /^title: *(.*)$/m.exec(zh)?.[1] ?? '';
  const body = blocksOf(zh).flatMap((block) => {
    const name = nameOf(block);
    const translation = name === undefined ? undefined : translations.get(name);
    return translation === undefined ? [plain(block)] : [plain(block), translation];
  });
  const entries = Array.from(extra.matchAll(/^ {2}original: \|-\n((?: {4}.*\n?)+)/gm), ([, text = '']) =>
    text.replace(/^ {4}/gm, '').trim(),
  );
  const list = entries.map((text) => `- ${text.replace(/[[\]]/g, '\\$&')}`).join('\n');
  return `---\ntitle: ${title}\n---\n\n${[...body, list].join('\n\n')}\n`;
}

const blocksOf = (text: string): readonly string[] =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '');

const nameOf = (block: string): string | undefined => {
  const [, paragraph, heading] = / \^([\w-]+)\s*$|\{#([\w-]+)\}\s*$/.exec(block) ?? [];
  return paragraph ?? heading;
};

/** Without what is ours alone: names, and citations as anything but their keys. */
const plain = (block: string): string =>
  block
    .replace(/ \^[\w-]+\s*$/, '')
    .replace(/ ?\{#[\w-]+\}\s*$/, '')
    .replace(/\[@([^\]]+)\]/g, (_, keys: string) => `[${keys.replaceAll('@', '')}]`);
