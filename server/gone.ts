import { headersFor } from '../publish/headers';
import { languageFor } from './accept';
import { encode } from './files';
import type { Answer } from './messages';
import type { WrongAddress } from './not-found';
import type { StaticEdition } from './static-edition';

const HEADERS = { ...headersFor('message'), Vary: 'Accept-Encoding, Accept-Language, Cookie' };

/**
 * The answer to any address of an essay that was withdrawn, or undefined when it is none: 410 (RFC 9110 § 15.5.11) with a
 * document in the reader's language that says what it was, since when it is gone, and why.
 */
export function answerGone(
  { withdrawn }: StaticEdition,
  { path, cookie, acceptLanguage, acceptEncoding }: WrongAddress,
): Answer | undefined {
  const found = withdrawn.find(({ from }) => path === from || path.startsWith(`${from}/`));
  if (found === undefined) return undefined;
  const { body, headers } = encode(found.documents[languageFor(path, { cookie, acceptLanguage })], acceptEncoding);
  return { status: 410, headers: { ...HEADERS, ...headers }, body };
}
