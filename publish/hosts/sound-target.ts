/*
 * The gate's rules for an address (`server/gate.ts`) as one regular expression, for a server that decides by patterns. It
 * reads the same in JavaScript and in PCRE, and holds no quotation mark and no backslash before n, r or t, which nginx
 * would take for its own.
 */

/** Printable ASCII without `#`, `%`, `/`, `?` and the backslash. */
const PLAIN = '[\\x21\\x22\\x24\\x26-\\x2e\\x30-\\x3e\\x40-\\x5b\\x5d-\\x7e]';

/** An escape of a printable ASCII character that is neither slash nor backslash. */
const ASCII = '%(?:2[0-9a-eA-E]|[346][0-9a-fA-F]|5[0-9abdefABDEF]|7[0-9a-eA-E])';

/** The escape of a byte that goes on with a character (RFC 3629 § 4). */
const TAIL = '%[89aAbB][0-9a-fA-F]';

/** Escapes of one character outside ASCII, without the control characters U+0080 to U+009F. */
const BEYOND_ASCII = [
  '%[cC]2%[aAbB][0-9a-fA-F]',
  `%(?:[cC][3-9a-fA-F]|[dD][0-9a-fA-F])${TAIL}`,
  `%[eE]0%[aAbB][0-9a-fA-F]${TAIL}`,
  `%[eE][1-9a-cA-CeEfF]${TAIL}${TAIL}`,
  `%[eE][dD]%[89][0-9a-fA-F]${TAIL}`,
  `%[fF]0%[9aAbB][0-9a-fA-F]${TAIL}${TAIL}`,
  `%[fF][1-3]${TAIL}${TAIL}${TAIL}`,
  `%[fF]4%8[0-9a-fA-F]${TAIL}${TAIL}`,
].join('|');

const SEGMENT = `(?!(?:[.]|%2[eE]){1,2}(?:[/? ]|$))(?:${PLAIN}|${ASCII}|${BEYOND_ASCII})+`;

/** What an address of at most 2,048 characters must look like to be read at all: path, and query if there is one. */
export const SOUND_TARGET = `/(?:${SEGMENT}(?:/${SEGMENT})*/?)?(?:[?][\\x21\\x22\\x24-\\x7e]*)?`;
