import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Serves a peer's built pages on this machine, from memory, with the brotli twins that stand beside them. */
export async function serveFolder(folder: string): Promise<Readonly<{ url: string; close: () => void }>> {
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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port, not on a pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
