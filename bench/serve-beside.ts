import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { listen, type Served } from './listen';

/** A file of JSON under brotli. */
export type Packed = Readonly<{ address: string; br: Buffer }>;

/** Serves these files on this machine, and all others as another server answers them, as it packs them. */
export async function serveBeside(files: readonly Packed[], other: string): Promise<Served> {
  const own = new Map(files.map(({ address, br }) => [address, br]));
  const server = createServer(async (request, response) => {
    const file = own.get(new URL(request.url ?? '/', other).pathname);
    if (file) {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-encoding': 'br',
        'content-length': file.length,
      });
      response.end(file);
      return;
    }
    const { status, headers, body } = await fetch(new URL(request.url ?? '/', other), { redirect: 'manual' });
    // It has been unpacked on its way here.
    const kept = [...headers].filter(
      ([name]) => !/^(content-(encoding|length)|transfer-encoding|connection)$/.test(name),
    );
    response.writeHead(status, Object.fromEntries(kept));
    // What `fetch` gives is a stream of the same standard; the two declarations of it differ.
    if (body) Readable.fromWeb(body as ReadableStream).pipe(response);
    else response.end();
  });
  return listen(server);
}
