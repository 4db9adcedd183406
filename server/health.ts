import { headersFor } from '../publish/headers';
import type { Answer } from './messages';

/** Where whatever stands before the server asks whether it may send readers. */
export const HEALTH_PATH = '/healthz';

/** `draining`: told to stop; answers what comes, and wants no more. */
export type ServerState = 'ready' | 'draining';

/** The answer to a health check: 200 or 503, with the build that is served, and nothing else about the server. */
export function answerHealth(state: ServerState, build: string): Answer {
  const body = Buffer.from(`${JSON.stringify({ status: state, build })}\n`);
  return {
    status: state === 'ready' ? 200 : 503,
    headers: {
      ...headersFor('message'),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(body.byteLength),
    },
    body,
  };
}
