import { headersFor } from '../publish/headers';
import { ALLOW, type RefusalStatus, refusalText } from '../publish/refusals';

/** An answer as a whole; small enough to be held in memory. */
export type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string | readonly string[]>>;
  body: Buffer;
}>;

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

/** From a status to a short answer in both languages, as plain text: whoever sent a broken request gets no page. */
export function refusal(status: RefusalStatus): Answer {
  const body = Buffer.from(refusalText(status));
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
