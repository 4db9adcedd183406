/** What a scan looks at: the page that a host leads to at last, the cookies set on the way, and where plain HTTP led. */
export type Scanned = Readonly<{
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  cookies: readonly string[];
  html: string;
  /** The first answer on plain HTTP leads to the same host on HTTPS. */
  leadsToHttps: boolean;
}>;

type Result = readonly [test: string, result: string, modifier: number];

/**
 * The score of MDN's HTTP Observatory, by its published rules: it begins at 100, each test takes from it or adds to it,
 * and what is added counts only where the rest comes to 90.
 * Source: github.com/mdn/mdn-http-observatory, src/grader/charts.js (the modifiers), src/analyzer/tests (the results) and
 * src/scanner/index.js (the sum), as of commit 01b4711. Results that are worse than any here are left out: they throw.
 */
export function scoreOf(scanned: Scanned): Readonly<{ score: number; results: readonly Result[] }> {
  const results = [
    policy(scanned),
    cookies(scanned),
    sharing(scanned),
    redirection(scanned),
    referrer(scanned),
    transport(scanned),
    integrity(scanned),
    sniffing(scanned),
    framing(scanned),
    embedding(scanned),
  ];
  const sum = (list: readonly Result[]): number => list.reduce((total, [, , modifier]) => total + modifier, 100);
  const uncurved = sum(results.filter(([, , modifier]) => modifier < 0));
  return { score: uncurved >= 90 ? sum(results) : uncurved, results };
}

const directivesOf = ({ headers }: Scanned): ReadonlyMap<string, readonly string[]> =>
  new Map(
    (headers['content-security-policy'] ?? '')
      .split(';')
      .map((directive) => directive.trim().toLowerCase().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );

function policy(scanned: Scanned): Result {
  const test = 'content-security-policy';
  const directives = directivesOf(scanned);
  if (directives.size < 2) return [test, 'absent', -25];
  const fallback = directives.get('default-src');
  const [script, object, style] = ['script-src', 'object-src', 'style-src'].map(
    (name) => directives.get(name) ?? fallback ?? ['*'],
  ) as [readonly string[], readonly string[], readonly string[]];
  const broad = /^(?:ftp:|https?:|\*|https?:\/\/\*(?:\.\*)?)$/;
  const unsafe = (source: string): boolean => broad.test(source) || source === "'unsafe-inline'" || source === 'data:';
  if (script.some(unsafe) || object.some((source) => broad.test(source))) return [test, 'unsafe', -20];
  if ([...directives.values()].flat().some((source) => /^(?:http|ftp):/.test(source))) return [test, 'insecure', -20];
  if ([...script, ...style].includes("'unsafe-eval'")) return [test, 'unsafe-eval', -10];
  if (style.some(unsafe)) return [test, 'unsafe styles', 0];
  return fallback?.length === 1 && fallback[0] === "'none'"
    ? [test, 'nothing unsafe, default-src none', 10]
    : [test, 'nothing unsafe', 5];
}

function cookies({ cookies: set, headers }: Scanned): Result {
  const test = 'cookies';
  if (set.length === 0) return [test, 'none', 0];
  const protectedByHsts = /max-age=\d{8}/.test(headers['strict-transport-security'] ?? '');
  if (!set.every((cookie) => /;\s*secure/i.test(cookie))) return [test, 'without Secure', protectedByHsts ? -5 : -20];
  return set.every((cookie) => /;\s*samesite=(?:lax|strict)/i.test(cookie))
    ? [test, 'Secure and SameSite', 5]
    : [test, 'Secure', 0];
}

function sharing({ headers }: Scanned): Result {
  const test = 'cross-origin-resource-sharing';
  if (headers['access-control-allow-origin'] === undefined) return [test, 'absent', 0];
  return headers['access-control-allow-credentials'] === 'true' ? [test, 'universal', -50] : [test, 'public', 0];
}

const redirection = ({ leadsToHttps }: Scanned): Result =>
  leadsToHttps ? ['redirection', 'to https on the same host', 0] : ['redirection', 'missing', -20];

function referrer({ headers }: Scanned): Result {
  const value = headers['referrer-policy'];
  const isPrivate = /^(?:no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(value ?? '');
  return ['referrer-policy', String(value), isPrivate ? 5 : value === undefined ? 0 : -5];
}

function transport({ headers }: Scanned): Result {
  const test = 'strict-transport-security';
  const age = /^max-age=(\d+)/.exec(headers[test] ?? '')?.[1];
  if (age === undefined) return [test, 'absent', -20];
  // Being on the list of preloaded hosts would add 5; no header alone can bring that about.
  return Number(age) >= 15_768_000 ? [test, 'at least six months', 0] : [test, 'under six months', -10];
}

function integrity({ html }: Scanned): Result {
  const test = 'subresource-integrity';
  const scripts = Array.from(html.matchAll(/<script\b[^>]*\ssrc="([^"]*)"[^>]*>/g));
  if (scripts.some(([, source = '']) => !/^\/(?!\/)/.test(source)))
    throw new Error('A page loads a script of another site; the rules for that are not written here.');
  if (scripts.length === 0) return [test, 'no scripts', 0];
  return scripts.every(([tag]) => tag.includes(' integrity="'))
    ? [test, 'implemented', 5]
    : [test, 'all scripts from the same site', 0];
}

const sniffing = ({ headers }: Scanned): Result => {
  const value = headers['x-content-type-options'];
  return ['x-content-type-options', String(value), value === 'nosniff' ? 0 : -5];
};

function framing(scanned: Scanned): Result {
  const ancestors = directivesOf(scanned).get('frame-ancestors');
  if (ancestors && !ancestors.some((source) => source === '*' || /^https?:$/.test(source)))
    return ['x-frame-options', 'by frame-ancestors', 5];
  return ['x-frame-options', 'absent', -20];
}

function embedding({ headers }: Scanned): Result {
  const value = headers['cross-origin-resource-policy'];
  const modifier = value === 'same-origin' || value === 'same-site' ? 10 : 0;
  return ['cross-origin-resource-policy', String(value), modifier];
}
