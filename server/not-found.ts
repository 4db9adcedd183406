import { headersFor } from '../publish/headers';
import { languageFor } from './accept';
import { encode } from './files';
import type { Answer } from './messages';
import type { StaticEdition } from './static-edition';

export type WrongAddress = Readonly<{
  path: string;
  cookie?: string;
  acceptLanguage?: string;
  acceptEncoding?: string;
}>;

const HEADERS = { ...headersFor('message'), Vary: 'Accept-Encoding, Accept-Language, Cookie' };

/**
 * The answer to a wrong address: always 404, and in one language always the same bytes and headers, so that it does not
 * tell an address that never was from one that is kept back.
 */
export function answerNotFound(
  { notFound }: StaticEdition,
  { path, cookie, acceptLanguage, acceptEncoding }: WrongAddress,
): Answer {
  const { body, headers } = encode(notFound[languageFor(path, { cookie, acceptLanguage })], acceptEncoding);
  return { status: 404, headers: { ...HEADERS, ...headers }, body };
}
