import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { readCourtCase } from './read-court-case';
import { takeBracketedDay, takePlainDay } from './read-gbt-dates';
import { findStops, readGbtHead } from './read-gbt-head';
import { readGbtHost } from './read-gbt-host';
import { readGbtImprint } from './read-gbt-imprint';
import { readOthers } from './read-gbt-names';
import { readGbtSerial } from './read-gbt-serial';
import { readGbtNumbered, readGbtStandard, readGbtVolume, titled } from './read-gbt-title';
import { readHanNote } from './read-han-note';
import { readLatinNote } from './read-latin-note';
import { isCity, looksLikeHouse } from './read-publishing-house';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads an entry without a type mark: a Chinese note with 《》, an English one, or GB/T 7714 whose mark was forgotten,
 * whose type is told by what follows the title.
 */
export function readUnmarkedEntry(whole: Piece, given: CslFields): Read {
  const entry = trimPiece(whole);
  return readCourtCase(entry) ?? readHanNote(entry, given) ?? readLatinNote(entry, given) ?? readByShape(entry, given);
}

function readByShape(entry: Piece, given: CslFields): Read {
  const hosted = entry.text.indexOf('//');
  if (hosted > 0) {
    const head = readGbtHead(cutPiece(entry, 0, hosted));
    const host = cutPiece(entry, hosted + 2);
    const conference = /会议|年会|研讨会|论文集|conference|proceedings|symposium|workshop/i.test(host.text);
    const author = head.people?.names;
    return {
      type: conference ? 'paper-conference' : 'chapter',
      ...(author && { author }),
      ...titled(head.title),
      ...readGbtHost(host, conference, author),
    };
  }
  const stops = findStops(entry.text).filter((stop) => pieceValue(cutPiece(entry, stop)));
  const head = headOf(entry, stops);
  const people = head.people ? { [head.people.role ?? 'author']: head.people.names, ...head.people.also } : {};
  const year = head.year && { issued: head.year };
  const tail = head.tail;
  const type = guessType(head.title.text, tail.text, given, Boolean(head.year));
  const fields = readAs(type, head.title, tail, Boolean(head.year));
  return { type, ...people, ...fields, ...year };
}

type Head = ReturnType<typeof readGbtHead> & Readonly<{ tail: Piece }>;

/** Who, then the title up to the next stop, then the rest. */
function headOf(entry: Piece, stops: readonly number[]): Head {
  const start = readGbtHead(entry);
  if (start.people) {
    const from =
      entry.text.length -
      start.title.text.length -
      (entry.text.length - entry.text.lastIndexOf(start.title.text) - start.title.text.length);
    const end = stops.find((stop) => stop > from + 1) ?? endByCommas(entry.text, from);
    return { ...start, title: trimPiece(cutPiece(entry, from, end)), tail: cutPiece(entry, end) };
  }
  const [first = entry.text.length] = stops;
  return { title: trimPiece(cutPiece(entry, 0, first)), tail: cutPiece(entry, first) };
}

/** `刊名, 1993: 30-53`, `Journal, 2017, 30`: a name that is no publisher's, and a year with a volume or pages. */
function isPlainJournal(tail: string): boolean {
  const match =
    /^[\s.]*([^:,.\d][^:,.]{2,80}), ?(?:1[89]|20)\d\d ?年?(?:, ?\d{1,4}|(?:, ?\d{1,4})? ?: ?[A-Za-z]?\d+ ?[-–—~] ?[A-Za-z]?\d+)[\s.]*$/.exec(
      tail,
    );
  return Boolean(match?.[1]) && !looksLikeHouse(match?.[1] ?? '') && !isCity(match?.[1] ?? '');
}

