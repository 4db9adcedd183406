import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { RefusalStatus } from '../publish/refusals';
import { answerPreview } from './answer-preview';
import { answerFromFiles } from './files';
import { answerFormerAddress } from './former-address';
import { judge } from './gate';
import { answerGone } from './gone';
import { answerHealth, HEALTH_PATH, type ServerState } from './health';
import { type Answer, optionsAnswer, rawRefusal, refusal } from './messages';
import { answerNotFound } from './not-found';
import { isPrivatePath } from './preview-address';
import type { Previews } from './previews';
import { loadStaticEdition, type StaticEdition } from './static-edition';
import { answerFromNext, isNegotiated, type Upstream } from './upstream';

export type FrontDoorOptions = Readonly<{
  /** Folder of the static edition. */
  dist: string;
  next: Upstream;
  previews: Previews;
  /** Asked with each request; ready unless given. */
  state?: () => ServerState;
}>;

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  // A request here has no body; whoever takes longer than this to send its head holds the connection for nothing.
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  // Longer than the 60 s after which nginx and most load balancers let go, so that they are the ones to close.
  keepAliveTimeout: 65_000,
  // The gate checks Host itself: Node's own refusal would go out without our headers.
  requireHostHeader: false,
} as const;

/** Silence on a connection, in ms, after which it is dropped: a reader that takes nothing off a full one. */
const IDLE_LIMIT = 70_000;

/**
 * The one server that readers meet: from the static edition and a way to ask Next to an HTTP server that is not
 * listening yet. It refuses what is malformed, answers from files, hands on what depends on the reader, and answers
 * everything else as not found. Every answer carries the headers of `publish/headers`.
 * @throws when the static edition cannot be read
 */
export async function createFrontDoor({
  dist,
  next,
  previews,
  state = () => 'ready',
}: FrontDoorOptions): Promise<Server> {
  const edition = await loadStaticEdition(dist);
  const unfinished = new WeakMap<Duplex, Set<ServerResponse>>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const onConnection = unfinished.get(request.socket) ?? new Set();
    unfinished.set(request.socket, onConnection.add(response));
    response.once('close', () => onConnection.delete(response));
    decide({ edition, next, previews, state }, request).then(
      (decided) => send(response, decided, state()),
      (error: unknown) => {
        console.error(error);
        send(response, refusal(500));
      },
    );
  };

  const server = createServer(LIMITS, answer);
  server.timeout = IDLE_LIMIT;
  // No request here has a body to go on with: the answer comes at once, without `100 Continue`.
  server.on('checkContinue', answer);
  server.on('checkExpectation', (_request, response: ServerResponse) => send(response, refusal(417)));
  server.on('connect', (_request, socket: Duplex) => closeWith(socket, rawRefusal(405)));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) =>
    refuseConnection(error, socket, unfinished.get(socket)),
  );
  return server;
}

type House = Readonly<{ edition: StaticEdition; next: Upstream; previews: Previews; state: () => ServerState }>;

async function decide(house: House, request: IncomingMessage): Promise<Answer> {
  const { edition, next } = house;
  const { headers, httpVersion, method = '', url: target = '' } = request;
  const verdict = judge({ method, target, httpVersion, hosts: request.headersDistinct.host ?? [] });
  switch (verdict.kind) {
    case 'refuse':
      return refusal(verdict.status);
    case 'options':
      return optionsAnswer();
    case 'pass': {
      const { path, query } = verdict;
      if (path === HEALTH_PATH) return answerHealth(house.state(), edition.release.build);
      if (isNegotiated(path)) return answerFromNext(next, { path, query, headers });
      const reader = {
        path,
        query,
        acceptEncoding: headers['accept-encoding'],
        cookie: headers.cookie,
        acceptLanguage: headers['accept-language'],
      };
      const answer = isPrivatePath(path)
        ? await answerPreview({ ...reader, host: headers.host ?? '', proxied: isProxied(headers) }, house)
        : (answerFromFiles(edition, { ...reader, ifNoneMatch: headers['if-none-match'] }) ??
          answerFormerAddress(edition, { path, query }) ??
          answerGone(edition, reader));
      return answer ?? answerNotFound(edition, reader);
    }
    default:
      return verdict satisfies never;
  }
}

/** Whether something stands between the browser and this server. Then it is the browser's connection that may be secure. */
const isProxied = (headers: IncomingHttpHeaders): boolean =>
  ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  );

function send(response: ServerResponse, { status, headers, body }: Answer, state: ServerState = 'ready'): void {
  if (response.headersSent || response.destroyed) return;
  // After a refusal the rest of the connection is not to be trusted, say a body that follows.
  const distrusted = status >= 400 && status !== 404 && status !== 410;
  const closing = distrusted || state === 'draining' ? { Connection: 'close' } : {};
  response.writeHead(status, { ...headers, ...closing });
  response.end(body);
}

/** Answers what Node's parser gave up on, after the answers that are still due on the same connection. */
function refuseConnection(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  unfinished: ReadonlySet<ServerResponse> = new Set(),
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const last = [...unfinished].at(-1);
  if (last) last.once('close', () => closeWith(socket, rawRefusal(statusOf(error))));
  else closeWith(socket, rawRefusal(statusOf(error)));
}

/** Ends a connection with some bytes, and lets go of it even if the other side does not. */
function closeWith(socket: Duplex, bytes: Buffer): void {
  // On a connection that Node has handed over (CONNECT) nobody else listens, and a reset would end the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) return;
  // 500 ms: destroyed at once, what is still unread would make the system reset the connection and drop the answer.
  socket.end(bytes, () => setTimeout(() => socket.destroy(), 500).unref());
}

function statusOf({ code }: NodeJS.ErrnoException): RefusalStatus {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
