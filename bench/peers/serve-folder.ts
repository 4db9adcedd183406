import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen, type Served } from '../listen';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Serves a peer's built pages on this machine, from memory, with the brotli twins that stand beside them. */
export async function serveFolder(folder: string): Promise<Served> {
  const known = new Map<string, Promise<Readonly<{ type: string; plain: Buffer; br: Buffer }>>>();
  const load = async (path: string) => {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const found = join(folder, normalize(file));
    const [plain, br] = await Promise.all([readFile(found), readFile(`${found}.br`)]);
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', plain, br };
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = known.get(path) ?? load(path);
    known.set(path, file);
    file.then(
      ({ type, plain, br }) => {
        const packed = /\bbr\b/.test(String(request.headers['accept-encoding']));
        const body = packed ? br : plain;
        response.writeHead(200, {
          'content-type': type,
          'content-length': body.length,
          ...(packed && { 'content-encoding': 'br' }),
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  return listen(server);
}
