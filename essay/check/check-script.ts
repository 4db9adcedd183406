import type { VFile } from 'vfile';
import type { Block, ParsedText } from '../model';
import { reportWarning } from './report';

/** 8: below it a block may well be one name or term. */
const MIN_COUNT = 8;

/** Characters of which some are two units of UTF-16. */
const countCharacters = (text: string): number => (/[\uD800-\uDBFF]/.test(text) ? [...text].length : text.length);

function countHan(text: string): number {
  // By runs: a match for each character makes millions of strings in a large library.
  return text.match(/\p{sc=Han}+/gu)?.reduce((sum, run) => sum + countCharacters(run), 0) ?? 0;
}

function countLatinWords(text: string): number {
  return text.match(/\p{sc=Latin}+/gu)?.length ?? 0;
}

/** Puts on the file each block that is mostly in the other language: a Han character weighs as much as a Latin word. */
export function checkScript(file: VFile, text: ParsedText): void {
  for (const block of text.blocks) {
    if (block.kind === 'code') continue;
    const han = countHan(block.plain);
    // Of most blocks the words need not be counted: a word has at least a letter that is no Han character.
    if (text.lang === 'zh' ? han * 2 >= block.plain.length : han === 0) continue;
    const words = countLatinWords(block.plain);
    if (han + words < MIN_COUNT) continue;
    if (text.lang === 'zh' ? han >= words : words >= han) continue;
    const [found, expected] = text.lang === 'zh' ? ['Latin', 'Chinese'] : ['Chinese', 'English'];
    reportWarning(file, {
      ruleId: 'script-of-language',
      reason: `Unexpected ${block.kind} mostly in ${found} script, expected ${expected}`,
      place: block.place,
      note: `This file holds the ${expected} text.`,
    });
  }
}

/** What stands in one row. A part of the model's `Pair`: the rules here need no names. */
export type BlockPair = Readonly<{ zh: readonly Block[]; en: readonly Block[] }>;

/**
 * How many characters of English a Chinese text makes when translated: 4.4 for a Han character, and one for each Latin
 * letter or digit, which stays. Counted in the 32 longer pairs of the first essay: 4.4 is their median, 2.9 and 6.0 the ends.
 */
function expectEnglishLength(zh: string): number {
  return countHan(zh) * 4.4 + (zh.match(/[A-Za-z0-9]/g)?.length ?? 0);
}

/** Outside these a translation has probably lost or gained a sentence. Short blocks vary too much to say. */
const RATIO = { least: 0.5, most: 1.7, minExpected: 120 } as const;

/**
 * Puts on the file of the translation where a pair is the same in both languages (left over from copying) or its lengths
 * do not go together. Code is the same in every language.
 */
export function checkPairs(enFile: VFile, pairs: readonly BlockPair[]): void {
  for (const pair of pairs) {
    const first = pair.en[0];
    if (first === undefined || pair.zh.length === 0 || first.kind === 'code') continue;
    const zh = pair.zh.map((block) => block.plain.trim()).join('\n');
    const en = pair.en.map((block) => block.plain.trim()).join('\n');
    const place = { start: first.place.start, end: pair.en.at(-1)?.place.end ?? first.place.end };

    if (zh === en && (countHan(zh) > 0 || countLatinWords(zh) >= MIN_COUNT)) {
      reportWarning(enFile, {
        ruleId: 'text-translated',
        reason: 'Unexpected text that is the same in both languages, expected a translation',
        place,
        note: 'Translate it, or delete it: what is not there is shown as not translated yet.',
      });
      continue;
    }
    const expected = expectEnglishLength(zh);
    const ratio = en.length / expected;
    if (expected >= RATIO.minExpected && (ratio < RATIO.least || ratio > RATIO.most)) {
      reportWarning(enFile, {
        ruleId: 'length-plausible',
        reason: `Unexpected length of ${en.length} characters for ${countHan(zh)} Han characters, expected ${Math.round(expected * RATIO.least)} to ${Math.round(expected * RATIO.most)}`,
        place,
        note: `See whether a sentence is missing or too many. The source stands at zh.md:${pair.zh[0]?.place.start.line}.`,
      });
    }
  }
}
