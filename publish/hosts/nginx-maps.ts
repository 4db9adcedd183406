import { contentTypeOf } from '../content-type';
import { type AnswerKind, headersFor } from '../headers';
import { ALLOW } from '../refusals';
import type { Release } from '../release';
import { buildHeaderRules } from './header-rules';
import { listMovedAddresses } from './redirects-file';
import { SOUND_TARGET } from './sound-target';

type Line = readonly [key: string, value: string];

/** Kinds of answer that nginx gives itself; drafts come from the server behind it, with their headers. */
const KINDS = [
  'document',
  'asset',
  'embeddable',
  'embeddable-asset',
  'negotiated',
  'message',
] as const satisfies readonly AnswerKind[];

/** Names of headers whose value differs from kind to kind. */
export const VARYING_HEADERS: readonly string[] = [
  ...new Set(KINDS.flatMap((kind) => Object.keys(headersFor(kind)))),
].filter((name) => KINDS.some((kind) => headersFor(kind)[name] !== headersFor('document')[name]));

/** `Cache-Control` → `$room_cache_control`. */
export const variableOf = (name: string): string => `$room_${name.toLowerCase().replaceAll('-', '_')}`;

/** What lies in the folder and has no address: twins, pages under their files' names, what is for servers. */
const HIDDEN =
  '[.](?:html|br|gz)/?$|/[.]|^/(?:release[.]json|_headers|_redirects|nginx|index|404|410|(?:zh|en)/(?:404|410|expired|gone))(?:/|$)';

/**
 * From a release to the lines that go into nginx's `http` block: variables that say of each request whether it is sound,
 * what language its reader speaks, where it has moved to, and what headers its answer gets. nginx works a variable out
 * only when it is asked for.
 */
export function formatNginxMaps(release: Pick<Release, 'entries' | 'redirects' | 'withdrawn'>): string {
  return [
    '# Written by the build. To be included in the http block; server.conf and files.conf belong into the server block.',
    'map_hash_bucket_size 512;',
    ...soundness(),
    ...language(),
    formatMap('$uri', '$room_hidden', [
      ['default', ''],
      [`~${HIDDEN}`, '1'],
    ]),
    formatMap('$uri', '$room_bare', [
      ['default', ''],
      ['~^(?<room_bare_path>/.+)/$', '$room_bare_path'],
    ]),
    formatMap('$uri', '$room_moved', [['default', ''], ...movedLines(release)]),
    formatMap('$uri', '$room_gone', [['default', ''], ...goneLines(release)]),
    ...answers(release),
  ].join('\n');
}

/** Of the request line, which nginx keeps as it was sent: a status to refuse with, or nothing. */
function soundness(): readonly string[] {
  return [
    // HTTP/0.9: a request line without a version. To a line that it cannot read, and to one of more than the 8 kB that
    // it keeps, nginx answers as to HTTP/1.1.
    formatMap('$server_protocol:$request', '$room_headless', [
      ['default', ''],
      ['~^:[A-Z_-]+ +(?:/|[A-Za-z]+://)[^ ]{0,8170} *$', '1'],
    ]),
    formatMap('$request', '$room_refused', [
      ['default', '400'],
      ['~^[^ ]+ [^ ]{2049}', '414'],
      [`~^OPTIONS ${SOUND_TARGET} HTTP/1[.][01]$`, '204'],
      [`~^(?:GET|HEAD) ${SOUND_TARGET} HTTP/1[.][01]$`, ''],
      [`~^[^ ]+ ${SOUND_TARGET} HTTP/1[.][01]$`, '405'],
    ]),
  ];
}

/**
 * The reader's language: the address's, else the remembered one, else by Accept-Language, else Chinese. Weights are read
 * to a tenth; of equal ones the language named first wins.
 */
