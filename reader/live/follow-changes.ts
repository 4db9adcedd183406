/** What the feed of `npm run dev` says; desk/live/changes-feed.ts writes it. */
export type ChangeNotice = Readonly<{
  slugs: readonly string[];
  images: readonly string[];
  list: boolean;
  all: boolean;
}>;

/** When this page was rendered, in ms of the server's clock, as the page itself says. */
export const renderedAt = (): string => document.body.dataset.rendered ?? '';

/**
 * Listens to what changes on the disk, and tells of what this page may show. A page that nobody looks at does not listen,
 * since a browser keeps six connections for all of them; when it is looked at again it asks for what it has missed.
 */
export function followChanges(tell: (notice: ChangeNotice) => void): void {
  let feed: EventSource | undefined;
  const listen = () => {
    feed?.close();
    feed = undefined;
    if (document.hidden) return;
    feed = new EventSource(`/changes?since=${renderedAt()}`);
    feed.addEventListener('message', ({ data }) => {
      // Written by our own server.
      const notice = JSON.parse(data) as ChangeNotice;
      if (concerns(notice)) tell(notice);
    });
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listen();
  });
  listen();
}

/** Whether a page shows any of it: its own essay, one that it links to, or a list. */
function concerns({ slugs, list, all }: ChangeNotice): boolean {
  const own = decodeURIComponent(location.pathname).split('/');
  return (
    all ||
    list ||
    slugs.some((slug) => own.includes(slug) || document.querySelector(`a[href*="/${CSS.escape(encodeURI(slug))}"]`))
  );
}
