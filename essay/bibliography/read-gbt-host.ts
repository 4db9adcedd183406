import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { takeBracketedDay, takePlainDay } from './read-gbt-dates';
import { readGbtEdition } from './read-gbt-edition';
import { findStops } from './read-gbt-head';
import { readGbtImprint } from './read-gbt-imprint';
import { readGbtNames } from './read-gbt-names';
import { readGbtPages } from './read-gbt-pages';
import { readGbtVolume } from './read-gbt-title';
import { isForeignPlace, looksLikeHouse } from './read-publishing-house';
import type { CslFields, CslName } from './reference';

/**
 * Reads the host of a part (2015 §4.2, 2025 §8.3 and §8.6): its editors, title and volume, edition and imprint. Where
 * its people are among the part's own, they are its authors (`container-author`). A conference that published no book
 * is the `event-title` (2025 §8.6.3). `authors` are the part's own; without `conference` a host is never an event.
 */
export function readGbtHost(
  host: Piece,
  { conference, authors }: Readonly<{ conference: boolean; authors?: readonly CslName[] }>,
): CslFields {
  const whole = trimPiece(withoutIn(host));
  const segments = cutSegments(whole);
  const [first] = segments;
  if (!first) return {};
  const parts = bodyParts(segments);
  const people =
    segments.length > parts ? hostPeople(cutPiece(whole, 0, offsetOf(segments, parts)), segments[parts]) : undefined;
  const from = people ? parts : 0;
  const named = segments[from];
  if (!named) return {};
  const rest = segments[from + 1];
  const start = rest ? whole.text.length - (whole.text.length - offsetOf(segments, from + 1)) : whole.text.length;
  const tail = cutPiece(whole, start);
  const roles = people ? { [roleOf(people, authors)]: people.names } : {};
  const { title, volume, edition, ...own } = titleAndRest(named, tail, conference);
  return {
    ...roles,
    ...own,
    ...(title && hostTitle(title, conference, own)),
    ...(volume && { volume }),
    ...(edition && { edition }),
  };
}

function withoutIn(host: Piece): Piece {
  const word = /^[\s.:]*(?:In|见|载于|载)[:\s]\s*/.exec(host.text);
  if (word) return cutPiece(host, word[0].length);
  // `[A]. 载梁慧星主编. 民商法论丛[C]`
  const edited = /^[\s.:]*(?:收入|收录于|[载见]于?)(?=[\p{Script=Han}·、, ]{2,40}(?:主编|编|著)[\s.,:])/u.exec(
    host.text,
  );
  const late = edited && cutPiece(host, edited[0].length);
  const people = late && readGbtNames(cutPiece(late, 0, late.text.search(/[.:]/)));
  return late && people?.role && people.names.every(({ family, literal }) => family || literal === 'others')
    ? late
    : host;
}

function cutSegments(whole: Piece): readonly Piece[] {
  const ends = [...findStops(whole.text), whole.text.length];
  return ends
    .map((end, index) => cutPiece(whole, ends[index - 1] ?? 0, end))
    .filter((segment, index, all) => pieceValue(segment) || index < all.length - 1);
}

