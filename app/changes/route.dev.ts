export const dynamic = 'force-dynamic';

/** What has changed on the disk, as it changes: the feed of `npm run dev`, at the address of the pages that listen to it. */
export async function GET(request: Request) {
  const feed = process.env.CHANGES_FEED;
  if (!feed) return new Response(null, { status: 204 });
  const since = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since') ?? '';
  const { body } = await fetch(`${feed}?since=${encodeURIComponent(since)}`, {
    signal: request.signal,
    cache: 'no-store',
  });
  // `no-transform`: what is compressed is kept back until there is more of it.
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' },
  });
}
