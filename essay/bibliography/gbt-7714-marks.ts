export type GbtEdition = 2015 | 2025;

/** The identification marks (著录用符号) between the parts of an entry. */
type GbtMarks = Readonly<{
  comma: string;
  colon: string;
  open: string;
  close: string;
  /** Between the two years of a range, and after the first of one that goes on. */
  years: string;
}>;

const HALF: GbtMarks = { comma: ', ', colon: ': ', open: '(', close: ')', years: '-' };
const FULL: GbtMarks = { comma: '，', colon: '：', open: '（', close: '）', years: '—' };

/**
 * The marks of an edition. GB/T 7714-2025 §7: `.` and `[ ]` (and `/`, `-`) half-width, all others full-width, whatever
 * the entry's language. GB/T 7714-2015 §7 names no width; half-width with a space is how it is mostly set.
 */
export function gbtMarks(edition: GbtEdition): GbtMarks {
  return edition === 2025 ? FULL : HALF;
}

/**
 * A title's own colon before other title information (GB/T 7714-2025 §7, §7.2.3): full-width where a Han character
 * stands beside it. All else stands as the source has it (§7.2.1).
 */
export function gbtTitleMarks(title: string, edition: GbtEdition): string {
  if (edition === 2015) return title;
  return title.replace(/(?<=[\p{Script=Han}》”）\]]): ?|: ?(?=[\p{Script=Han}《“])/gu, '：');
}
