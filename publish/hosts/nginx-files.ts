import { CONTENT_TYPES } from '../content-type';
import { headersFor } from '../headers';
import { type RefusalStatus, refusalText } from '../refusals';
import type { Release } from '../release';
import { formatNginxMaps, listTypedPatterns, VARYING_HEADERS, variableOf } from './nginx-maps';

/** Folder of the static edition with the rules of the front door for nginx. It has no address. */
export const NGINX_FOLDER = 'nginx';

/** What nginx finds wrong by itself, by the status that is said instead; the codes of 5xx are its answers to nonsense. */
const REFUSED: readonly (readonly [status: RefusalStatus, codes: readonly number[]])[] = [
  [400, [400, 403, 411, 412, 413, 415, 416, 421, 495, 496, 497, 501, 505]],
  [405, [405]],
  [408, [408]],
  [414, [414]],
  [431, [494]],
  [502, [500, 502, 503, 504]],
];

/**
 * From a release to the files that give nginx the rules of the front door, by their names in `dist/nginx/`: `http.conf`
 * for its `http` block, `server.conf` (refusals, headers) and `files.conf` (the static edition) for a `server` block
 * whose `root` is `dist/`. They need nginx 1.18 with gzip_static, nothing of a system.
 */
export function formatNginxFiles(
  release: Pick<Release, 'entries' | 'redirects' | 'withdrawn'>,
): Readonly<Record<'http.conf' | 'server.conf' | 'files.conf', string>> {
  return {
    'http.conf': `${formatNginxMaps(release)}\n`,
    'server.conf': formatServer(),
    'files.conf': formatFiles(release),
  };
}

function formatServer(): string {
  const headers = Object.entries(headersFor('document'))
    .filter(([name]) => !VARYING_HEADERS.includes(name))
    .map(([name, value]) => `add_header ${name} "${value}" always;`);
  return [
    '# Written by the build: what every answer carries, and what is said to a request that gets no page.',
    'server_tokens off;',
    'absolute_redirect off;',
    'merge_slashes on;',
    'client_header_timeout 10s;',
    'client_max_body_size 1k;',
    'large_client_header_buffers 4 8k;',
    'keepalive_timeout 65s;',
    // What is still being sent after a refusal would otherwise make the system drop the answer.
    'lingering_close always;',
    'lingering_timeout 1s;',
    ...headers,
    ...VARYING_HEADERS.map((name) => `add_header ${name} ${variableOf(name)} always;`),
    // Pages are told apart by ETag alone, as the front door has it.
    'add_header Last-Modified "" always;',
    'add_header Vary $room_vary always;',
    'add_header Allow $room_allow always;',
    ...REFUSED.flatMap(([status, codes]) => [
      ...codes.map((code) => `error_page ${code} =${status} /refused/${status};`),
      `location = /refused/${status} {`,
      '  internal;',
      '  types {}',
      '  default_type "text/plain; charset=utf-8";',
      // An answer to HTTP/0.9 has no head, and so could carry no header.
      '  if ($room_headless) { return 444; }',
      `  return ${status} "${refusalText(status)}";`,
      '}',
    ]),
    '',
  ].join('\n');
}

function formatFiles(release: Pick<Release, 'entries'>): string {
  const types = [...CONTENT_TYPES].map(([extension, type]) => `  "${type}" ${extension};`);
  const body = [
    '  if ($room_headless) { return 444; }',
    '  if ($room_refused = 414) { return 414; }',
    '  if ($room_refused = 400) { return 400; }',
    '  if ($room_refused = 405) { return 405; }',
    '  if ($room_refused = 204) { return 204; }',
    '  if ($room_hidden) { return 404; }',
    '  try_files $uri.html $uri @elsewhere;',
  ];
  return [
    '# Written by the build: the static edition.',
    'types {',
    ...types,
    '}',
    'default_type application/octet-stream;',
    'gzip_static on;',
    'gzip off;',
    'max_ranges 0;',
    'error_page 404 @missing;',
    'error_page 410 @gone;',
    'location = / {',
    ...body.slice(0, 5),
    '  return 307 /$room_language$is_args$args;',
    '}',
    'location / {',
    ...body,
    '}',
    ...listTypedPatterns(release).flatMap(({ match, type }) => [
      `location ~ "${match}" {`,
      '  types {}',
      `  default_type "${type}";`,
      ...body,
      '}',
    ]),
    // What is no file: an address under an old slug, or one with a slash at its end.
    'location @elsewhere {',
    '  if ($room_moved) { return 301 $room_moved$is_args$args; }',
    '  if ($room_gone) { return 410; }',
    '  if (-f $document_root$room_bare.html) { return 308 $room_bare$is_args$args; }',
    '  if (-f $document_root$room_bare) { return 308 $room_bare$is_args$args; }',
    '  return 404;',
    '}',
    ...(['missing', 'gone'] as const).flatMap((name) => [
      `location @${name} {`,
      '  etag off;',
      name === 'missing'
        ? '  try_files /$room_language/404.html =404;'
        : '  try_files /$room_language$room_gone /$room_language/410.html =404;',
      '}',
    ]),
    '',
  ].join('\n');
}
