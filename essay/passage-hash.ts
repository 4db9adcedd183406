/**
 * A short hash of a passage, as a link carries it: eight lower-case hexadecimal digits (FNV-1a, 32 bits, over UTF-16 code
 * units of the text with its white space folded and its ends trimmed). It tells that a wording has changed; it proves
 * nothing. The same in the browser and on the server, and without the Web Crypto API, which plain http lacks.
 */
export function passageHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of text.normalize('NFC').replace(/\s+/g, ' ').trim().split('')) {
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
