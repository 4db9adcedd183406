import { headersFor } from '../publish/headers';

export type RefusalStatus = 400 | 405 | 408 | 414 | 417 | 431 | 500 | 502;

/** An answer as a whole; small enough to be held in memory. */
export type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: Buffer;
}>;

const ALLOW = 'GET, HEAD, OPTIONS';

const REASONS = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  414: 'URI Too Long',
  417: 'Expectation Failed',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
} as const satisfies Record<RefusalStatus, string>;

const SENTENCES = {
  400: ['这个请求无法读懂。', 'This request could not be understood.'],
  405: ['此处只供阅读。', 'This site can only be read.'],
  408: ['请求没有按时发完。', 'The request did not arrive in time.'],
  414: ['网址太长。', 'The address is too long.'],
  417: ['无法满足这个请求的条件。', 'What the request expects cannot be met.'],
  431: ['请求头太长。', 'The request’s headers are too long.'],
  500: ['服务器出了差错，请稍后再试。', 'Something went wrong here. Please try again later.'],
  502: [
    '这一页暂时打不开，文章照常可读：/zh',
    'This page cannot be opened just now. The essays can still be read: /en',
  ],
} as const satisfies Record<RefusalStatus, readonly [zh: string, en: string]>;

/** From a status to a short answer in both languages, as plain text: whoever sent a broken request gets no page. */
export function refusal(status: RefusalStatus): Answer {
  const body = Buffer.from(`${SENTENCES[status].join('\n')}\n`);
  const headers: Record<string, string> = {
    ...headersFor('message'),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(body.byteLength),
  };
  if (status === 405) headers.Allow = ALLOW;
  return { status, headers, body };
}

/** The answer to OPTIONS: what can be done here. */
export const optionsAnswer = (): Answer => ({
  status: 204,
  headers: { ...headersFor('message'), Allow: ALLOW },
  body: Buffer.alloc(0),
});

/** A permanent redirect within the site; it keeps the method (RFC 9110 § 15.4.9). */
export const permanentRedirect = (location: string): Answer => ({
  status: 308,
  headers: { ...headersFor('document'), Location: location, 'Content-Length': '0' },
  body: Buffer.alloc(0),
});

/** Another address for good, within the site, for what is only ever read (RFC 9110 § 15.4.2). */
export const movedPermanently = (location: string): Answer => ({ ...permanentRedirect(location), status: 301 });

/**
 * The same refusal as bytes for a connection on which there is no request to answer: the parser gave up, or it asks for
 * a tunnel. The connection is to be closed after it.
 */
export function rawRefusal(status: RefusalStatus): Buffer {
  const { headers, body } = refusal(status);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    ...lines,
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
