import { TOKEN_FORM } from './token';

/** Who asks, as far as the name of the cookie depends on it. */
export type CookieScene = Readonly<{
  /** The Host header. */
  host: string;
  /** Whether the request came through a proxy, which then is what the browser speaks to. */
  proxied: boolean;
}>;

/** Stands between tokens; base64url and the dot leave it free, and a cookie may hold it (RFC 6265 § 4.1.1). */
const BETWEEN = '~';

/** Characters of one cookie's value: browsers keep 4,096 bytes of a cookie, with its name and attributes. */
const LONGEST_VALUE = 3800;

const MOST_TOKENS = 10;

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** On plain http a browser takes no `__Host-` cookie, so on the author's own machine it has a name without the prefix. */
const isPlainLocalhost = ({ host, proxied }: CookieScene): boolean => !proxied && LOOPBACK.test(host);

/** The name of the cookie that holds grants. */
export const grantCookieName = (scene: CookieScene): string => (isPlainLocalhost(scene) ? 'preview' : '__Host-preview');

/**
 * From a Cookie header to the tokens of the cookie with this name: one for each draft that the reader was shown in.
 * Empty when there is none, when the name stands there twice, or when the value is not what we write.
 */
export function readGrantCookie(header: string | undefined, name: string): readonly string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.replace(/^ /, ''));
  const values = pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return value === undefined || values.length > 1 ? [] : splitGrants(value);
}

/** From a cookie's value to its tokens; empty when it is not of the form that `joinGrants` writes. */
export function splitGrants(value: string): readonly string[] {
  if (value.length > LONGEST_VALUE) return [];
  const tokens = value.split(BETWEEN);
  const isOurs = tokens.length <= MOST_TOKENS && new Set(tokens).size === tokens.length;
  return isOurs && tokens.every((token) => TOKEN_FORM.test(token)) ? tokens : [];
}

/** From tokens, the most wanted first, to a cookie's value: as many of them as a browser keeps. */
export function joinGrants(tokens: readonly string[]): string {
  let value = '';
  for (const token of tokens.slice(0, MOST_TOKENS)) {
    const longer = value === '' ? token : `${value}${BETWEEN}${token}`;
    if (longer.length > LONGEST_VALUE) break;
    value = longer;
  }
  return value;
}

/** The Set-Cookie header for tokens that are in force for some seconds yet. */
export function writeGrantCookie(value: string, scene: CookieScene, maxAge: number): string {
  const secure = isPlainLocalhost(scene) ? '' : '; Secure';
  return `${grantCookieName(scene)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly${secure}; SameSite=Lax`;
}
