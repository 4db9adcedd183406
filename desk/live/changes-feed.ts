import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Batch } from './watch-content';

/**
 * What a page is told: the slugs of essays and drafts that have changed, images among them as `slug/path`; whether the list
 * of essays has; and whether everything may have: the site's own file, or an unknown time in which nobody watched.
 */
export type ChangeNotice = Readonly<{
  slugs: readonly string[];
  images: readonly string[];
  list: boolean;
  all: boolean;
}>;

export type ChangesFeed = Readonly<{ address: string; publish: (batch: Batch) => void; close: () => void }>;

/** 20 s: a line now and then, so that a connection that is dead is found to be. */
const BEAT = 20_000;

/**
 * Opens the feed of changes on the loopback address: server-sent events (WHATWG HTML § 9.2). Who comes with `?since=`, a
 * time in ms, is told at once of what has changed since then, so that nothing is missed between a page and its first event.
 */
export async function openChangesFeed(now: () => number = Date.now): Promise<ChangesFeed> {
  const opened = now();
  const listeners = new Set<ServerResponse>();
  /** What changed, by what it was, and when last. */
  const known = new Map<string, number>();

  const send = (listener: ServerResponse, notice: ChangeNotice, at: number) =>
    listener.write(`id: ${at}\ndata: ${JSON.stringify(notice)}\n\n`);

  const server = createServer((request, response) => {
    const asked = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('since') || Number.NaN);
    const since = Number.isFinite(asked) ? asked : 0;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    const missed = since < opened ? ['all'] : [...known].filter(([, at]) => at >= since).map(([key]) => key);
    if (missed.length > 0) send(response, noticeOf(missed), now());
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const beat = setInterval(() => {
    for (const listener of listeners) listener.write(': \n\n');
  }, BEAT);
  // A server that listens on a port, not on a pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    publish(batch) {
      const at = now();
      const keys = keysOf(batch);
      for (const key of keys) known.set(key, at);
      for (const listener of listeners) send(listener, noticeOf(keys), at);
    },
    close() {
      clearInterval(beat);
      for (const listener of listeners) listener.destroy();
      server.close();
    },
  };
}

function keysOf({ changes, list }: Batch): readonly string[] {
  const keys = changes.flatMap((change) =>
    change.kind === 'site'
      ? ['all']
      : [`slug ${change.slug}`, ...(change.image ? [`image ${change.slug}/${change.image}`] : [])],
  );
  return [...new Set([...keys, ...(list ? ['list'] : [])])];
}

function noticeOf(keys: readonly string[]): ChangeNotice {
  const after = (word: string) => keys.flatMap((key) => (key.startsWith(word) ? [key.slice(word.length)] : []));
  return { slugs: after('slug '), images: after('image '), list: keys.includes('list'), all: keys.includes('all') };
}
