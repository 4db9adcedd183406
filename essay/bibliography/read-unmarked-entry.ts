import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { guessGbtCode, isDaily, isMeeting, THESIS } from './guess-gbt-code';
import { readCourtCase } from './read-court-case';
import { findStops, readGbtHead } from './read-gbt-head';
import { readGbtHost } from './read-gbt-host';
import { typeOfMark } from './read-gbt-mark';
import { hasStandardNumber, isStandardFirst, titled } from './read-gbt-title';
import { readHanNote } from './read-han-note';
import { readLatinNote } from './read-latin-note';
import { readMarkedTail } from './read-marked-tail';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads an entry without a type mark: a Chinese note with 《》, an English one, or GB/T 7714 whose mark was forgotten,
 * whose type is told by what follows the title.
 */
export function readUnmarkedEntry(whole: Piece, given: CslFields): Read {
  const entry = trimPiece(whole);
  if (/\/ ?\/|^《[^《》]+》 ?\([A-Z][^()]*\d\)[\s.]*$/.test(entry.text)) return readByShape(entry, given);
  return readCourtCase(entry) ?? readHanNote(entry, given) ?? readLatinNote(entry, given) ?? readByShape(entry, given);
}

/** `题名. 见: 编者. 书名`, `Title. In: Editor, ed. Book`: where the host of a part begins. */
const WITHIN =
  /(?<=[.?!\]]) ?(?:In ?: ?|In (?=Proc\b|Proceedings|Advances in|[^.]{3,80}\(?\b[Ee]ds?\b)|[见载] ?: ?)(?=\S)|\/ ?\//u;

/** `作者. 题名. 竺可桢文集. 北京: …`: collected works behind a title are what holds it. */
const COLLECTED =
  /(?<=\.) ?(?=\p{Script=Han}{2,14}(?:文集|全集|选集|文选)(?: ?: ?第?[^.:]{1,6})?\. ?\p{Script=Han}{2,4}: ?)/u;

function readByShape(entry: Piece, given: CslFields): Read {
  const within = WITHIN.exec(entry.text);
  if (within && within.index > 4)
    return readPart(cutPiece(entry, 0, within.index), cutPiece(entry, within.index + within[0].length));
  const collected = COLLECTED.exec(entry.text);
  if (collected && findStops(entry.text.slice(0, collected.index)).length > 1)
    return readPart(cutPiece(entry, 0, collected.index), cutPiece(entry, collected.index));
  const told = THESIS.exec(entry.text);
  const stops = findStops(entry.text).filter((stop) => pieceValue(cutPiece(entry, stop)));
  const head: Head = told
    ? { ...readGbtHead(cutPiece(entry, 0, told.index)), tail: cutPiece(entry, told.index) }
    : namedOrTitled(headOf(entry, stops), entry);
  const people = head.people ? { [head.people.role ?? 'author']: head.people.names, ...head.people.also } : {};
  const year = head.year && { issued: head.year };
  const mark = {
    code: guessGbtCode(head.title.text, head.tail.text, { given, dated: Boolean(year) }),
    start: 0,
    end: 0,
  };
  const base = { ...typeOfMark(mark), ...people };
  return { ...base, ...readMarkedTail(head, head.tail, mark, given, base), ...year };
}

const UNTITLED = /^[^.:]{2,60}?[,.]? ?(?:19|20)\d\d[,;] ?\d{1,4} ?(?:\(\d{1,3}\))? ?[:,] ?[\w-]+$/;

/**
 * Where nothing but a serial follows the first part: `刘强, 等. 中国激光, 2020, 47(5): 0500001` has people and no title, as
 * chemists have it; `北京创设故宫博物院. 大公报, 1925-10-12(3)` has a title and no people.
 */
function namedOrTitled(head: Head, entry: Piece): Head {
  const late = head.title;
  if (!head.people || pieceValue(head.tail) || !(UNTITLED.test(late.text) || isDaily(late.text))) return head;
  const persons = head.people.names.every(({ family, literal }) => family || literal === 'others');
  if (persons) return { ...head, title: cutPiece(entry, 0, 0), tail: late };
  return { title: trimPiece(cutPiece(entry, 0, entry.text.lastIndexOf(late.text))), tail: late };
}

function readPart(own: Piece, host: Piece): Read {
  const head = readGbtHead(own);
  const conference = isMeeting(host.text);
  const author = head.people?.names;
  return {
    type: conference ? 'paper-conference' : 'chapter',
    ...(author && { author }),
    ...titled(head.title),
    ...readGbtHost(host, { conference, authors: author }),
    ...(head.year && { issued: head.year }),
  };
}

type Head = ReturnType<typeof readGbtHead> & Readonly<{ tail: Piece }>;

/** Who, then the title up to the next stop, then the rest. */
function headOf(entry: Piece, stops: readonly number[]): Head {
  if (isStandardFirst(entry) && hasStandardNumber(entry.text)) {
    // `GB/T 7714-2015. 信息与文献 参考文献著录规则. 北京: …`: the number's own stop ends no title.
    const end = stops.find((stop) => !/^[^\p{Script=Han}]*\d\.$/u.test(entry.text.slice(0, stop))) ?? entry.text.length;
    return { title: trimPiece(cutPiece(entry, 0, end)), tail: cutPiece(entry, end) };
  }
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

/** `题名, 刊名, 2022(05)`: commas alone part them; the journal's name is the last before the year. */
function endByCommas(text: string, from: number): number {
  const match =
    /^.{3,120}?(?=[,;] ?(?:[^,:.;]{2,25}[,;] ?(?:19|20)\d\d ?(?:年|[(,:])|\p{Script=Han}{2,4}: ?[^,:]{2,24}[,;] ?(?:19|20)\d\d|[^,:.;]{2,16}(?:出版社|书局|书店|印书馆)[,;]? ?(?:19|20)\d\d))/u.exec(
      text.slice(from),
    );
  const blank = /^.{3,60}?(?= \p{Script=Han}{2,4}: ?[^,:]{2,24}(?:出版社|书局|书店|印书馆)[,;] ?(?:19|20)\d\d)/u.exec(
    text.slice(from),
  );
  // `题名 刊名, 2002(1)`, `Title? Journal, 2019, 12(3)`: a blank or the title's own mark is all that parts them.
  const serial =
    /^.{3,60}?(?= \p{Script=Han}{2,16}(?:\([^()]{1,14}\))?, ?(?:19|20)\d\d ?[年(,:])/u.exec(text.slice(from)) ??
    /^.{3,200}?[?!](?= ?[^.?!,]{2,60}, ?(?:19|20)\d\d ?[年(,:])/u.exec(text.slice(from));
  if (!match && !blank && serial) return from + serial[0].length;
  const end = match ?? blank;
  return end && /\p{Script=Han}/u.test(end[0]) ? from + end[0].length : text.length;
}
