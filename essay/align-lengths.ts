import type { Block } from './model';

// Counted on the first essay and its translation: 4.3 English characters for a Han character, its punctuation included
// on both sides. Latin letters and figures in the Chinese text come through one for one.
const ENGLISH_PER_HAN = 4.3;
// Gale and Church found a variance of 6.8 per character for sentences; of scholarly paragraphs translated freely the
// lengths vary by about a seventh, more than that gives for the long ones, so it grows with the square as well.
const VARIANCE = 6.8;
const SPREAD = 0.14;

/** The number of English characters that a block has (English), or that its translation should have (Chinese). */
export function expectedLength(block: Block): number {
  const characters = Array.from(block.plain);
  if (block.lang === 'en') return characters.length;
  const han = characters.filter((character) => /\p{Script=Han}/u.test(character)).length;
  return han * ENGLISH_PER_HAN + (characters.length - han);
}

/**
 * How unlike a block and its supposed translation are in length, both as `expectedLength` gives them: half the square of the deviation in standard deviations,
 * that is the negative logarithm of its likelihood up to a constant; 0 is alike.
 *
 * Source: Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993).
 */
export function lengthCost(expected: number, found: number): number {
  const mean = (expected + found) / 2;
  const variance = VARIANCE * mean + (SPREAD * mean) ** 2;
  return (expected - found) ** 2 / (2 * Math.max(variance, 1));
}
