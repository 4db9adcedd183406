import type { Metadata, Viewport } from 'next';

type Tag = readonly [name: 'meta' | 'link', attributes: Readonly<Record<string, string | undefined>>];

/** Fields that are written; of any other nobody would notice that it is missing. */
const KNOWN = new Set([
  ...['title', 'description', 'authors', 'manifest', 'other', 'alternates', 'formatDetection', 'openGraph', 'twitter'],
  ...['metadataBase', 'robots', 'pagination'],
]);

/**
 * From the metadata of a layout and of a page in it to the tags of the head, in the order and form in which Next writes
 * them (its manual, "generateMetadata"), so that a page rendered here and one rendered by Next are the same bytes.
 * @throws when there is a field, or a form of one, that is not known here
 */
export function metadataHead(layout: Metadata, page: Metadata, viewport: Viewport): string {
  const metadata = { ...layout, ...page };
  for (const field of Object.keys(metadata)) {
    if (!KNOWN.has(field)) {
      throw new Error(
        `Unexpected \`${field}\` in a page's metadata, which pages would lack. Teach publish/essay-pass/metadata-head.ts to write it.`,
      );
    }
  }
  const base = metadata.metadataBase ?? undefined;
  const whole = (url: unknown): string => {
    const text = String(url);
    return base && text.startsWith('/') ? new URL(text, base).href : text;
  };
  const tags: Tag[] = [
    ['meta', { name: 'description', content: metadata.description ?? undefined }],
    ...listOf(metadata.authors).map(({ name }): Tag => ['meta', { name: 'author', content: name }]),
    ['link', { rel: 'manifest', href: metadata.manifest ? String(metadata.manifest) : undefined }],
    ...robotsTags(metadata.robots),
    ...paginationTags(metadata.pagination, whole),
    ...Object.entries(metadata.other ?? {}).flatMap(([name, content]) =>
      listOf(content).map((each): Tag => ['meta', { name, content: String(each) }]),
    ),
    ...alternateTags(metadata.alternates, whole),
    ...formatTags(metadata.formatDetection),
    ...shareTags(metadata, whole),
  ];
  const { width, initialScale } = viewport;
  return [
    '<meta charset="utf-8">',
    write(['meta', { name: 'viewport', content: `width=${width}, initial-scale=${initialScale}` }]),
    STYLES,
    `<title>${escapeText(titleOf(layout.title, page.title))}</title>`,
    ...tags.filter(([, { content, href }]) => content !== undefined || href !== undefined).map(write),
  ].join('');
}

/** Stands where the links to stylesheets belong. */
export const STYLES = '<!--styles-->';

function titleOf(layout: Metadata['title'], page: Metadata['title']): string {
  const template = typeof layout === 'object' && layout && 'template' in layout ? layout.template : undefined;
  if (typeof page === 'string') return template ? template.replaceAll('%s', page) : page;
  if (page && 'absolute' in page && typeof page.absolute === 'string') return page.absolute;
  if (page === undefined && typeof layout === 'object' && layout && 'default' in layout) return layout.default;
  throw new Error('Unexpected form of a page’s title, expected words or `absolute`.');
}

function robotsTags(robots: Metadata['robots']): readonly Tag[] {
  if (!robots) return [];
  if (typeof robots === 'string') return [['meta', { name: 'robots', content: robots }]];
  const says = (value: boolean | undefined, word: string) => (value === undefined ? [] : [value ? word : `no${word}`]);
  return [
    [
      'meta',
      { name: 'robots', content: [...says(robots.index, 'index'), ...says(robots.follow, 'follow')].join(', ') },
    ],
  ];
}

function paginationTags(pagination: Metadata['pagination'], whole: (url: unknown) => string): readonly Tag[] {
  const { previous, next } = pagination ?? {};
  return [
    ['link', { rel: 'prev', href: previous ? whole(previous) : undefined }],
    ['link', { rel: 'next', href: next ? whole(next) : undefined }],
  ];
}

function alternateTags(alternates: Metadata['alternates'], whole: (url: unknown) => string): readonly Tag[] {
  const { canonical, languages = {}, types = {} } = alternates ?? {};
  return [
    ['link', { rel: 'canonical', href: canonical ? whole(canonical) : undefined }],
    ...Object.entries(languages).map(
      ([lang, url]): Tag => ['link', { rel: 'alternate', hreflang: lang, href: whole(url) }],
    ),
    ...Object.entries(types ?? {}).map(([type, url]): Tag => ['link', { rel: 'alternate', type, href: whole(url) }]),
  ];
}

function formatTags(detection: Metadata['formatDetection']): readonly Tag[] {
  if (!detection) return [];
  const off = Object.entries(detection).filter(([, value]) => value === false);
  return [['meta', { name: 'format-detection', content: off.map(([name]) => `${name}=no`).join(', ') }]];
}

type Image = Readonly<{ url: unknown; type?: string; width?: unknown; height?: unknown; alt?: string }>;

function shareTags({ openGraph, twitter }: Metadata, whole: (url: unknown) => string): readonly Tag[] {
  if (!openGraph) return [];
  // Next's types are a union of every kind of thing that can be shared; ours are an article or a website.
  const og = openGraph as Readonly<Record<string, unknown>>;
  const property = (name: string, value: unknown): Tag => [
    'meta',
    { property: name, content: value === undefined ? undefined : String(value) },
  ];
  const named = (name: string, value: unknown): Tag => [
    'meta',
    { name, content: value === undefined ? undefined : String(value) },
  ];
  const images = (listOf(og.images) as readonly Image[]).map((image) => ({ ...image, url: whole(image.url) }));
  const forImage = (write: typeof property, prefix: string, order: readonly (keyof Image)[]) =>
    images.flatMap((image) => [write(prefix, image.url), ...order.map((key) => write(`${prefix}:${key}`, image[key]))]);
  return [
    property('og:title', og.title),
    property('og:description', og.description),
    property('og:url', whole(og.url)),
    property('og:site_name', og.siteName),
    property('og:locale', og.locale),
    ...forImage(property, 'og:image', ['type', 'width', 'height', 'alt']),
    property('og:type', og.type),
    property('article:published_time', og.publishedTime),
    property('article:modified_time', og.modifiedTime),
    ...listOf(og.authors).map((author) => property('article:author', author)),
    ...(twitter && 'card' in twitter
      ? [
          named('twitter:card', twitter.card),
          named('twitter:title', og.title),
          named('twitter:description', og.description),
          ...forImage(named, 'twitter:image', ['alt', 'type', 'width', 'height']),
        ]
      : []),
  ];
}

/** What stands once or in a list, as a list. */
const listOf = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T];

const write = ([name, attributes]: Tag): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`))
    .join('')}>`;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');
