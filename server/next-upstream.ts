import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Upstream, UpstreamAnswer } from './upstream';

export type NextUpstream = Readonly<{ ask: Upstream; close: () => Promise<void> }>;

/** Time in ms for one page rendered on request; the longest essay takes a fraction of it. */
const ANSWER_LIMIT = 10_000;

/** Bytes of one answer: many times the longest essay, far below what would hurt. */
const SIZE_LIMIT = 32 * 1024 * 1024;

/**
 * Starts Next's production handler on a listener of its own, which only this machine reaches, and gives the way to ask
 * it. It has a listener because wrapping its response object instead made it hang.
 * @param projectDir folder with a finished build in `.next/`
 * @throws when Next cannot start
 */
export async function startNext(projectDir: string): Promise<NextUpstream> {
  // Loaded here: `next` looks at NODE_ENV when it is imported, and only a server that is going to serve needs it.
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: projectDir });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port, not on a pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const close = async (): Promise<void> => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
    await app.close();
  };
  return { ask: askThrough(agent, port), close };
}

/** The way to ask an HTTP server on this machine, with limits of time and size; follows no redirect. */
export function askThrough(agent: Agent, port: number): Upstream {
  return ({ target, headers }) =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        host: '127.0.0.1',
        port,
        path: target,
        headers,
        signal: AbortSignal.timeout(ANSWER_LIMIT),
      };
      httpRequest(options, (response) => readAnswer(response).then(resolve, reject))
        .on('error', reject)
        .end();
    });
}

async function readAnswer(response: IncomingMessage): Promise<UpstreamAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    // A stream without an encoding set gives buffers.
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size > SIZE_LIMIT) throw new Error(`the answer is longer than ${SIZE_LIMIT} bytes`);
    chunks.push(bytes);
  }
  return { status: response.statusCode ?? 502, headers: response.headers, body: Buffer.concat(chunks) };
}
