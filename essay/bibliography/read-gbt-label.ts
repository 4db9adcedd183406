import { foldMarks } from './gbt-piece';

const LABELS: readonly RegExp[] = [
  /^\s*\[\s*\^?(\d{1,4})\s*\](?!\(http)\s*[:.]?\s*/,
  /^\s*\((\d{1,3})\)\s*/,
  /^\s*注?(\d{1,3})\s*[.、):](?!\d)\s*/,
  /^\s*注\s*(\d{1,3})\s+/,
  /^\s*(\d{1,3})\s+(?=[\p{L}[《“"])/u,
];

const CIRCLED = /^\s*([①-⑳㉑-㉟㊱-㊿])\s*/u;

/**
 * The number that an entry bears in its list: `[12]`, `［12］`, `12.`, `12、`, `(12)`, `⑫`. Gives it in digits without
 * leading zeros (`⑫` is `12`), and how many characters of the text it takes. A year (`2019. `) is no number.
 */
export function readGbtLabel(text: string): Readonly<{ label: string; length: number }> | undefined {
  const folded = foldMarks(text.slice(0, 40));
  const circled = CIRCLED.exec(folded);
  if (circled) return { label: String(circledNumber(circled[1] ?? '')), length: circled[0].length };
  for (const pattern of LABELS) {
    const match = pattern.exec(folded);
    if (match?.[1]) return { label: String(Number(match[1])), length: match[0].length };
  }
  return undefined;
}

function circledNumber(sign: string): number {
  const code = sign.charCodeAt(0);
  if (code >= 0x32b1) return code - 0x32b1 + 36;
  return code >= 0x3251 ? code - 0x3251 + 21 : code - 0x2460 + 1;
}
