import { cutPiece, HOLE, type Piece, piece, pieceValue, trimPiece } from './gbt-piece';
import { takeBracketedDay, takePlainDay } from './read-gbt-dates';
import { findStops, type GbtHead, readGbtHead } from './read-gbt-head';
import { readGbtHost } from './read-gbt-host';
import { looksLikeHouse, readGbtImprint } from './read-gbt-imprint';
import { type GbtMark, typeOfMark, withoutMark } from './read-gbt-mark';
import { type GbtNames, isHanBody, readGbtNames } from './read-gbt-names';
import { readPeriodical } from './read-gbt-periodical';
import { readGbtSerial } from './read-gbt-serial';
import {
  isStandardFirst,
  readGbtFiled,
  readGbtNumbered,
  readGbtStandard,
  readGbtVolume,
  titled,
} from './read-gbt-title';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads an entry that has a type mark: who and title before it, the rest after it by the rules of its type.
 * @param whole the entry without its number, addresses and day of reading
 * @param given the fields of those
 */
export function readMarkedEntry(whole: Piece, marks: readonly GbtMark[], given: CslFields): Read {
  const [mark] = marks;
  if (!mark) return { type: 'document' };
  const before = cutPiece(whole, 0, mark.start);
  const after = marks
    .slice(1)
    .reduceRight(
      (rest, next) => withoutMark(rest, { ...next, start: next.start - mark.end, end: next.end - mark.end }),
      cutPiece(whole, mark.end),
    );
  if (pieceValue(before) === undefined) return { ...typeOfMark(mark), ...readHeadless(after, mark) };
  const hosted = hostOf(before, after, marks);
  const own = hosted?.own ?? before;
  const head: GbtHead = mark.code === 'S' && isStandardFirst(own) ? { title: own } : readGbtHead(own);
  const people = peopleOf(head.people);
  const year = head.year && { issued: head.year };
  const base = { ...typeOfMark(mark), ...people, ...year };
  if (hosted) return readHosted(base, head, hosted.host, mark, marks);
  return { ...base, ...readTail(head, after, mark, given, base), ...year };
}

type Hosted = Readonly<{ own: Piece; host: Piece }>;

