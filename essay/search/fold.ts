// All but what is its own form once it is in lower case: ASCII, punctuation, and nearly all Han, which is most of a text.
const FOLDED = /[^\0-\x40\x5b-\x7f\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]/gu;

/**
 * From a text to the form in which it is searched: lower case, full-width letters and digits as half-width ones (NFKC),
 * letters without their accents. What would grow or shrink stays as it is, so that an offset means the same in both.
 *
 * @example `ＡＩ Böckler` → `ai bockler`
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  // A few capitals become two characters.
  return (lower.length === text.length ? lower : text).replace(FOLDED, foldCharacter);
}

function foldCharacter(character: string): string {
  const folded = character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return folded.length === character.length ? folded : character;
}
