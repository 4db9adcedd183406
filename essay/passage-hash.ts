/** A passage as it is compared: in one form of characters (NFC), white space folded to single spaces, ends trimmed. */
export function foldPassage(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * A short hash of a passage, as a link carries it: eight lower-case hexadecimal digits (FNV-1a, 32 bits, over UTF-16 code
 * units of the folded text). It tells that a wording has changed; it proves nothing. The same in the browser and on the
 * server, and without the Web Crypto API, which plain http lacks.
 */
export function passageHash(text: string): string {
  let hash = 0x811c9dc5;
  const folded = foldPassage(text);
  for (let at = 0; at < folded.length; at += 1) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
