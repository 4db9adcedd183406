import type { Block, Lang, Pair } from './model';

/**
 * How much there is to read. `han` counts the source's Han characters, `words` the translation's words, headings included,
 * markers and notes not; `rows` the pairs that have a source, `translated` those of them that have a translation too.
 * `minutes` is the time for each language's text, whole and at least 1 where there is a text, 0 where there is none.
 */
export type Measure = Readonly<{
  han: number;
  words: number;
  rows: number;
  translated: number;
  minutes: Readonly<Record<Lang, number>>;
}>;

// Silent reading of English non-fiction: Brysbaert, "How many words do we read per minute?", Journal of Memory and
// Language 109 (2019).
const WORDS_PER_MINUTE = 238;
// Rates in other languages follow from what they need to say the same (ibid.). An English word stands for 1.6 to 1.7 Han
// characters: 238 words for some 400.
const HAN_PER_MINUTE = 400;

/** The number of Han characters in a text. Punctuation does not count. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** The number of words in a text that are written with spaces between them, figures included. Han counts as none. */
export function countWords(text: string): number {
  return text
    .replace(/\p{Script=Han}/gu, ' ')
    .split(/[\s—–/]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function readingMinutes(text: string): number {
  if (text.trim() === '') return 0;
  return Math.max(1, Math.round(countHan(text) / HAN_PER_MINUTE + countWords(text) / WORDS_PER_MINUTE));
}

/** From an essay's pairs to how much there is to read in each language, and how much of it is translated. */
export function measureEssay(pairs: readonly Pair[]): Measure {
  const textOf = (blocks: readonly Block[]): string => blocks.map((block) => block.plain).join('\n');
  const zh = textOf(pairs.flatMap((pair) => pair.zh));
  const en = textOf(pairs.flatMap((pair) => pair.en));
  const rows = pairs.filter((pair) => pair.zh.length > 0);
  return {
    han: countHan(zh),
    words: countWords(en),
    rows: rows.length,
    translated: rows.filter((pair) => pair.en.length > 0).length,
    minutes: { zh: readingMinutes(zh), en: readingMinutes(en) },
  };
}
