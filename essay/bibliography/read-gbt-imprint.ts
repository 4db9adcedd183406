import { cutPiece, type Piece, pieceValue, splitPiece, trimPiece } from './gbt-piece';
import { parseGbtYear } from './read-gbt-dates';
import { findStops } from './read-gbt-head';
import { isHanBody, readOthers } from './read-gbt-names';
import { readGbtPages } from './read-gbt-pages';
import type { CslFields } from './reference';

const HAN_NUMBERS = '一二三四五六七八九十';
const EDITION =
  /^(?:第? ?([一二三四五六七八九十]|\d{1,3}) ?版(?:次)?|(\d{1,3}) ?(?:st|nd|rd|th) ?(?:ed(?:n|ition)?\b\.?)|(?:((?:rev|new|\d{4}|first|second|third|fourth|fifth|sixth|revised|international|student|enlarged)[\w. ]{0,20}(?:ed(?:n|ition)?\.?))|(\d{4} ?年?(?:修订)?[版本]|\p{Script=Han}{0,6}(?:(?:修订|增订|新|重印|影印|增补|校订|典藏|重排|插图|珍藏|试用|修订第?[\d一二三四五六七八九十]+)[本版]|刻本|抄本|稿本|石印本|铅印本|活字本|排印本|校注本|缩印本|点校本|通行本|四库全书本|写本|油印本|内部发行)(?:第?[\d一二三四五六七八九十]版)?)))$/iu;

/** `第2版`, `3版`, `2nd ed.` as a number; `修订本`, `影印本`, `Rev. ed.` as they stand; undefined for what is no edition. */
export function readGbtEdition(raw: string, text: string): string | undefined {
  const match = EDITION.exec(text.trim());
  if (!match) return undefined;
  const number = match[1] ?? match[2];
  if (!number) return raw.trim();
  const han = HAN_NUMBERS.indexOf(number);
  return han >= 0 ? String(han + 1) : number;
}

const CITIES =
  /^(?:北京|上海|天津|重庆|广州|南京|武汉|成都|西安|杭州|沈阳|长春|哈尔滨|大连|济南|青岛|郑州|长沙|合肥|福州|厦门|南昌|昆明|贵阳|南宁|桂林|太原|石家庄|兰州|乌鲁木齐|呼和浩特|银川|西宁|拉萨|海口|深圳|珠海|苏州|扬州|无锡|保定|开封|香港|澳门|台北|高雄|新北|北平|长安|东京|京都|大阪|首尔|金陵|重慶|臺北|廣州|武漢|徐州|宁波|温州|芜湖|延边|石河子|New York|London|Cambridge|Oxford|Berlin|Paris|Chicago|Boston|Princeton|New Haven|Beijing|Shanghai|Tokyo|Singapore|Hong Kong|Amsterdam|Leiden|Dordrecht|Heidelberg|Philadelphia|Berkeley|Stanford|Washington(?:,? D\.? ?C\.?)?|Geneva|Vienna|Basel|Zürich|Zurich|Toronto|Sydney|Melbourne|Hoboken|Moscow|Rome|Munich|München|Frankfurt|Los Angeles|San Francisco|Москва|М\.)(?:市)?$/;