/** The host of a part: after `//`, or in the old form `题名[A]. 编者. 论文集[C]`, or `[C]. In: …`. */
function hostOf(before: Piece, after: Piece, marks: readonly GbtMark[]): Hosted | undefined {
  const early = before.text.indexOf('//');
  if (early > 0) return { own: cutPiece(before, 0, early), host: joinPieces(cutPiece(before, early + 2), after) };
  const late = after.text.search(/\/ ?\//);
  const width = /^\/ ?\//.exec(after.text.slice(late))?.[0].length ?? 2;
  const [first, second] = marks;
  if (late >= 0) {
    const others = trimPiece(cutPiece(after, 0, late));
    const own = pieceValue(others) && readGbtNames(others)?.role ? joinPieces(before, others) : before;
    return { own: own === before ? before : before, host: joinOthers(others, cutPiece(after, late + width)) };
  }
  if (
    second &&
    first &&
    ['C', 'M', 'G', 'Z', 'R'].includes(second.code) &&
    ['A', 'C', 'M', 'G', 'Z'].includes(first.code)
  )
    return { own: before, host: after };
  const inside = /^[\s.]*(?:In ?:|In (?=[A-Z])|见 ?[:《]|载于? ?[:《]?)/.exec(after.text);
  return inside ? { own: before, host: cutPiece(after, inside[0].replace(/《$/, '').length) } : undefined;
}

/** Others responsible for the part stand before the `//`; a hole keeps them apart from the host. */
function joinOthers(others: Piece, host: Piece): Piece {
  return pieceValue(others)
    ? joinPieces({ raw: `${others.raw}${HOLE}${HOLE}`, text: `${others.text}${HOLE}${HOLE}` }, host)
    : host;
}

function joinPieces(one: Piece, two: Piece): Piece {
  return { raw: `${one.raw} ${two.raw}`, text: `${one.text} ${two.text}` };
}

function peopleOf(people: GbtNames | undefined): CslFields {
  return people ? { [people.role ?? 'author']: people.names, ...people.also } : {};
}

function readHosted(base: Read, head: GbtHead, host: Piece, mark: GbtMark, marks: readonly GbtMark[]): Read {
  const seam = host.text.indexOf(HOLE + HOLE);
  const others = seam > 0 ? readGbtNames(cutPiece(host, 0, seam)) : undefined;
  const whole = seam > 0 ? cutPiece(host, seam + 2) : host;
  const translators = others ? { [others.role ?? 'translator']: others.names } : {};
  if (mark.code === 'J' || mark.code === 'N')
    return { ...base, ...titled(head.title), ...translators, ...readGbtSerial(whole, mark.code === 'N') };
  const conference = mark.code === 'C' || (mark.code === 'A' && marks[1]?.code === 'C');
  const type: CslType = conference
    ? 'paper-conference'
    : mark.code === 'D' || mark.code === 'R' || mark.code === 'S'
      ? base.type
      : 'chapter';
  const { genre, ...own } = base;
  return {
    ...own,
    ...titled(head.title),
    type,
    ...translators,
    ...readGbtHost(whole, conference, base.author),
    ...(base.issued && { issued: base.issued }),
  };
}

/** What follows the mark, by type. */
function readTail(head: GbtHead, after: Piece, mark: GbtMark, given: CslFields, base: Read): CslFields {
  switch (mark.code) {
    case 'J':
    case 'N':
      return readArticle(head, after, mark.code === 'N', base);
    case 'P':
      return { ...readGbtNumbered(head.title, true), ...readPatentTail(after) };
    case 'S':
      return { ...readGbtStandard(head.title), ...readDated(after) };
    case 'R':
      return { ...readGbtNumbered(head.title, false), ...readDated(after) };
    case 'A':
      return readArchived(head, after);
    case 'C':
      return {
        ...readGbtVolume(head.title),
        ...readGbtImprint(after),
        ...(/论文集|会议录|\bproceedings\b|文集/i.test(head.title.text) && {
          type: 'book' as const,
          ...(head.people && !head.people.role ? { author: undefined, editor: head.people.names } : {}),
        }),
      };
    case 'EB':
    case 'DS':
    case 'PP':
    case 'CP':
    case 'BB':
      return readOnline(head, after);
    case 'DB':
    case 'Z':
      return given.URL ? readOnline(head, after) : { ...readGbtFiled(head.title), ...readDated(after) };
    case 'CM':
      return readMap(head, after);
    default:
      return { ...readGbtVolume(head.title), ...readThesis(after, mark.code), ...bracketed(after) };
  }
}

function readThesis(after: Piece, code: string): CslFields {
  const genre =
    /[[(]? ?((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|研究报告)|Ph\.? ?D\.? (?:dissertation|thesis)|Master'?s thesis|doctoral dissertation) ?[\])]?/i.exec(
      after.text,
    );
  if (code !== 'D' || !genre?.[1])
    return readGbtImprint(bracketed(after).issued ? (takeBracketedDay(after)?.rest ?? after) : after);
  const rest = {
    raw: `${after.raw.slice(0, genre.index)}.${after.raw.slice(genre.index + genre[0].length)}`,
    text: `${after.text.slice(0, genre.index)}.${after.text.slice(genre.index + genre[0].length)}`,
  };
  return { genre: genre[1], ...readGbtImprint(rest) };
}

function bracketed(after: Piece): CslFields {
  const day = takeBracketedDay(after);
  return day ? { issued: day.date } : {};
}

function readArticle(head: GbtHead, after: Piece, newspaper: boolean, base: Read): CslFields {
  const periodical = newspaper ? undefined : readPeriodical(after);
  if (periodical)
    return { ...titled(head.title), ...periodical, ...(base.author && { author: undefined, editor: base.author }) };
  const dayed = takeBracketedDay(after);
  const rest = dayed?.rest ?? after;
  const tail = trimPiece(rest);
  const [stop] = findStops(tail.text);
  const first = stop === undefined ? undefined : readGbtNames(cutPiece(tail, 0, stop));
  const translated = first?.role && stop !== undefined ? { [first.role]: first.names } : {};
  const serial = readGbtSerial(
    first?.role && stop !== undefined ? cutPiece(tail, stop) : tail,
    newspaper,
    Boolean(head.year),
  );
  const issued =
    dayed && (newspaper || !serial.issued)
      ? { issued: dayed.date }
      : dayed && !newspaper
        ? { 'available-date': dayed.date }
        : {};
  return { ...titled(head.title), ...translated, ...serial, ...issued };
}

/** A patent's or a report's day, or a book's imprint (2015 §4.5 and §4.1; 2025 §8.8 and §8.10). */
function readDated(after: Piece): CslFields {
  const day = takeBracketedDay(after) ?? takePlainDay(after);
  if (!day) return readGbtImprint(after);
  const { issued, ...rest } = readGbtImprint(day.rest);
  return { ...rest, issued: day.date };
}

/** `中国专利: 881056073, 1989-07-26`: the number behind the mark. */
function readPatentTail(after: Piece): CslFields {
  const match =
    /(\p{Script=Han}{1,4}?)?专利(?:号|申请号)? ?:? ?((?:ZL|CN|US|EP|WO|JP)? ?\d[\dX.,/-]{4,}\d)(?=[,. ]|$)/u.exec(
      after.text,
    );
  if (!match?.[2]) return readDated(after);
  return {
    ...(match[1] && { jurisdiction: match[1] }),
    number: match[2].replace(/[,.]$/, ''),
    ...readDated(cutOut(after, match.index, match[0].length)),
  };
}

/** 2025 §8.12: 收藏地: 收藏者, 形成日期; documents published as a book have its imprint. */
function readArchived(head: GbtHead, after: Piece): CslFields {
  const { publisher, 'publisher-place': place, ...fields } = readDated(after);
  const { number, ...title } = readGbtNumbered(head.title, false);
  if (publisher && /出版社|书局|印书馆|Press$/.test(publisher))
    return {
      ...title,
      ...fields,
      type: 'collection',
      publisher,
      ...(place && { 'publisher-place': place }),
      ...(number && { number }),
    };
  return {
    ...title,
    ...fields,
    ...(publisher && { archive: publisher }),
    ...(place && { 'archive-place': place }),
    ...(number && { archive_location: String(number) }),
  };
}

/** 2015 §4.6, 2025 §8.11, §8.14 and §8.15: version, platform, the day of making. */
function readOnline(head: GbtHead, after: Piece): CslFields {
  const day = takeBracketedDay(after);
  const version = /(?<![\w.])(?:V|v|version |Version |版本 ?)(?:\. ?)?(\d[\d.]*\d|\d)(?![\w])/.exec(
    (day?.rest ?? after).text,
  );
  const left = day?.rest ?? after;
  const bare = version ? cutOut(left, version.index, version[0].length) : left;
  const plain = day ? undefined : takePlainDay(bare);
  const year = /^[^()]*\( ?((?:19|20)\d\d)(?:-(\d\d))? ?\)/.exec(bare.text);
  const rest =
    plain?.rest ?? (year ? cutOut(bare, bare.text.indexOf('('), year[0].length - bare.text.indexOf('(')) : bare);
  const { issued, ...imprint } = readGbtImprint(rest);
  const dated =
    day?.date ??
    plain?.date ??
    (year ? { 'date-parts': [[Number(year[1]), ...(year[2] ? [Number(year[2])] : [])] as [number, number?]] } : issued);
  return {
    ...publishedTitle(head),
    ...imprint,
    ...(version?.[1] && { version: version[1] }),
    ...(dated && { issued: dated }),
  };
}

function cutOut(whole: Piece, at: number, length: number): Piece {
  return {
    raw: whole.raw.slice(0, at) + HOLE + whole.raw.slice(at + length),
    text: whole.text.slice(0, at) + HOLE + whole.text.slice(at + length),
  };
}

/** `题名. 中华人民共和国外交部[EB/OL]`: a body behind the title is who published it. */
function publishedTitle({ title, people }: GbtHead): CslFields {
  const stop = findStops(title.text).at(-1);
  if (stop === undefined || !people) return readGbtFiled(title);
  const late = trimPiece(cutPiece(title, stop));
  const body = pieceValue(late);
  const sound = body && (isHanBody(late.text) || looksLikeHouse(late.text)) && !/[:《]/.test(late.text);
  return sound ? { ...titled(cutPiece(title, 0, stop)), publisher: body } : readGbtFiled(title);
}

/** 2025 §8.13: a scale before the mark or behind it, a size at the end. */
function readMap(head: GbtHead, after: Piece): CslFields {
  const scale = /[.:,(]? ?((?:比例尺 ?)?1 ?: ?\d{1,3}(?:[ ,]?\d{3})*(?: ?万)?)\)?\s*$/.exec(head.title.text);
  const size = /\b(\d+(?:\.\d+)? ?(?:cm|mm|厘米)? ?[×xX*] ?\d+(?:\.\d+)? ?(?:cm|mm|厘米))/.exec(after.text);
  const title = scale ? cutPiece(head.title, 0, scale.index) : head.title;
  const late = scale ? undefined : /(?:^|[.,] ?)(1 ?: ?\d{1,3}(?:[ ,]?\d{3})*(?: ?万)?)(?=[.,])/.exec(after.text);
  const bare = size ? cutOut(after, size.index, size[0].length) : after;
  const rest = late ? cutOut(bare, late.index, late[0].length) : bare;
  const scaled = scale?.[1] ? head.title.raw.slice(scale.index).replace(/^[.:,(（，：。 ]+|[)） ]+$/g, '') : late?.[1];
  return {
    ...readGbtVolume(title),
    ...readGbtImprint(rest),
    ...(scaled && { scale: scaled }),
    ...(size?.[1] && { dimensions: size[1] }),
  };
}

/** The mark stands before everything, or the title behind it. */
function readHeadless(after: Piece, mark: GbtMark): CslFields {
  const stops = findStops(after.text);
  const end =
    stops.find(
      (stop) =>
        pieceValue(cutPiece(after, 0, stop)) &&
        (readGbtNames(cutPiece(after, 0, stop)) === undefined || stop !== stops[0]),
    ) ?? after.text.length;
  const head = readGbtHead(cutPiece(after, 0, end));
  const base = { ...typeOfMark(mark), ...peopleOf(head.people) };
  return { ...base, ...readTail(head, end < after.text.length ? cutPiece(after, end) : piece(''), mark, {}, base) };
}
