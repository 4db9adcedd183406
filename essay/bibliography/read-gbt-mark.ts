import { type Piece, punch } from './gbt-piece';
import type { CslFields, CslType } from './reference';

/** The type mark of an entry (GB/T 7714-2015 annex B, 2025 annex A): its code, its carrier, and where it stands. */
export type GbtMark = Readonly<{ code: string; carrier?: string; genre?: string; start: number; end: number }>;

const CODES = 'DB|CP|EB|CM|MM|DS|PP|BB|[MCGNJDRSPAZK]';
const CARRIERS = 'OL|0L|ONLINE|CD-?ROM|CD|DK|MT';
const MARK = new RegExp(
  `[[(] ?(?:(${CODES}) ?(?:[/\\\\|.-] ?(${CARRIERS}) ?)?|(OL|ONLINE))(?:\\]|(?<=\\(.{1,12})\\))`,
  'gi',
);

/** `题名[J. 刊名`, `题名J]. 刊名`: one of the brackets is missing; `题名[期刊]. 刊名`: the type in words. */
const BROKEN = new RegExp(
  `\\[ ?(${CODES})(?:/(${CARRIERS}))?(?= ?\\.)|(?<=[\\p{Script=Han}\\p{Ll}”》)] ?)(${CODES})(?:/(${CARRIERS}))?\\](?= ?[.,])`,
  'gu',
);
const WORDS: Readonly<Record<string, string>> = {
  期刊: 'J',
  期刊论文: 'J',
  专著: 'M',
  图书: 'M',
  学位论文: 'D',
  报纸: 'N',
  标准: 'S',
  专利: 'P',
  报告: 'R',
  会议论文: 'C',
  电子资源: 'EB',
};
const WORDED = new RegExp(`\\[ ?(${Object.keys(WORDS).join('|')}) ?\\](?= ?[.,])`, 'g');

/** What a thesis is, in the place of its mark. */
const THESIS =
  /\[ ?((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|出站报告)|(?:Ph\. ?D\.?|doctoral|master's) (?:dissertation|thesis)) ?\]/gi;

/** The marks of an entry in order; `[J]`, `【j】`, `[EB / OL]`, and with a carrier also `(J/OL)`. */
export function findGbtMarks(whole: Piece): readonly GbtMark[] {
  const marks = soundMarks(whole);
  return marks.length > 0 ? marks : brokenMarks(whole);
}

function brokenMarks({ text }: Piece): readonly GbtMark[] {
  return [...text.matchAll(BROKEN), ...text.matchAll(WORDED)].slice(0, 1).map((match) => ({
    code: WORDS[match[1] ?? ''] ?? match[1] ?? match[3] ?? '',
    ...carrierOf(match[2] ?? match[4]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function soundMarks({ text }: Piece): readonly GbtMark[] {
  return [...text.matchAll(MARK), ...text.matchAll(THESIS)]
    .sort((one, two) => one.index - two.index)
    .filter((match) => match[0].startsWith('[') || match[2] || isRoundMark(text, match.index, match[0]))
    .map((match) => ({
      ...(match[1]?.length && match[1].length > 2
        ? { code: 'D', genre: match[1] }
        : { code: (match[1] ?? 'EB').toUpperCase() }),
      ...carrierOf(match[2] ?? match[3]),
      start: match.index,
      end: match.index + match[0].length,
    }));
}

/** `题名(J). 刊名`: a letter in round brackets is a mark where a stop follows; `(C)` inside a title is not. */
function isRoundMark(text: string, at: number, mark: string): boolean {
  return /^\([A-Z]{1,2}\)$/.test(mark) && /^ ?[.:/]/.test(text.slice(at + mark.length, at + mark.length + 2));
}

function carrierOf(written: string | undefined): Readonly<{ carrier?: string }> {
  if (!written) return {};
  const carrier = written.toUpperCase();
  return { carrier: carrier === '0L' || carrier === 'ONLINE' ? 'OL' : carrier.startsWith('CD') ? 'CD' : carrier };
}

/**
 * The piece with one hole in place of a type mark, or with a full stop where words follow right behind the mark.
 * `mark` is placed by offsets into `whole`.
 */
export function withoutMark(whole: Piece, mark: GbtMark): Piece {
  // Words right behind the mark begin a new part: `论文集[C]北京: 人民教育出版社`.
  const hole = punch(whole, mark.start, mark.end);
  if (!/^ ?\p{L}/u.test(whole.text.slice(mark.end))) return hole;
  const stop = (text: string): string => `${text.slice(0, mark.start)}.${text.slice(mark.start + 1)}`;
  return { raw: stop(hole.raw), text: stop(hole.text) };
}

const TYPES: Readonly<Record<string, CslType>> = {
  M: 'book',
  C: 'paper-conference',
  G: 'book',
  N: 'article-newspaper',
  J: 'article-journal',
  D: 'thesis',
  R: 'report',
  S: 'standard',
  P: 'patent',
  A: 'manuscript',
  K: 'book',
  CP: 'software',
  DB: 'dataset',
  DS: 'dataset',
  EB: 'webpage',
  BB: 'webpage',
  CM: 'map',
  MM: 'motion_picture',
  PP: 'article',
  Z: 'document',
};

/**
 * The CSL type of a code, with what tells it from its neighbours where CSL has one type for two codes: a G is a book
 * whose genre is 汇编, a DB a data set whose genre is database. OL is not kept: an address says it.
 */
export function typeOfMark({ code, carrier, genre }: GbtMark): CslFields & Readonly<{ type: CslType }> {
  return {
    type: TYPES[code] ?? 'document',
    ...(genre && { genre }),
    ...(code === 'G' && { genre: '汇编' }),
    ...(code === 'DB' && { genre: 'database' }),
    ...(carrier && carrier !== 'OL' && { medium: carrier }),
  };
}
