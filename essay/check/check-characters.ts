import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { buildPointAt } from './point-at';
import { type Problem, reportError, reportWarning } from './report';

/** 100: what stands in a file more often was made by a machine, and one mend mends them all. */
const MAX_OF_A_KIND = 100;

/** Text that is shown in another order than it is written (Unicode TR 36, “Trojan Source”). */
export const BIDI_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]+/g;
/** Control characters but tab, LF and CR. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/g;
/** Characters without width; a joiner between emoji, or after a letter that is neither Han nor Latin, has its use. */
const ZERO_WIDTH =
  /[\u00AD\u180E\u200B\u200E\u200F\u2060\uFEFF]+|(?<=[\p{sc=Han}\p{sc=Latin}\p{P}\s])[\u200C\u200D]+/gu;
/** What remains of a text read once in the wrong encoding: UTF-8 as GBK, as Windows-1252, or lost for good. */
const MOJIBAKE =
  /(?:锟斤拷?)+|烫{3,}|屯{3,}|[锛銆鈥][\p{sc=Han}\p{P}\p{S}]?|â€[\u0080-\u00BF\u0152-\u2122]?|[ÃÂ][\u00A0-\u00BF]|ï¿½|ï»¿|\uFFFD+/gu;

const NAMES: Readonly<Record<string, string>> = {
  '\u0000': 'NUL',
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero-width space',
  '\u200C': 'zero-width non-joiner',
  '\u200D': 'zero-width joiner',
  '\u2060': 'word joiner',
  '\uFEFF': 'zero-width no-break space',
};

/** @example nameCharacter('\u200B') // 'U+200B (zero-width space)' */
export function nameCharacter(text: string): string {
  const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = NAMES[text.charAt(0)];
  return name === undefined ? `U+${code}` : `U+${code} (${name})`;
}

type CharacterRule = Readonly<{
  pattern: RegExp;
  /** Characters without one of which the pattern finds nothing, where looking for them first saves time. */
  needs?: RegExp;
  severity: typeof reportError;
  explain: (found: string) => Omit<Problem, 'place'>;
}>;

const RULES: readonly CharacterRule[] = [
  {
    pattern: CONTROL,
    severity: reportError,
    explain: (found) => ({
      ruleId: 'no-control-characters',
      reason: `Unexpected control character ${nameCharacter(found)}, expected text`,
      note: 'Delete it; most editors show it when asked to show invisible characters.',
    }),
  },
  {
    pattern: BIDI_OVERRIDE,
    severity: reportError,
    explain: (found) => ({
      ruleId: 'no-bidi-overrides',
      reason: `Unexpected direction override ${nameCharacter(found)}, expected text in the order in which it is read`,
      note: 'Delete it: with it, what a reader sees is not what the file says.',
    }),
  },
  {
    pattern: ZERO_WIDTH,
    needs: /[\u00AD\u180E\u200B-\u200F\u2060\uFEFF]/,
    severity: reportWarning,
    explain: (found) => ({
      ruleId: 'no-zero-width-characters',
      reason: `Unexpected invisible character ${nameCharacter(found)}, expected none`,
      note: 'Delete it: it comes with text copied from web pages, and hides words from search.',
    }),
  },
  {
    pattern: MOJIBAKE,
    needs: /[锟烫屯锛銆鈥âÃÂï\uFFFD]/,
    severity: reportWarning,
    explain: (found) => ({
      ruleId: 'no-mojibake',
      reason: `Unexpected \`${found}\`, which looks like text read in the wrong encoding, expected readable text`,
      note: 'Compare with the original and write the passage again.',
    }),
  },
];

/** Markers that Git leaves where two versions met; `=======` alone may underline a heading and counts only inside. */
function checkConflicts(file: VFile, text: string, pointAt: ReturnType<typeof buildPointAt>): void {
  let open = false;
  for (const match of text.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/gm)) {
    const marker = match[0];
    if (marker === '=======' && !open) continue;
    if (marker === '<<<<<<<') open = true;
    if (marker === '>>>>>>>') open = false;
    reportError(file, {
      ruleId: 'no-conflict-markers',
      reason: `Unexpected Git conflict marker \`${marker}\`, expected a merged text`,
      place: pointAt(match.index),
      note: 'Keep one of the two versions and delete the three marker lines.',
    });
  }
}

/**
 * Puts on the file what no text should contain: control characters, direction overrides and conflict markers (errors),
 * CRLF, zero-width characters and mojibake (warnings). `text` is the file's content without BOM.
 */
export function checkCharacters(file: VFile, text: string): void {
  const pointAt = buildPointAt(text);

  for (const { pattern, needs, severity, explain } of RULES) {
    if (needs && !needs.test(text)) continue;
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      count += 1;
      if (count <= MAX_OF_A_KIND) severity(file, { ...explain(match[0]), place: pointAt(match.index) });
    }
    if (count > MAX_OF_A_KIND) {
      severity(file, {
        ruleId: explain(' ').ruleId,
        reason: `Unexpected ${count - MAX_OF_A_KIND} more places of this kind, expected none`,
      });
    }
  }

  checkConflicts(file, text, pointAt);

  const firstReturn = text.indexOf('\r');
  if (firstReturn !== -1) {
    reportWarning(file, {
      ruleId: 'line-ends-lf',
      reason: 'Unexpected carriage return at the end of a line, expected LF',
      place: pointAt(firstReturn),
      note: 'Save the file with Unix line ends (LF).',
    });
  }
}

/** Puts on the file each block whose text turns direction by a character reference (`&#x202E;`), which bytes do not show. */
export function checkBidiText(file: VFile, { blocks, notes }: ParsedText): void {
  for (const { plain, place } of [...blocks, ...notes]) {
    const at = plain.search(BIDI_OVERRIDE);
    if (at === -1) continue;
    reportError(file, {
      ruleId: 'no-bidi-overrides',
      reason: `Unexpected direction override ${nameCharacter(plain.slice(at))}, written as a reference, expected none`,
      place,
      note: 'Delete it: with it, what a reader sees is not what the file says.',
    });
  }
}
