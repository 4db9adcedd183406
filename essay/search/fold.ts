/**
 * From a text to the form in which it is searched: lower case, full-width letters and digits as half-width ones (NFKC),
 * letters without their accents. What would grow or shrink stays as it is, so that an offset means the same in both.
 *
 * @example `ＡＩ Böckler` → `ai bockler`
 */
export function foldText(text: string): string {
  return text.replace(/[^\0-\x40\x5b-\x7f\u3000-\u303f\u4e00-\u9fff]/gu, foldCharacter);
}

function foldCharacter(character: string): string {
  const folded = character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return folded.length === character.length ? folded : character;
}
