/** `policies` → `policy`, `boxes` → `box`, `models` → `model`; `analysis`, `class` and `status` stay. */
function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

/** `enabled`, `enabling` → `enabl`; `planned` → `plan`. Short words keep their ends: `red`, `ring`. */
function base(word: string): string {
  const bare = /^(.*[aeiouy].*)(?:ed|ing)$/.exec(word)?.[1];
  if (bare === undefined || bare.length < 3) return word;
  const last = bare.slice(-1);
  return last === bare.slice(-2, -1) && !'lsz'.includes(last) ? bare.slice(0, -1) : bare;
}

/**
 * One form for the forms of an English word: case, plural, possessive and the regular endings of verbs make no difference.
 * Two words with different stems are different; two with one stem are nearly always the same.
 *
 * @example stem('Policies’') // 'policy'
 */
function stem(word: string): string {
  const lower = word.toLowerCase().replace(/['’](?:s)?$/, '');
  return base(singular(lower)).replace(/e$/, '');
}

/** The stems of the words in a text; hyphens and dashes part words as spaces do, punctuation is left out. */
export function listStems(text: string): readonly string[] {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*['’]?/gu) ?? [];
  return words.map(stem);
}
