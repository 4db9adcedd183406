import type { Random } from '../../desk/fixtures/random';

/** Words of both languages by rank, the frequent ones first. */
export type Vocabulary = Readonly<{
  /** A Han word of so many characters. */
  zh: (random: Random, length: number) => string;
  /** An English word in lower case. */
  en: (random: Random) => string;
}>;

const ZH_WORDS = 30_000;
const EN_WORDS = 20_000;
const ONSETS = 'b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr qu sc sp st str th tr'.split(' ');
const VOWELS = 'a e i o u a e i o ea ou io'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 'l', 's', 't', 'm', 'nd', 'nt', 'st', 'ct'];
const ENDINGS = ['ance', 'ate', 'ation', 'ence', 'er', 'ic', 'ing', 'ism', 'ity', 'ive', 'ment', 'ness', 'ous', 'ure'];

/**
 * A made-up vocabulary as large as that of a shelf of books, so that indexes of words grow as they would with real essays.
 * Ranks are Zipf's: the word of rank r is picked with a chance of about 1/r. Han words are made of the 3,755 characters of
 * GB 2312's first level, those of the sample the most often.
 * @param sample a Chinese text; its characters are the frequent ones
 */
export function createVocabulary(random: Random, sample: string): Vocabulary {
  const characters = [...new Set([...(sample.match(/\p{Script=Han}/gu) ?? []), ...listCommonHan()])];
  const character = () => characters[pickRank(random, characters.length, 60)] ?? '';
  const zh = distinct(ZH_WORDS, () => character() + character());
  const long = distinct(ZH_WORDS / 10, () => character() + character() + character());
  const syllable = () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
  const en = distinct(EN_WORDS, () => {
    const stem = syllable() + (random.chance(0.6) ? syllable() : '');
    return random.chance(0.5) ? stem.replace(/[aeiou]+$/, '') + random.pick(ENDINGS) : stem;
  });
  return {
    zh: (by, length) => {
      const list = length > 2 ? long : zh;
      return list[pickRank(by, list.length, 5)] ?? '';
    },
    en: (by) => en[pickRank(by, en.length, 5)] ?? '',
  };
}

/** From 0 to under `end`, the low ones more often: about as 1/(rank + flat). */
function pickRank(random: Random, end: number, flat: number): number {
  const share = random.below(1_000_000) / 1_000_000;
  return Math.floor(flat * ((end + flat) / flat) ** share - flat);
}

function distinct(size: number, make: () => string): readonly string[] {
  const words = new Set<string>();
  while (words.size < size) words.add(make());
  return [...words];
}

/** GB 2312, rows 16 to 55: the characters of the first level. */
function listCommonHan(): readonly string[] {
  const decoder = new TextDecoder('gb2312');
  return Array.from({ length: 3755 }, (_, at) =>
    decoder.decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + (at % 94))),
  );
}