/** `题名, 刊名, 2022(05)`: commas alone part them; the journal's name is the last before the year. */
function endByCommas(text: string, from: number): number {
  const match =
    /^.{3,120}?(?=[,;] ?(?:[^,:.;]{2,25}[,;] ?(?:19|20)\d\d ?(?:年|[(,:])|\p{Script=Han}{2,4}: ?[^,:]{2,24}[,;] ?(?:19|20)\d\d|[^,:.;]{2,16}(?:出版社|书局|书店|印书馆)[,;]? ?(?:19|20)\d\d))/u.exec(
      text.slice(from),
    );
  return match && /\p{Script=Han}/u.test(match[0]) ? from + match[0].length : text.length;
}

function guessType(title: string, tail: string, given: CslFields, dated: boolean): CslType {
  const all = `${title} ${tail}`;
  if (/学位论文|博士论文|硕士论文|\b(?:dissertation|thesis)\b/i.test(tail)) return 'thesis';
  if (/专利(?:号|申请号)?[:,. ]*(?:[A-Z]{2} ?)?\d{6}|[:,. ]专利[.,]|\b(?:CN|US|EP|WO|ZL) ?\d{6,}/.test(all))
    return 'patent';
  if (/(?:^|[ :])(?:GB|GBZ|GB\/T|ISO|IEC|DB\d\d|[A-Z]{2}\/T) ?[\dA-Z/. ]*\d+(?:\.\d+)?[-—–:] ?\d{2,4}/.test(all))
    return 'standard';
  if (
    /(?:日报|晚报|时报|早报|[\p{Script=Han}]报|Times|Post|Daily|Guardian)[ ,.》]+ ?(?:19|20)\d\d ?[-年./] ?\d{1,2} ?[-月./] ?\d/u.test(
      tail,
    )
  )
    return 'article-newspaper';
  // A place and a publisher: what stands in brackets behind them is no issue.
  if (/^[^:,]{1,30}: ?[^:,]{2,40}(?:出版社|出版集团|书局|书店|书社|印书馆|\bPress|Publishers?)[,.;]/.test(tail.trim()))
    return 'book';
  if (
    /\d{4} ?年? ?[,;]? ?第? ?\d* ?[(:]? ?\d*[):]? ?.*(?:期|\(\d)|\d ?\( ?(?:[A-Z]?\d|S|增|Suppl)[^)]{0,8}\)|\(\d{1,3}\) ?: ?\d|\d{4}, ?[春夏秋冬]|\bvolume \d|\bvol\.|\bno\. ?\d|\d{4}[,;] ?\d{1,4} ?: ?[\de]|学报|[,.] ?(?:19|20)\d\d ?\(\d/i.test(
      tail,
    )
  )
    return 'article-journal';
  if (
    /出版|书局|书店|书社|印书馆|\bPress\b|Publish|Verlag|Books\b|^[^:]{1,40}: ?[^:]{2,60}[,;] ?\[?c?\d{4}/i.test(
      tail.trim(),
    )
  )
    return 'book';
  if (
    dated &&
    /\p{L}[,.]? \d{1,4} ?(?:\([^()]{1,8}\))?[,:] ?(?:pp?\. ?)?[A-Za-z]?\d+(?: ?[-–—] ?[A-Za-z]?\d+)?[\s.]*$/u.test(tail)
  )
    return 'article-journal';
  if (dated && /^[^:.]{2,30}: ?[^:]{2,60}$/.test(tail.trim())) return 'book';
  if (isPlainJournal(tail)) return 'article-journal';
  if (/arxiv/i.test(`${tail} ${given.number ?? ''}`)) return 'article';
  if (given.URL) return 'webpage';
  if (given.DOI && /\d{4}/.test(tail)) return 'article-journal';
  return 'document';
}

function readAs(type: CslType, title: Piece, tail: Piece, dated: boolean): CslFields {
  switch (type) {
    case 'article-journal':
    case 'article-newspaper':
      return { ...titled(title), ...readTranslated(tail, type === 'article-newspaper', dated) };
    case 'standard':
      return { ...readGbtStandard(title), ...readGbtImprint(tail) };
    case 'patent':
      return { ...readGbtNumbered(title, 'patent'), ...dayed(tail) };
    case 'thesis': {
      const genre =
        /((?:博士|硕士|学士)(?:学位)?论文|(?:Ph\.? ?D\.?|doctoral|master'?s) (?:dissertation|thesis))[,.: ]*/i.exec(
          tail.text,
        );
      const rest = genre
        ? {
            raw: tail.raw.slice(0, genre.index) + tail.raw.slice(genre.index + genre[0].length),
            text: tail.text.slice(0, genre.index) + tail.text.slice(genre.index + genre[0].length),
          }
        : tail;
      return { ...titled(title), ...(genre?.[1] && { genre: genre[1] }), ...readGbtImprint(rest) };
    }
    case 'book':
      return { ...readGbtVolume(title), ...readGbtImprint(tail) };
    default:
      return { ...titled(title), ...dayed(tail) };
  }
}

/** `王晓阳, 译. 比较教育研究, 2004`: others responsible before the journal. */
function readTranslated(tail: Piece, newspaper: boolean, dated: boolean): CslFields {
  const whole = trimPiece(tail);
  const [stop] = findStops(whole.text);
  const others = stop === undefined ? undefined : readOthers(cutPiece(whole, 0, stop));
  return { ...others, ...readGbtSerial(others ? cutPiece(whole, stop ?? 0) : whole, newspaper, dated) };
}

function dayed(tail: Piece): CslFields {
  const day = takeBracketedDay(tail) ?? takePlainDay(tail);
  const { issued, ...fields } = readGbtImprint(day?.rest ?? tail);
  const when = day?.date ?? issued;
  return { ...fields, ...(when && { issued: when }) };
}
