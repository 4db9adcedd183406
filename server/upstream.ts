import type { IncomingHttpHeaders } from 'node:http';
import { headersFor } from '../publish/headers';
import { type Answer, refusal } from './messages';

/** What is passed on to Next. */
export type UpstreamRequest = Readonly<{ target: string; headers: Readonly<Record<string, string>> }>;

export type UpstreamAnswer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;

/** Asks Next; rejects when it cannot be reached or does not answer in time. */
export type Upstream = (request: UpstreamRequest) => Promise<UpstreamAnswer>;

/** Next reads many headers that steer it (`x-middleware-…`, `rsc`, `next-action`); a reader has no use for any of them. */
const PASSED_ON = ['accept-language', 'cookie', 'host'] as const;

/** Whether a path is one that Next answers for every reader, and not a file: its answer depends on who asks. */
export const isNegotiated = (path: string): boolean => path === '/';

/**
 * From a sound request for a path that is not a file to Next's answer, with the headers of ours in place of Next's own.
 * Of those only what the answer says is kept: its type, where to go, and cookies. When Next fails or is not there: 502.
 */
export async function answerFromNext(
  next: Upstream,
  { path, query, headers }: Readonly<{ path: string; query: string; headers: IncomingHttpHeaders }>,
): Promise<Answer> {
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Written anew, so that what does not decode does not reach Next.
  const search = query === '' ? '' : `?${new URLSearchParams(query)}`;
  const target = `${path.split('/').map(encodeURIComponent).join('/')}${search}`;
  const answer = await askNext(next, { target, headers: Object.fromEntries(passedOn) });
  return answer === undefined ? refusal(502) : withOurHeaders(answer);
}

/** Next's answer as it came; undefined, with a line for whoever runs the server, when it failed or did not come. */
export async function askNext(next: Upstream, request: UpstreamRequest): Promise<UpstreamAnswer | undefined> {
  try {
    const answer = await next(request);
    return answer.status >= 500 ? undefined : answer;
  } catch (error) {
    console.error(`Next did not answer ${request.target}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function withOurHeaders({ status, headers, body }: UpstreamAnswer): Answer {
  const ours: Record<string, string | readonly string[]> = {
    ...headersFor('negotiated'),
    Vary: 'Accept-Language, Cookie',
    'Content-Length': String(body.byteLength),
  };
  if (headers['content-type'] !== undefined) ours['Content-Type'] = headers['content-type'];
  if (headers.location !== undefined) ours.Location = withinSite(headers.location);
  if (headers['set-cookie'] !== undefined) ours['Set-Cookie'] = headers['set-cookie'];
  return { status, headers: ours, body };
}

/** Next builds addresses from the Host header, which anyone may send; a redirect of ours never leaves the site. */
function withinSite(location: string): string {
  const { pathname, search, hash } = new URL(location, 'http://localhost');
  return `${pathname.replace(/^\/{2,}/, '/')}${search}${hash}`;
}
