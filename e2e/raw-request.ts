import { connect } from 'node:net';

/** Longest wait for an answer, ms: twice what the server grants a request to be complete. */
const PATIENCE = 30_000;

/** Sends bytes as they are, and resolves to all that came back before the connection ended. Rejects when nothing ends it. */
export function rawRequest(baseURL: string | undefined, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(baseURL ?? '');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    socket.setTimeout(PATIENCE, () =>
      socket.destroy(new Error(`No end of the answer to ${JSON.stringify(String(bytes).slice(0, 80))}`)),
    );
    socket.on('connect', () => socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that has said its word may cut off what is still being sent.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

/** The status and headers of the first answer in what came back. */
export function readHead(answer: string): Readonly<{ status: number; headers: ReadonlyMap<string, string> }> {
  const [statusLine = '', ...lines] = (answer.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(statusLine)?.[1] ?? 0), headers };
}
