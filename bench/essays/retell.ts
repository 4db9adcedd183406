import { createRandom, type Random } from '../../desk/fixtures/random';
import type { Passage } from './passages';
import type { Vocabulary } from './vocabulary';

/** Tells a passage in other words: those of one essay, always the same for the same word. */
export type Retelling = (passage: Passage) => Passage;

/** English words that hold a sentence together: they are the same in every essay. */
const FUNCTION_WORDS = new Set(
  'about above after again against although among another because before being below between could during either every first further have however other others second should since still such than that their there these they this those through under until upon what when where which while whose will with within without would year years'.split(
    ' ',
  ),
);

/** The share of content words that an essay has of its own; the rest it shares with the others. */
const OWN_WORDS = 0.6;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A retelling for one essay, by its seed. Numbers change too, to the same ones in both languages. */
export function createRetelling(seed: number, vocabulary: Vocabulary): Retelling {
  const known = new Map<string, string>();
  const told = (word: string, make: (random: Random) => string): string => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const random = createRandom(seed ^ hash(word));
    const now = random.chance(OWN_WORDS) ? make(random) : word;
    known.set(word, now);
    return now;
  };
  const number = (digits: string) =>
    told(digits, (random) =>
      digits.length === 4 ? String(1950 + random.below(76)) : String(10 + random.below(89)).slice(-digits.length),
    );
  const zh = (text: string) =>
    Array.from(words.segment(text), ({ segment }) => {
      if (/^\p{Script=Han}{2,}$/u.test(segment))
        return told(segment, (random) => vocabulary.zh(random, segment.length));
      return /^(?:\d{2}|\d{4})$/.test(segment) ? number(segment) : segment;
    }).join('');
  const en = (text: string) =>
    text.replace(/(?<![\d.,-])(?:\d{4}|\d{2})(?![\d,.-]\d|\d)/g, number).replace(/\b[A-Z]?[a-z]{4,}\b/g, (word) => {
      const lower = word.toLowerCase();
      if (FUNCTION_WORDS.has(lower)) return word;
      const now = told(lower, (random) => vocabulary.en(random));
      return lower === word ? now : now.charAt(0).toUpperCase() + now.slice(1);
    });
  return (passage) => ({ zh: zh(passage.zh), en: en(passage.en) });
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
