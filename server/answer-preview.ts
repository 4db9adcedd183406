import type { Verdict } from '../library/grants/check-grant';
import { GRANTS_HEADER } from '../library/grants/get-grant';
import { secondsNow } from '../library/grants/grant';
import { grantCookieName, joinGrants, readGrantCookie, writeGrantCookie } from '../library/grants/grant-cookie';
import { headersFor } from '../publish/headers';
import { toDocument } from '../publish/to-document';
import { languageFor } from './accept';
import { encode } from './files';
import { answerFormerAddress } from './former-address';
import { type Answer, refusal } from './messages';
import { parsePreviewAddress } from './preview-address';
import type { Previews } from './previews';
import type { StaticEdition } from './static-edition';
import { askNext, type Upstream } from './upstream';

export type PrivateRequest = Readonly<{
  /** Decoded path. */
  path: string;
  /** As sent, without `?`. */
  query: string;
  host: string;
  /** Whether it came through a proxy. */
  proxied: boolean;
  cookie?: string;
  acceptLanguage?: string;
  acceptEncoding?: string;
}>;

type House = Readonly<{ edition: StaticEdition; next: Upstream; previews: Previews }>;

/** Not for caches, not for indexes, and it tells no other site where the reader was. */
const HEADERS = { ...headersFor('draft'), Vary: 'Accept-Language, Cookie' };

/**
 * The answer to a request for something private, or undefined, for which the caller answers as for any wrong address: the
 * reader has no leave, or there is nothing. Nothing is asked of the drafts, or of Next, before a token has been found
 * authentic, and the page checks again. 410 for a token of ours whose time is over.
 */
export async function answerPreview(request: PrivateRequest, house: House): Promise<Answer | undefined> {
  const { path, query, cookie } = request;
  const handed = new URLSearchParams(query).getAll('token');
  const address = parsePreviewAddress(path, handed.length > 0);
  if (address === undefined) return undefined;
  const carried = readGrantCookie(cookie, grantCookieName(request));
  const { previews } = house;
  switch (address.kind) {
    case 'link': {
      if (handed.length > 1) return undefined;
      const verdict = await previews.check(handed.length > 0 ? handed : carried, address.wanted);
      return answerLink(verdict, { address, handed, carried }, request, house);
    }
    case 'list':
      return (await previews.list(carried)).length > 0 ? answerWithPage(carried, request, house) : undefined;
    case 'desk': {
      const verdict = await previews.check(carried, { kind: 'all' });
      return settle(verdict, request, house, async () =>
        path === '/desk' ? redirect(`/desk/${languageFor('/', request)}`) : answerWithPage(carried, request, house),
      );
    }
    case 'page':
    case 'file': {
      const { slug } = address;
      const verdict = await previews.check(carried, { kind: 'draft', slug });
      const answer = await settle(verdict, request, house, () => answerWithPage(carried, request, house));
      if (answer || address.kind === 'file' || (verdict.kind !== 'granted' && verdict.kind !== 'revoked'))
        return answer;
      return (await previews.hasDraft(slug)) ? undefined : leadToPublic(slug, address.language, house);
    }
    default:
      return address satisfies never;
  }
}

/** What a verdict comes to where `granted` is what is to be done with leave. */
async function settle(
  verdict: Verdict,
  request: PrivateRequest,
  { edition }: House,
  granted: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  switch (verdict.kind) {
    case 'granted':
      return granted();
    case 'expired':
      return answerExpired(request, edition);
    case 'revoked':
    case 'refused':
      return undefined;
    default:
      return verdict satisfies never;
  }
}

type Link = Readonly<{
  address: Extract<NonNullable<ReturnType<typeof parsePreviewAddress>>, { kind: 'link' }>;
  handed: readonly string[];
  carried: readonly string[];
}>;

async function answerLink(
  verdict: Verdict,
  { address: { wanted }, handed, carried }: Link,
  request: PrivateRequest,
  house: House,
): Promise<Answer | undefined> {
  const language = languageFor('/', request);
  const isAuthentic = verdict.kind === 'granted' || verdict.kind === 'revoked';
  if (wanted.kind === 'draft' && isAuthentic && !(await house.previews.hasDraft(wanted.slug)))
    return leadToPublic(wanted.slug, language, house);
  return settle(verdict, request, house, async () => {
    const room = `/preview/${language}`;
    const to = wanted.kind === 'all' ? room : `${room}/${encodeURIComponent(wanted.slug)}`;
    return redirect(to, handed[0] && (await keepToken(handed[0], carried, request, house.previews)));
  });
}

/** The cookie with a token that was handed over, before those that the reader has of other drafts. */
async function keepToken(
  token: string,
  carried: readonly string[],
  request: PrivateRequest,
  previews: Previews,
): Promise<string> {
  const [fresh] = await previews.list([token]);
  const others = (await previews.list(carried)).filter(
    ({ grant }) => JSON.stringify(grant.subject) !== JSON.stringify(fresh?.grant.subject),
  );
  const value = joinGrants([token, ...others.map((each) => each.token)]);
  const kept = (await previews.list(value.split('~'))).map(({ grant }) => grant.expires);
  // Each token in it ends by itself; the cookie goes with the last of them.
  return writeGrantCookie(value, request, Math.max(...kept) - secondsNow());
}

function redirect(location: string, cookie?: string): Answer {
  const headers = {
    ...HEADERS,
    Location: location,
    'Content-Length': '0',
    ...(cookie ? { 'Set-Cookie': cookie } : {}),
  };
  return { status: 303, headers, body: Buffer.alloc(0) };
}

/** What was a draft may have been published since, under its slug, or under another after that. */
function leadToPublic(slug: string, language: string, { edition }: House): Answer | undefined {
  const path = `/${language}/essays/${slug}`;
  if (edition.files.has(path)) return redirect(encodeURI(path));
  const former = answerFormerAddress(edition, { path, query: '' });
  return former && redirect(String(former.headers.Location));
}

function answerExpired(request: PrivateRequest, edition: StaticEdition): Answer {
  const segment = request.path.split('/')[2];
  const language = languageFor(segment === 'zh' || segment === 'en' ? `/${segment}` : '/', request);
  const { body, headers } = encode(edition.expired[language], request.acceptEncoding);
  return { status: 410, headers: { ...HEADERS, Vary: 'Accept-Encoding, Accept-Language, Cookie', ...headers }, body };
}

async function answerWithPage(
  tokens: readonly string[],
  { path, host }: PrivateRequest,
  { edition, next }: House,
): Promise<Answer | undefined> {
  const target = path.split('/').map(encodeURIComponent).join('/');
  const answer = await askNext(next, { target, headers: { host, [GRANTS_HEADER]: joinGrants(tokens) } });
  if (answer === undefined) return refusal(502);
  if (answer.status !== 200) return undefined;
  const type = answer.headers['content-type'] ?? 'application/octet-stream';
  const addresses = new Map(Object.entries(edition.release.addresses));
  const body = type.startsWith('text/html')
    ? Buffer.from(toDocument(answer.body.toString('utf8'), { addresses }))
    : answer.body;
  return {
    status: 200,
    headers: { ...HEADERS, Vary: 'Cookie', 'Content-Type': type, 'Content-Length': String(body.byteLength) },
    body,
  };
}
