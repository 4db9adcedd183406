/** Which finals follow which initials in Hanyu Pinyin (GB/T 16159, GB/T 28039 for names); `''` is the zero initial. */
const FINALS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ü üe',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve ü üe yu',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

const LONGEST = 6;

/**
 * Splits a word of Hanyu Pinyin into its syllables, one per Chinese character; undefined where it is not pinyin.
 * Apostrophes and hyphens part syllables. A syllable that begins with a, e or o inside a word is taken only when
 * nothing else fits: the orthography wants an apostrophe before it.
 *
 * @example splitPinyin('Jiangning') // ['jiang', 'ning']
 */
export function splitPinyin(word: string): readonly string[] | undefined {
  const pieces = word
    .toLowerCase()
    .split(/[’'\- ]+/)
    .filter(Boolean);
  const split = pieces.map(
    (piece) => splitPiece(piece, { bareVowels: false }) ?? splitPiece(piece, { bareVowels: true }),
  );
  return split.length > 0 && split.every((part) => part !== undefined) ? split.flat() : undefined;
}

function splitPiece(piece: string, { bareVowels }: Readonly<{ bareVowels: boolean }>): readonly string[] | undefined {
  // From the right, so that each start is looked at once: linear in the length.
  const from: (readonly string[] | undefined)[] = Array.from({ length: piece.length + 1 });
  from[piece.length] = [];
  for (let start = piece.length - 1; start >= 0; start--) {
    if (start > 0 && !bareVowels && /[aeo]/.test(piece[start] ?? '')) continue;
    for (let end = Math.min(start + LONGEST, piece.length); end > start && !from[start]; end--) {
      const rest = from[end];
      if (rest && SYLLABLES.has(piece.slice(start, end))) from[start] = [piece.slice(start, end), ...rest];
    }
  }
  return from[0];
}

/** Whether a name written in Latin letters reads as a Chinese one: a surname of one or two syllables, a given name of one to three. */
export function isPinyinName(family: string, given: string): boolean {
  const surname = splitPinyin(family);
  const personal = splitPinyin(given);
  if (!surname || !personal || /[.\s]/.test(given.trim())) return false;
  return surname.length <= 2 && personal.length <= 3;
}
