import { expect, test } from 'vitest';
import { contentTypeOf } from '../content-type';
import { headersFor } from '../headers';
import type { ReleaseEntry } from '../release';
import { buildHeaderRules } from './header-rules';
import { formatHeadersFile } from './headers-file';
import { formatNginxFiles } from './nginx-files';
import { formatRedirectsFile } from './redirects-file';

const entry = (
  address: string,
  kind: ReleaseEntry['kind'],
  type = contentTypeOf(address),
  file = address.slice(1),
) => ({
  ...{ address, kind, type, file },
  hash: 'h',
  twins: true,
});
const page = (address: string) => entry(address, 'document', 'text/html; charset=utf-8', `${address.slice(1)}.html`);
const CSL = 'application/vnd.citationstyles.csl+json; charset=utf-8';

const essay = (slug: string) => [
  page(`/zh/essays/${slug}`),
  page(`/en/essays/${slug}`),
  entry(`/essays/${slug}/citation.bib`, 'embeddable'),
  entry(`/essays/${slug}/citation.json`, 'embeddable', CSL),
  entry(`/essays/${slug}/wordings.json`, 'document'),
  entry(`/essays/${slug}/images/one.png`, 'embeddable'),
];

const ENTRIES = [
  entry('/', 'document', 'text/html; charset=utf-8', 'index.html'),
  page('/zh'),
  page('/en'),
  entry('/zh/feed.atom', 'embeddable'),
  entry('/assets/reader-1.js', 'asset'),
  entry('/assets/style-1.css', 'asset'),
  entry('/media/paper-1.png', 'embeddable-asset'),
  entry('/icon.svg', 'embeddable'),
  ...essay('on-care'),
  ...essay('on-war'),
];
const RELEASE = {
  entries: ENTRIES,
  redirects: ['/zh/essays', '/en/essays', '/essays'].map((room) => ({
    from: `${room}/on-love`,
    to: `${room}/on-care`,
  })),
  withdrawn: ['/zh/essays', '/en/essays', '/essays'].map((room) => ({
    from: `${room}/on-war-2`,
    zh: entry('/zh/gone/on-war-2', 'document', 'text/html; charset=utf-8', 'zh/gone/on-war-2.html'),
    en: entry('/en/gone/on-war-2', 'document', 'text/html; charset=utf-8', 'en/gone/on-war-2.html'),
  })),
};

/** The headers that a host gives an address by the rules of `_headers`; a header that came twice would be joined. */
function headersAt(text: string, address: string): Record<string, string> {
  const headers: Record<string, string> = {};
  let applies = false;
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('  ')) {
      const [name = '', value = ''] = line.trim().split(/: (.*)/);
      if (applies) headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    } else {
      const pattern = line.replaceAll('.', '\\.').replace(/:\w+/, '[^/]+').replace('*', '.*');
      applies = new RegExp(`^${pattern}$`).test(address);
    }
  }
  return headers;
}

test('gives every published address on a host of files the headers that the front door gives it, each once', () => {
  const text = formatHeadersFile(RELEASE);
  for (const { address, kind } of ENTRIES) {
    const { 'Content-Type': _, ...headers } = headersAt(text, address);
    expect(headers, address).toEqual(headersFor(kind));
  }
});

test('gives what was never published the policies too', () => {
  expect(headersAt(formatHeadersFile(RELEASE), '/nope')).toMatchObject({
    'Content-Security-Policy': headersFor('message')['Content-Security-Policy'],
    'Strict-Transport-Security': 'max-age=31536000',
  });
});

test('names the media type where a host could not know it', () => {
  const text = formatHeadersFile(RELEASE);
  expect(headersAt(text, '/essays/on-war/citation.json')['Content-Type']).toBe(CSL);
  expect(headersAt(text, '/essays/on-war/citation.bib')['Content-Type']).toBe('application/x-bibtex; charset=utf-8');
  expect(headersAt(text, '/zh/feed.atom')['Content-Type']).toBe('application/atom+xml; charset=utf-8');
  expect(headersAt(text, '/essays/on-war/wordings.json')['Content-Type']).toBeUndefined();
});

test('needs no more rules for 500 essays than for two, far below the 100 that Cloudflare Pages takes', () => {
  const many = Array.from({ length: 500 }, (_, at) => essay(`essay-${at}`)).flat();
  const rules = buildHeaderRules({ entries: [...ENTRIES, ...many] });
  expect(rules).toHaveLength(buildHeaderRules(RELEASE).length);
  expect(rules.length).toBeLessThan(30);
  expect(
    Math.max(
      ...formatHeadersFile(RELEASE)
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(2_000);
});

test('leads each address of an old slug to the one where the same thing is now, and nothing else anywhere', () => {
  expect(formatRedirectsFile(RELEASE)).toBe(
    [
      '/en/essays/on-love /en/essays/on-care 301',
      '/essays/on-love/citation.bib /essays/on-care/citation.bib 301',
      '/essays/on-love/citation.json /essays/on-care/citation.json 301',
      '/essays/on-love/images/one.png /essays/on-care/images/one.png 301',
      '/essays/on-love/wordings.json /essays/on-care/wordings.json 301',
      '/zh/essays/on-love /zh/essays/on-care 301\n',
    ].join('\n'),
  );
  expect(formatRedirectsFile({ ...RELEASE, redirects: [] })).toBe('');
});

test('gives nginx every header of the one list, and every redirect', () => {
  const { 'http.conf': http, 'server.conf': server } = formatNginxFiles(RELEASE);
  for (const kind of ['document', 'asset', 'embeddable', 'negotiated', 'message'] as const) {
    for (const [name, value] of Object.entries(headersFor(kind))) {
      const literal = server.includes(`add_header ${name} "${value}" always;`);
      const mapped = server.includes(`add_header ${name} $room_`) && http.includes(`"${kind}" "${value}";`);
      expect(literal || mapped, `${kind}: ${name}`).toBe(true);
    }
  }
  expect(http).toContain('"/zh/essays/on-love" "/zh/essays/on-care";');
  expect(http).toContain('"~^/essays/on-war-2(?:/|$)" "/gone/on-war-2.html";');
});

test('writes the same text for the same release', () => {
  expect(formatNginxFiles(RELEASE)).toEqual(formatNginxFiles(structuredClone(RELEASE)));
});
