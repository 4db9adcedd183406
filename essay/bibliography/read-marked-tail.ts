import { cutPiece, type Piece, punch, trimPiece } from './gbt-piece';
import { partJournal } from './part-journal';
import { readArchived, readDated, readPatentTail, readStandard } from './read-dated-tail';
import { takeBracketedDay } from './read-gbt-dates';
import { findStops, type GbtHead } from './read-gbt-head';
import { readGbtHost } from './read-gbt-host';
import { readGbtImprint } from './read-gbt-imprint';
import type { GbtMark } from './read-gbt-mark';
import { readGbtNames } from './read-gbt-names';
import { readGbtMap, readGbtOnline } from './read-gbt-online';
import { readPeriodical } from './read-gbt-periodical';
import { readGbtSerial } from './read-gbt-serial';
import { plainlyTitled, readGbtBook, readGbtFiled, readGbtNumbered, readGbtVolume, titled } from './read-gbt-title';
import type { CslFields, CslType } from './reference';

/** What a title of whole proceedings says. */
const MEETING = /论文集|会议录|\bproceedings\b|文集/i;

/** `[C]. 年会论文集. 北京: …`, `[C]. 第五届年会, 北京, 2019`: a host without its //. */
const MEETING_HOST =
  /^[\s.]*[^.:]{0,120}(?:论文集|会议录|年会|大会|研讨会|论坛|会议|conference|symposium|proceedings|workshop|advances in)[^.:]{0,120}(?:\.(?=\s|\p{Script=Han}|$)|, ?(?:\p{Script=Han}{2,6}, ?)?(?:19|20)\d\d)/iu;

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads what follows the type mark by the rules of the type, and the title before it as the type has it (its number, its
 * volume).
 * @param given the fields of the addresses that were taken out
 * @param base what is known of the entry already
 */
export function readMarkedTail(head: GbtHead, after: Piece, mark: GbtMark, given: CslFields, base: Read): CslFields {
  const filed = ['Z', 'EB', 'DB', 'A', 'R'].includes(mark.code) ? takeFiled(after) : undefined;
  return filed
    ? { ...readTail(head, filed.rest, mark, given, base), number: filed.number }
    : readTail(head, after, mark, given, base);
}

/** `[Z]. 国发〔2021〕29号, 2021-12-12`, `[R]. NBER Working Paper 17025, 2011`: the number behind the mark. */
function takeFiled(after: Piece): Readonly<{ number: string; rest: Piece }> | undefined {
  const match =
    /(?<=^|[\s.,])\p{Script=Han}{2,14}令第 ?\d{1,4} ?号(?=[\s.,;]|$)/u.exec(after.text) ??
    /(?<=^|[\s.,])\p{Script=Han}{1,8} ?[[(](?:19|20)\d\d[\])] ?(?:第 ?)?\d{1,5} ?号(?=[\s.,;]|$)/u.exec(after.text) ??
    /(?<=^[\s.]*)(?:[\p{L}&-]+ ){0,6}(?:Paper|Report)(?: Series)?,? (?:No\.? ?)?[A-Z]{0,4}\d[\d.–/-]*(?=[,.;]|$)/u.exec(
      after.text,
    );
  if (!match) return undefined;
  return {
    number: after.raw.slice(match.index, match.index + match[0].length),
    rest: punch(after, match.index, match.index + match[0].length),
  };
}

function readTail(head: GbtHead, after: Piece, mark: GbtMark, given: CslFields, base: Read): CslFields {
  switch (mark.code) {
    case 'J':
    case 'N':
      return preprint(readArticle(head, after, mark.code === 'N', base), given);
    case 'P':
      return { ...readGbtNumbered(head.title, 'patent'), ...readPatentTail(after) };
    case 'S':
      return readStandard(head, after);
    case 'R':
      return { ...readGbtNumbered(head.title, 'report'), ...readDated(after) };
    case 'A':
      return readArchived(head, after);
    case 'C':
      if (MEETING_HOST.test(`${after.text} `) && !MEETING.test(head.title.text))
        return { ...titled(head.title), ...readGbtHost(after, { conference: true, authors: base.author }) };
      return {
        ...readGbtVolume(head.title),
        ...readGbtImprint(after),
        ...(MEETING.test(head.title.text) && {
          type: 'book' as const,
          ...(head.people && !head.people.role ? { author: undefined, editor: head.people.names } : {}),
        }),
      };
    case 'EB':
    case 'DS':
    case 'PP':
    case 'CP':
    case 'BB':
      return readGbtOnline(head, after, { software: mark.code === 'CP' });
    case 'DB':
    case 'Z':
      return given.URL ? readGbtOnline(head, after) : { ...filedOrVolume(head.title), ...readDated(after) };
    case 'CM':
      return readGbtMap(head, after);
    case 'D':
      return readThesis(head.title, after);
    default:
      return {
        ...readGbtBook(head.title, readUndated(after)),
        ...bracketed(after),
        ...(mark.code === 'M' && readNamedTranslator(after, base)),
      };
  }
}

