import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export type FileHost = Readonly<{ address: string; close: () => Promise<void> }>;

type Rule = Readonly<{ pattern: RegExp; headers: readonly (readonly [string, string])[] }>;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
};

/**
 * A host of files that knows nothing of this site, as Netlify and Cloudflare Pages document themselves: pages without
 * `.html`, `index.html` at `/`, the nearest `404.html` for what is missing, `_headers`, `_redirects`.
 */
export async function startFileHost(dist: string): Promise<FileHost> {
  const rules = readRules(await readFile(join(dist, '_headers'), 'utf8'));
  const redirects = new Map(
    (await readFile(join(dist, '_redirects'), 'utf8')).split('\n').map((line) => {
      const [from = '', to = '', status = ''] = line.split(' ');
      return [from, { to, status: Number(status) }] as const;
    }),
  );
  const read = (file: string): Promise<Buffer | undefined> => readFile(join(dist, file)).catch(() => undefined);
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURI((request.url ?? '/').split('?')[0] ?? '/'));
    for (const { pattern, headers } of rules)
      if (pattern.test(path)) for (const [name, value] of headers) response.appendHeader(name, value);
    const moved = redirects.get(path);
    if (moved) return void response.writeHead(moved.status, { location: moved.to }).end();
    const page = path === '/' ? 'index.html' : `${path}.html`;
    for (const [file, status] of [
      [page, 200],
      [path, 200],
      [`${path.slice(0, 3)}/404.html`, 404],
      ['404.html', 404],
    ] as const) {
      const body = await read(file);
      if (!body) continue;
      if (!response.hasHeader('content-type'))
        response.setHeader('content-type', TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
      return void response.writeHead(status).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://localhost:${port}`, close };
}

function readRules(text: string): readonly Rule[] {
  const rules: { pattern: RegExp; headers: (readonly [string, string])[] }[] = [];
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const colon = line.indexOf(':');
    if (line.startsWith(' ')) rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    else
      rules.push({
        pattern: new RegExp(`^${line.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`),
        headers: [],
      });
  }
  return rules;
}