/** How many segments name one body with its parts: `American Society of Mechanical Engineers. Applied Mechanics Division`. */
function bodyParts(segments: readonly Piece[]): number {
  const inner = /^[\p{L}&' ]{3,60}(?:Division|Department|Committee|Section|Working Group)$/u;
  const [, second] = segments;
  return segments.length > 3 && second && inner.test(trimPiece(second).text) ? 2 : 1;
}

function offsetOf(segments: readonly Piece[], index: number): number {
  return segments.slice(0, index).reduce((sum, segment) => sum + segment.text.length, 0);
}

function hostPeople(first: Piece, second: Piece | undefined): ReturnType<typeof readGbtNames> {
  const people = readGbtNames(first);
  if (
    !people ||
    !second ||
    (!people.role &&
      /(?:19|20)\d\d$|论文集|会议录|全集|文集|选集|proceedings|conference|symposium|advances in|年会|研讨会/i.test(
        trimPiece(first).text,
      ))
  )
    return undefined;
  const next = trimPiece(second);
  const imprint =
    /^[^:]{1,30}: ?[^:]+, ?\[?c?\d{4}/.test(next.text) ||
    /^\[?\d{4}\]? ?年? ?(?:[:,.(]|$)/.test(next.text) ||
    readGbtEdition(next.raw, next.text);
  return (people.sure || people.role) && !imprint ? people : undefined;
}

function roleOf(
  people: NonNullable<ReturnType<typeof readGbtNames>>,
  authors: readonly CslName[] | undefined,
): 'container-author' | 'editor' | 'translator' | 'contributor' {
  if (people.role === 'translator' || people.role === 'editor' || people.role === 'contributor') return people.role;
  const own = new Set((authors ?? []).map((name) => JSON.stringify(name)));
  return people.role === 'author' ||
    people.names.some((name) => name.literal !== 'others' && own.has(JSON.stringify(name)))
    ? 'container-author'
    : 'editor';
}

const YEAR_AND_PAGES =
  /[,;:]? ?(?:\[?(?:1[5-9]|20)\d\d\]?(?:年)?(?:版)?(?:\(\d+\))?)(?:[:,] ?(?:第|pp?\. ?)?[\w.]+(?: ?[-–—~] ?[\w.]+)?(?:页)?)?$/;
/** `pp. 3982–3992, 2019`. */
const PAGES_AND_YEAR = /, pp?\. ?(\d+ ?[-–—] ?\d+), ?((?:19|20)\d\d)$/;
const PAGES_ONLY = /: ?(?:第|pp?\. ?)?\d+(?: ?[-–—~] ?\d+)?(?:页)?$/;
const MEETING_DAYS =
  /(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?: ?[-–—] ?(?:[A-Z][a-z]+ )?\d{1,2})?, ?(?:19|20)\d\d(?:: ?[\d–-]+)?$/;

/** The title's segment, which in a conference without a book also holds the year and pages. */
function titleAndRest(named: Piece, tail: Piece, conference: boolean): CslFields {
  const day = conference ? (takeBracketedDay(tail) ?? undefined) : undefined;
  if (pieceValue(tail) && !/^[\s.,]*$/.test(tail.text)) {
    const imprint = readGbtImprint(day?.rest ?? tail);
    const { title, edition, ...own } = readGbtVolume(named);
    return {
      ...(edition && { edition }),
      ...imprint,
      ...(day && { issued: day.date }),
      ...(title && { title: strip(title) }),
      ...own,
    };
  }
  const whole = trimPiece(named);
  // `Conference on …, San Diego, May 7-9, 2015`: the year of its days is no year of printing.
  const dated = MEETING_DAYS.test(whole.text);
  const cut = PAGES_AND_YEAR.exec(whole.text) ?? (dated ? PAGES_ONLY : YEAR_AND_PAGES).exec(whole.text);
  const place = conference ? placeOf((cut ? whole.text.slice(0, cut.index) : whole.text).trim()) : undefined;
  const shown = cut ? cutPiece(whole, 0, cut.index) : whole;
  const plain = place ? trimPiece(cutPiece(shown, 0, shown.text.lastIndexOf(place))) : shown;
  const { issued, page } = cut ? readCut(cut, cutPiece(whole, cut.index)) : {};
  // `论文集, 北京: 科学出版社, 1999: 3`: commas where stops should part.
  const comma = plain.text.search(/[,.] ?[^,.:]{1,14}: ?[^:,]{2,30}$/);
  const house =
    comma > 0 && looksLikeHouse(plain.text.slice(comma + 1)) ? readGbtImprint(cutPiece(plain, comma + 1)) : {};
  const { title, volume } = readGbtVolume(
    comma > 0 && Object.keys(house).length > 0 ? cutPiece(plain, 0, comma) : plain,
  );
  const plainDay = issued ? undefined : takePlainDay(whole);
  return {
    ...house,
    ...(place && { 'event-place': place }),
    ...(title && { title: strip(title) }),
    ...(volume && { volume }),
    ...(issued && { issued }),
    ...(plainDay && { issued: plainDay.date }),
    ...(page && { page }),
  };
}

function readCut(cut: RegExpExecArray, rest: Piece): CslFields {
  const [, pages, year] = cut;
  return pages && year ? { ...readGbtPages(pages), issued: { 'date-parts': [[Number(year)]] } } : readGbtImprint(rest);
}

const US_CITY =
  /, (\p{Lu}[\p{L} .'-]{2,24}, (?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]))$/u;

/** `…年会论文集, 长沙`, `Proc of CVPR, Las Vegas, NV, USA`: where they met. */
function placeOf(text: string): string | undefined {
  const han = /(?:大会|年会|会议|研讨会|论坛|学术会|论文集)(?: ?\([^()]{2,20}\))?, ?(\p{Script=Han}{2,6})$/u.exec(
    text,
  )?.[1];
  const comma = /, (?=[\p{L} .'-]+(?:, ?[A-Z]{2})?, ?[\p{L}. ]+$)/u.exec(text);
  const latin = comma && text.slice(comma.index + 2);
  // `…, San Jose, CA`
  const american = US_CITY.exec(text)?.[1];
  return han ?? (latin && isForeignPlace(latin) ? latin : american);
}

function strip(title: string): string {
  return title.replace(/^《([^《》]+)》$/, '$1');
}

function hostTitle(title: string, conference: boolean, own: CslFields): CslFields {
  const meeting =
    /(?:年会|大会|会议|研讨会|论坛|学术会|讨论会)(?:$|[,，(（])/.test(title) ||
    /\b(?:conference|symposium|workshop|congress|meeting)\b/i.test(title);
  const book = /论文集|会议录|汇编|文集|\bproceedings\b|\bproc\b/i.test(title);
  return conference && meeting && !book && !own.publisher ? { 'event-title': title } : { 'container-title': title };
}
