import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { checkQuotes } from './check-quotes';
import { buildPointAt } from './point-at';
import { blankAddresses, readProse } from './read-prose';
import { reportWarning } from './report';
import { SIMPLIFIED } from './traditional-characters';

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

type Rule = Readonly<{
  ruleId: string;
  pattern: RegExp;
  /** Undefined where the pattern found what is right. */
  explain: (found: string) => Readonly<{ reason: string; note: string }> | undefined;
}>;

const RULES: readonly Rule[] = [
  {
    // CLREQ § 3.1.1: Chinese text takes full-width marks. Between two Han characters no English phrase can own the mark.
    ruleId: 'punctuation-full-width',
    pattern: /(?<=[\p{sc=Han}”》）])[,;:?!()](?= ?[\p{sc=Han}“《（])/gu,
    explain: (found) => ({
      reason: `Unexpected half-width \`${found}\` between Han characters, expected \`${FULL_WIDTH[found]}\``,
      note: `Write \`${FULL_WIDTH[found]}\`.`,
    }),
  },
  {
    // GB/T 15834—2011, 4.8: Chinese quotation marks have a left and a right one, which a straight mark cannot tell.
    ruleId: 'punctuation-full-width',
    pattern: /(?<=\p{sc=Han})"|"(?=\p{sc=Han})/gu,
    explain: () => ({
      reason: 'Unexpected straight `"` beside a Han character, expected `“` or `”`',
      note: 'Write `“` before what is quoted and `”` after it.',
    }),
  },
  {
    // CLREQ § 3.1.1: digits and letters are half-width in horizontal text.
    ruleId: 'digits-half-width',
    pattern: /[０-９Ａ-Ｚａ-ｚ]+/gu,
    explain: (found) => {
      const half = found.normalize('NFKC');
      return { reason: `Unexpected full-width \`${found}\`, expected \`${half}\``, note: `Write \`${half}\`.` };
    },
  },
  {
    // GB/T 15834—2011, 4.11: the ellipsis is six dots in the space of two characters.
    ruleId: 'ellipsis-six-dots',
    pattern: /(?<=[\p{sc=Han}，。！？、”》）])\.{3,}|。{2,}/gu,
    explain: (found) => ({ reason: `Unexpected \`${found}\`, expected \`……\``, note: 'Write `……`.' }),
  },
  {
    ruleId: 'characters-simplified',
    pattern: new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu'),
    explain: (found) => {
      const simplified = SIMPLIFIED.get(found);
      return simplified === undefined
        ? undefined
        : {
            reason: `Unexpected traditional \`${found}\` in simplified Chinese, expected \`${simplified}\``,
            note: `Write \`${simplified}\`.`,
          };
    },
  },
];

/**
 * Puts on the file what is amiss in the punctuation and characters of a Chinese text: unbalanced marks are errors, the
 * rest warnings. Code, addresses, and English phrases with their own punctuation are never touched.
 */
export function checkChinese(file: VFile, text: ParsedText): void {
  const source = String(file);
  const pointAt = buildPointAt(source);
  const paragraphs = [...text.blocks, ...text.notes].flatMap((part) => readProse(part, source));

  checkQuotes(file, paragraphs, pointAt);

  for (const prose of paragraphs) {
    const readable = blankAddresses(prose.text);
    for (const { ruleId, pattern, explain } of RULES) {
      for (const match of readable.matchAll(pattern)) {
        const problem = explain(match[0]);
        if (problem) reportWarning(file, { ruleId, ...problem, place: pointAt(prose.offsets[match.index] ?? 0) });
      }
    }
  }
}