/** `Las Vegas, USA`, `Honolulu, HI, USA`: where a conference was, and no publisher. */
const COUNTRY =
  /^\p{Lu}[\p{L} .'-]{1,30}(?:, ?[A-Z]{2})?, ?(?:USA|U\.S\.A|US|UK|England|China|P\. ?R\. ?China|Germany|France|Japan|Canada|Australia|Italy|Spain|Portugal|Netherlands|The Netherlands|Switzerland|Korea|South Korea|Republic of Korea|Singapore|India|Brazil|Sweden|Norway|Denmark|Finland|Austria|Belgium|Ireland|Greece|Poland|Russia|Turkey|Israel|Mexico|Thailand|Malaysia|Vietnam|Hungary|Czech Republic|New Zealand|Egypt|South Africa|Scotland|Taiwan|Hong Kong|Macao|Ethiopia|Rwanda|Puerto Rico)\.?$/u;

const HOUSE =
  /(?:出版社|出版公司|书局|书店|印书馆|书社|书屋|出版集团|书馆|出版者不详|出版中心|刊行社|古籍社|Press|Publish\w*|Books|Verlag|Springer|Elsevier|Wiley|Routledge|Sons|Inc\.?|Ltd\.?|Co\.?|House|University|大学|学院|研究院|研究所|科学院|Palgrave|Macmillan|Penguin|Brill|Blackwell|McGraw-Hill|Sage|SAGE|IEEE|ACM|AAAI|USENIX)$/;

const UNKNOWN = /^\[? ?(?:S\. ?l\.?|s\. ?n\.?|n\. ?p\.?|出版地不详|出版者不详|出版[地者]未详|地点不详|不详) ?\.?\]?$/i;

/**
 * Reads what follows the mark of a book, thesis or report (2015 §4.1 and §8.4, 2025 §8.2 and §7.5): others
 * responsible, edition, place, publisher, year, pages, in whatever of the standard's forms and of those that people
 * use for it (`北京, 中华书局, 2000`, `中华书局2000年版，第29页`, `[S.l.]: [s.n.]`).
 */
export function readGbtImprint(tail: Piece): CslFields {
  const whole = trimPiece(plainYear(tail));
  const year = findImprintYear(whole);
  const before = year ? cutPiece(whole, 0, year.start) : whole;
  const after = year ? readAfterYear(cutPiece(whole, year.end)) : {};
  const bare = trimPiece(before).text;
  // The stop of an initial is no end here: `W. W. Norton`, `Washington, D.C.`
  const stops = findStops(bare).filter(
    (stop) => !/(?:^|[\s.,:])\p{Lu}\.$/u.test(bare.slice(Math.max(0, stop - 3), stop)),
  );
  const segments = cutAt(trimPiece(before), stops)
    .flatMap(peel)
    .map(trimPiece)
    .filter((segment) => pieceValue(segment));
  let fields: CslFields = {};
  for (const [index, segment] of segments.entries())
    fields = addFields(fields, readSegment(segment, fields, index === segments.length - 1));
  return { ...fields, ...(year && { issued: year.date }), ...(year?.edition && { edition: year.edition }), ...after };
}

/** A year that someone put in brackets: `新世界出版社, (2002)`; brackets around all of it: `(北京: 商务印书馆, 2001年), 第45页`. */
function plainYear({ raw, text }: Piece): Piece {
  const match = /^[\s,.]*(\()[^()]*\d{4} ?年?(?:版)?(\))/.exec(text) ?? /(\() ?(?:1[5-9]|20)\d\d ?年?(\))/.exec(text);
  if (!match) return { raw, text };
  const open = match.index + match[0].indexOf('(');
  const close = match.index + match[0].length - 1;
  const blank = (whole: string): string =>
    `${whole.slice(0, open)} ${whole.slice(open + 1, close)} ${whole.slice(close + 1)}`;
  return { raw: blank(raw), text: blank(text) };
}

/** `龚小夏译, 上海: 上海书店出版社`: people whose role is told, before a comma. */
function peel(segment: Piece): readonly Piece[] {
  for (const match of [...segment.text.matchAll(/, ?/g)].reverse()) {
    const people = cutPiece(segment, 0, match.index);
    if (/[译校编注订]$/.test(people.text) && readOthers(people)) return [people, cutPiece(segment, match.index + 1)];
  }
  return [segment];
}

/** What stands first counts, but people of one role in two places are all named. */
function addFields(found: CslFields, more: CslFields): CslFields {
  const people = (['translator', 'editor', 'contributor'] as const).filter((role) => found[role] && more[role]);
  const both = people.map((role) => [role, [...(found[role] ?? []), ...(more[role] ?? [])]]);
  return { ...more, ...found, ...Object.fromEntries(both) };
}

function cutAt(whole: Piece, stops: readonly number[]): readonly Piece[] {
  const ends = [...stops, whole.text.length];
  return ends.map((end, index) => cutPiece(whole, ends[index - 1] ?? 0, end));
}

const YEARS =
  /(?<![\d.\-/])(?:\[ ?)?(?:c|ca\.? ?|©|约)?(?:1[0-9]|20)\d\d(?!\d)(?:(?:年)? ?[-–—~]+ ?(?:(?:1[0-9]|20)\d\d(?!\d))?(?=\D|$))?(?:\?)?(?: ?\])?(?: ?\([^()\d]{1,20}\))?(?: ?年)?(?: ?\d{1,2} ?月)?(?: ?第? ?[\d一二三四五六七八九十] ?版)?(?:[初]?[版印刊]|出版)?/g;

type ImprintYear = Readonly<{ start: number; end: number; date: NonNullable<CslFields['issued']>; edition?: string }>;

function findImprintYear({ raw, text }: Piece): ImprintYear | undefined {
  const found = [...text.matchAll(YEARS)].flatMap((match) => {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    const after = text.slice(end).trimStart();
    const before = text.slice(0, start).trimEnd();
    if (/[:]$/.test(before) && /^[-–—]?\d/.test(after)) return [];
    if (after && !/^[:,.;)\ue000[(第页]|^[Pp]{1,2}\.?\s?\d|^-\d\d/.test(after)) return [];
    const month =
      /^(.*?\d{4}) ?(?:年)? ?(\d{1,2}) ?月/.exec(written) ?? /^(\d{4})-(0[1-9]|1[0-2])(?!\d)/.exec(text.slice(start));
    const told = /[年月] ?第 ?([\d一二三四五六七八九十]) ?版$/.exec(written)?.[1];
    const edition = written.replace(/ ?第? ?[\d一二三四五六七八九十] ?版$/, '');
    const date = month
      ? { 'date-parts': [[Number(month[1]?.slice(-4)), Number(month[2])] as const] }
      : parseGbtYear(raw.slice(start, end), edition.trim() || written);
    return date
      ? [
          {
            start,
            end: end + (/^-\d\d(?!\d)/.exec(text.slice(end))?.[0].length ?? 0),
            date,
            ...(told && { edition: readGbtEdition(`${told}版`, `${told}版`) ?? told }),
          },
        ]
      : [];
  });
  return found.find(({ start }) => start > 0) ?? found[0];
}

function readAfterYear(after: Piece): CslFields {
  const trimmed = trimPiece(after);
  if (!pieceValue(trimmed)) return {};
  const volume = /^(第 ?[\d一二三四五六七八九十]{1,4} ?[卷册辑])[:, ]*/.exec(trimmed.text);
  if (volume?.[1]) return { volume: volume[1], ...readAfterYear(cutPiece(trimmed, volume[0].length)) };
  const pages = readGbtPages(trimmed.text);
  if (pages) return pages.number ? { page: pages.number } : pages;
  const said =
    /^[\s:,.(]*(?:pp?\.? ?|第 ?|页 ?)?([\divxlc]+(?: ?[-–—~]+ ?[\divxlc]+)?(?:[,、] ?\d+(?:-\d+)?)*) ?(?:页|\)|$|[.,;\ue000])/.exec(
      trimmed.text,
    );
  return (said?.[1] && readGbtPages(said[1])) || {};
}

function readSegment(segment: Piece, found: CslFields, last: boolean): CslFields {
  const edition = readGbtEdition(segment.raw, segment.text);
  if (edition) return { edition };
  const others = readOthers(segment);
  if (others) return others;
  const split = splitEdition(segment);
  if (split) return { edition: split.edition, ...readHouse(split.rest) };
  const series = /^\(([^()]+)\)$/.exec(segment.raw.trim()) ?? /^（([^（）]+)）$/.exec(segment.raw.trim());
  if (series?.[1] && !last) return { 'collection-title': series[1] };
  if (found.publisher) return {};
  return last ? readHouse(segment) : isHouse(segment.text) ? readHouse(segment) : {};
}

function isHouse(text: string): boolean {
  return HOUSE.test(text.trim()) || /^[^:]{1,20}: ?[^:]+$/.test(text);
}

/** `第2版, 北京: 中华书局`. */
function splitEdition(segment: Piece): Readonly<{ edition: string; rest: Piece }> | undefined {
  const at = segment.text.search(/[,;]/);
  if (at < 1) return undefined;
  const edition = readGbtEdition(segment.raw.slice(0, at), segment.text.slice(0, at));
  return edition ? { edition, rest: trimPiece(cutPiece(segment, at + 1)) } : undefined;
}

/** Place and publisher: parted by a colon, by a comma, or one of them alone. `[S.l.]` and 出版者不详 say that there is none. */
function readHouse(segment: Piece): CslFields {
  const colon = segment.text.indexOf(':');
  const parts = colon > 0 ? [cutPiece(segment, 0, colon), cutPiece(segment, colon + 1)] : splitPiece(segment, /, ?/g);
  const [first, ...others] = parts;
  if (!first) return {};
  if (others.length === 0) return alone(first);
  const whole = pieceValue(segment);
  if (colon < 0 && whole && COUNTRY.test(segment.text.trim())) return { 'publisher-place': whole };
  const rest = cutPiece(segment, colon > 0 ? colon + 1 : first.text.length + 1);
  const place = known(first);
  if (colon > 0) return { ...(place && { 'publisher-place': place }), ...house(rest) };
  if (
    CITIES.test(trimPiece(first).text) ||
    (isHouse(rest.text) && !isHouse(first.text) && first.text.trim().length <= 12)
  )
    return { ...(place && { 'publisher-place': place }), ...house(rest) };
  return house(segment);
}

function alone(segment: Piece): CslFields {
  const value = known(segment);
  if (!value) return {};
  if (CITIES.test(trimPiece(segment).text)) return { 'publisher-place': value };
  const glued =
    /^(北京|上海|南京|广州|香港|台北)(商务印书馆|中华书局|人民出版社|生活.读书.新知三联书店|科学出版社|社会科学文献出版社|中国社会科学出版社|法律出版社|高等教育出版社|上海古籍出版社|译林出版社|江苏人民出版社|文物出版社|中信出版社|清华大学出版社|中国人民大学出版社)$/.exec(
      value,
    );
  if (glued?.[1] && glued[2]) return { 'publisher-place': glued[1], publisher: glued[2] };
  return { publisher: value };
}

function house(segment: Piece): CslFields {
  const value = known(segment);
  return value ? { publisher: value } : {};
}

function known(segment: Piece): string | undefined {
  const trimmed = trimPiece(segment);
  if (UNKNOWN.test(trimmed.text) || UNKNOWN.test(segment.text.trim())) return undefined;
  return pieceValue(trimmed)?.replace(/^\[([^[\]]+)\]$/, '$1');
}

export function looksLikeHouse(text: string): boolean {
  return isHouse(text) || isHanBody(text);
}
