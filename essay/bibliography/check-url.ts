/** What is wrong with an address, and whether it is an error (it cannot be a link) or a warning (it looks damaged). */
type UrlFault = Readonly<{ kind: 'error' | 'warning'; reason: string; mend?: string }>;

const HAN = /\p{Script=Han}/u;

/**
 * Looks an address over. Errors: not http(s). Warnings: Han in its host, 人工智能 against Latin letters (a global
 * replacement of AI), blanks or full-width marks within. Gives undefined for a sound address.
 */
export function findUrlFault(url: string): UrlFault | undefined {
  const address = url.trim();
  const host = /^https?:\/\/([^/?#\s]+)/i.exec(address)?.[1];
  if (!host)
    return { kind: 'error', reason: `Unexpected address "${address.slice(0, 60)}", expected http:// or https://` };
  if (/人工智能[a-z0-9-]|[a-z0-9-]人工智能/i.test(address)) {
    return {
      kind: 'warning',
      reason: `Unexpected 人工智能 within the address ${address}, expected AI`,
      mend: 'A replacement of AI in the whole text seems to have changed the address as well.',
    };
  }
  if (HAN.test(host)) return { kind: 'warning', reason: `Unexpected Han in the host ${host}, expected Latin letters` };
  const mark = /[\s，。；：！？）】》、“”]/u.exec(address)?.[0];
  if (mark)
    return { kind: 'warning', reason: `Unexpected "${mark}" within the address ${address}, expected an address alone` };
  return undefined;
}

/** The addresses in a running text, as they stand: from http to the first blank; the marks that end the sentence fall away. */
export function findUrls(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/\S+/gi)].map(([url]) => trimEnd(url));
}

function trimEnd(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?)]}。，；：！？）】》”’"\''.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}