/** `[M]. 裴程. 南京: …`: behind a foreigner's book a Chinese name without 译 is its translator's. */
function readNamedTranslator(after: Piece, { author, translator, editor }: Read): CslFields {
  const tail = trimPiece(after);
  const [stop] = findStops(tail.text);
  const foreign = author?.some(({ literal = '' }) => /^\p{Script=Han}+·[\p{Script=Han}·]+$/u.test(literal));
  if (!foreign || translator || editor || stop === undefined || !/^[^:]{2,14}: ?\S/.test(tail.text.slice(stop)))
    return {};
  const people = readGbtNames(cutPiece(tail, 0, stop));
  const chinese = people?.names.every(({ family, literal }) => family ?? literal === 'others');
  return people?.sure && !people.role && chinese ? { translator: people.names } : {};
}

function filedOrVolume(title: Piece): CslFields {
  const filed = readGbtFiled(title);
  return filed.number ? filed : readGbtVolume(title);
}

const GENRE = /\( ?((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|研究报告)) ?\)$/;

/** What kind of thesis it is stands behind the title, `（硕士学位论文）`, or anywhere behind the mark. */
function readThesis(named: Piece, after: Piece): CslFields {
  const whole = trimPiece(named);
  const own = GENRE.exec(whole.text);
  const title = own ? cutPiece(whole, 0, own.index) : whole;
  const genre =
    /\( ?(博士|硕士|学士)(?:学位)? ?\)/.exec(after.text) ??
    /[[(]? ?((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|研究报告)|Ph\.? ?D\.? (?:diss(?:ertation\b|\.)|thesis)|Master'?s thesis|doctoral dissertation) ?[\])]?/i.exec(
      after.text,
    );
  if (!genre?.[1])
    return { ...(own?.[1] && { genre: own[1] }), ...readGbtBook(title, readUndated(after)), ...bracketed(after) };
  const rest = {
    raw: `${after.raw.slice(0, genre.index)}.${after.raw.slice(genre.index + genre[0].length)}`,
    text: `${after.text.slice(0, genre.index)}.${after.text.slice(genre.index + genre[0].length)}`,
  };
  return { genre: genre[1], ...readGbtBook(title, readGbtImprint(rest)), ...bracketed(after) };
}

/** The imprint, its day in brackets left to `bracketed`. */
function readUndated(after: Piece): CslFields {
  return readGbtImprint(bracketed(after).issued ? (takeBracketedDay(after)?.rest ?? after) : after);
}

function bracketed(after: Piece): CslFields {
  const day = takeBracketedDay(after);
  return day ? { issued: day.date } : {};
}

function readArticle(head: GbtHead, after: Piece, newspaper: boolean, base: Read): CslFields {
  const periodical = newspaper ? undefined : readPeriodical(after);
  if (periodical)
    return {
      ...plainlyTitled(head.title),
      ...periodical,
      ...(base.author && { author: undefined, editor: base.author }),
    };
  const dayed = takeBracketedDay(after);
  const rest = dayed?.rest ?? after;
  const tail = trimPiece(rest);
  const [stop] = findStops(tail.text);
  const first = stop === undefined ? undefined : readGbtNames(cutPiece(tail, 0, stop));
  const translated = first?.role && stop !== undefined ? { [first.role]: first.names } : {};
  const serial = readGbtSerial(first?.role && stop !== undefined ? cutPiece(tail, stop) : tail, {
    newspaper,
    dated: Boolean(head.year),
  });
  const issued =
    dayed && (newspaper || !serial.issued)
      ? { issued: dayed.date }
      : dayed && !newspaper
        ? { 'available-date': dayed.date }
        : {};
  const { title, journal } = serial['container-title'] ? { title: head.title } : partJournal(head.title);
  return {
    ...plainlyTitled(title),
    ...translated,
    ...(journal && { 'container-title': journal }),
    ...serial,
    ...issued,
  };
}

/** `[J]. arXiv preprint arXiv:1706.03762, 2017`: in no journal. */
function preprint(read: CslFields, given: CslFields): CslFields {
  return /^arXiv:/.test(String(given.number)) && !read['container-title'] ? { ...read, type: 'article' } : read;
}