function language(): readonly string[] {
  const weight = (tag: string): readonly Line[] => {
    const range = `~*(?:^|,) *${tag}(?:-[a-z0-9-]+)? *`;
    return [
      ['default', ''],
      [`${range}(?:,|$)`, 'x'],
      [`${range}; *q=1`, 'x'],
      [`${range}; *q=0?[.](?!0*(?:[,; ]|$))(?<room_${tag}_tenths>[0-9])`, `$room_${tag}_tenths`],
    ];
  };
  const digits = [...'0123456789x'];
  const heavier = digits.slice(1).map((digit, at) => [digit, digits.slice(0, at + 1).join('')] as const);
  return [
    formatMap('$uri', '$room_named', [
      ['default', ''],
      ['~^/(?<room_first_segment>zh|en)(?:/|$)', '$room_first_segment'],
    ]),
    formatMap('$http_cookie', '$room_remembered', [
      ['default', ''],
      ['~(?:^|;) *NEXT_LOCALE=(?<room_cookie_language>zh|en) *(?:;|$)', '$room_cookie_language'],
    ]),
    formatMap('$http_accept_language', '$room_zh_weight', weight('zh')),
    formatMap('$http_accept_language', '$room_en_weight', weight('en')),
    formatMap('$http_accept_language', '$room_listed_first', [
      ['default', 'zh'],
      ['~*^(?:(?! *zh(?:[-,; ]|$))[^,]*,)* *en(?:[-,; ]|$)', 'en'],
    ]),
    formatMap('$room_zh_weight:$room_en_weight', '$room_preferred', [
      ['default', '$room_listed_first'],
      ['~^x?[0-9]?:$', 'zh'],
      ['~^:', 'en'],
      ...heavier.flatMap(([more, less]): readonly Line[] => [
        [`~^${more}:[${less}]$`, 'zh'],
        [`~^[${less}]:${more}$`, 'en'],
      ]),
    ]),
    formatMap('$room_named$room_remembered$room_preferred', '$room_language', [
      ['default', 'zh'],
      ['~^en', 'en'],
    ]),
  ];
}

/** To the tombstone's name: an address of what was withdrawn, and everything below it. Slugs need no escaping. */
const goneLines = ({ withdrawn }: Pick<Release, 'withdrawn'>): readonly Line[] =>
  withdrawn.map(({ from, zh }): Line => [`~^${from}(?:/|$)`, zh.file.slice('zh'.length)]);

const movedLines = (release: Pick<Release, 'entries' | 'redirects'>): readonly Line[] =>
  listMovedAddresses(release).flatMap(({ from, to }): readonly Line[] => [
    [from, to],
    [`${from}/`, to],
  ]);

/** What kind of answer is going out, known when its status is, and the headers that depend on it. */
function answers(release: Pick<Release, 'entries'>): readonly string[] {
  const rules = buildHeaderRules(release).filter(({ kind }) => kind !== 'document');
  return [
    formatMap('$uri', '$room_file_kind', [
      ['default', 'document'],
      ...rules.map(({ pattern, kind }): Line => [`~${patternToRegExp(pattern)}`, kind]),
    ]),
    formatMap('$status:$room_file_kind', '$room_kind', [
      ['default', 'message'],
      ['~^(?:200|304):(?<room_kind_of_file>.+)$', '$room_kind_of_file'],
      ['~^(?:301|308):', 'document'],
      ['~^307:', 'negotiated'],
    ]),
    ...VARYING_HEADERS.map((name) =>
      formatMap('$room_kind', variableOf(name), [
        ['default', headersFor('message')[name] ?? ''],
        ...KINDS.map((kind): Line => [kind, headersFor(kind)[name] ?? '']),
      ]),
    ),
    formatMap('$status', '$room_vary', [
      ['default', ''],
      ['200', 'Accept-Encoding'],
      ['304', 'Accept-Encoding'],
      ['307', 'Accept-Language, Cookie'],
      ['404', 'Accept-Encoding, Accept-Language, Cookie'],
      ['410', 'Accept-Encoding, Accept-Language, Cookie'],
    ]),
    formatMap('$status', '$room_allow', [
      ['default', ''],
      ['204', ALLOW],
      ['405', ALLOW],
    ]),
  ];
}

/** The rules of files whose names do not tell their type, as locations ask for them. */
export const listTypedPatterns = (
  release: Pick<Release, 'entries'>,
): readonly Readonly<{ match: string; type: string }>[] =>
  buildHeaderRules(release).flatMap(({ pattern, type }) => {
    const known = type !== undefined && contentTypeOf(pattern) === type;
    return type === undefined || known ? [] : [{ match: patternToRegExp(pattern), type }];
  });

const patternToRegExp = (pattern: string): string =>
  `^${pattern
    .replaceAll('.', '[.]')
    .replace(':slug', '[^/]+')
    .replace(/\/\*$/, '/')}${pattern.endsWith('/*') ? '' : '$'}`;

const formatMap = (source: string, variable: string, lines: readonly Line[]): string =>
  [`map ${source.includes(':') || source.includes('$', 1) ? `"${source}"` : source} ${variable} {`]
    .concat(lines.map(([key, value]) => `  ${key === 'default' ? key : `"${key}"`} "${value}";`))
    .concat('}')
    .join('\n');
