import { afterEach, expect, test } from 'vitest';
import { type ChangeNotice, type ChangesFeed, openChangesFeed } from './changes-feed';

let feed: ChangesFeed;
afterEach(() => feed.close());

/** The next notice that a listener hears. */
async function listen(since: number | string): Promise<() => Promise<ChangeNotice>> {
  const { body } = await fetch(`${feed.address}?since=${since}`);
  const reader = (body ?? new ReadableStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      const found = /^data: (.*)\n\n/m.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1] ?? '') as ChangeNotice;
      }
      text += new TextDecoder().decode((await reader.read()).value);
    }
  };
}

const essay = (slug: string, image?: string) =>
  ({ kind: 'essay', slug, visibility: 'public', folder: `/essays/${slug}`, image }) as const;

test('tells a listener what changes', async () => {
  feed = await openChangesFeed(() => 1000);
  const next = await listen(1000);
  feed.publish({ changes: [essay('x'), essay('y', 'a.png')], list: false });
  expect(await next()).toEqual({ slugs: ['x', 'y'], images: ['y/a.png'], list: false, all: false });
  feed.publish({ changes: [{ kind: 'site' }], list: true });
  expect(await next()).toEqual({ slugs: [], images: [], list: true, all: true });
});

test('tells who comes what has changed since their page was made, and nothing older', async () => {
  let now = 1000;
  feed = await openChangesFeed(() => now);
  feed.publish({ changes: [essay('old')], list: false });
  now = 2000;
  feed.publish({ changes: [essay('new')], list: false });
  expect(await (await listen(1500))()).toEqual({ slugs: ['new'], images: [], list: false, all: false });
});

test('tells a page that is older than the feed, or does not say, that anything may have changed', async () => {
  feed = await openChangesFeed(() => 1000);
  for (const since of [999, '', 'x'])
    expect(await (await listen(since))()).toEqual({ slugs: [], images: [], list: false, all: true });
});
