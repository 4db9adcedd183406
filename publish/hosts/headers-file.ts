import { type AnswerKind, type Headers, headersFor } from '../headers';
import type { Release } from '../release';
import { buildHeaderRules } from './header-rules';

/** Where hosts that serve files look for headers: Netlify and Cloudflare Pages. */
export const HEADERS_FILE = '_headers';

const PUBLIC_KINDS = ['document', 'asset', 'embeddable', 'embeddable-asset'] as const satisfies readonly AnswerKind[];

/** Headers with the same value for everything public; they go on wrong addresses too. */
const SHARED = Object.entries(headersFor('document')).filter(([name, value]) =>
  PUBLIC_KINDS.every((kind) => headersFor(kind)[name] === value),
);

/**
 * From a release to the text of `_headers`: one rule for all addresses, and one for each shape of address with what is
 * its own. No header comes to an address twice.
 * Source: Netlify's manual, "Custom headers"; Cloudflare Pages' manual, "Headers", which takes 100 rules of 2,000
 * characters a line.
 */
export function formatHeadersFile(release: Pick<Release, 'entries'>): string {
  const own = buildHeaderRules(release).map(({ pattern, kind, type }) =>
    formatRule(pattern, { ...ownHeaders(kind), ...(type === undefined ? {} : { 'Content-Type': type }) }),
  );
  const rules = [formatRule('/*', Object.fromEntries(SHARED)), ...own];
  return `${rules.join('\n')}\n`;
}

function ownHeaders(kind: AnswerKind): Headers {
  const shared = new Set(SHARED.map(([name]) => name));
  return Object.fromEntries(Object.entries(headersFor(kind)).filter(([name]) => !shared.has(name)));
}

const formatRule = (pattern: string, headers: Headers): string =>
  [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
