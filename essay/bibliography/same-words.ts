/**
 * What of an entry's own wording is not in another wording of it: the words, numbers and dates of `original` that
 * `formatted` has not, or has less often. Marks, blanks, case, the `[n]` before it, the width of characters, leading
 * zeros, the word 访问 and the way a date is written (`2025 年 3 月 2 日`, `2025-03-02`) make no difference; the order
 * of the parts makes none either.
 */
export function findLostWords(original: string, formatted: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of listWords(formatted)) left.set(word, (left.get(word) ?? 0) + 1);
  return listWords(withoutNumber(original)).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count < 1;
  });
}

/** An entry's own wording without the `[n]` before it. */
export function withoutNumber(original: string): string {
  return original.trim().replace(/^[[［]\d{1,4}[\]］]\s*/, '');
}

function listWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(
      /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日 ?(?:访问)?/g,
      (_, year: string, month: string, day: string) => ` ${isoDay(year, month, day)} `,
    )
    .replace(
      /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g,
      (_, year: string, month: string, day: string) => ` ${isoDay(year, month, day)} `,
    );
  const words = plain.toLowerCase().match(/\d{8}d|\p{Script=Han}+|\d+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu) ?? [];
  return words.map((word) => word.replace(/^0+(?=\d)/, ''));
}

/** A date as one word, so that its parts are not taken for three numbers. */
function isoDay(year: string, month: string, day: string): string {
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}d`;
}
