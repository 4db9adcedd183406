import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { parseGbtYear } from './read-gbt-dates';
import { readGbtEdition } from './read-gbt-edition';
import { findStops } from './read-gbt-head';
import { readOthers } from './read-gbt-names';
import { readGbtPages } from './read-gbt-pages';
import { isCity, isHouse, readPublishingHouse } from './read-publishing-house';
import type { CslFields } from './reference';

/**
 * Reads what follows the mark of a book, thesis or report (2015 §4.1 and §8.4, 2025 §8.2 and §7.5): others
 * responsible, edition, place, publisher, year, pages, in whatever of the standard's forms and of those that people
 * use for it (`北京, 中华书局, 2000`, `中华书局2000年版，第29页`, `[S.l.]: [s.n.]`).
 */
export function readGbtImprint(tail: Piece): CslFields {
  const whole = trimPiece(plainYear(tail));
  const year = findImprintYear(whole);
  const unknown = year ? null : UNKNOWN_YEAR.exec(whole.text);
  const pages = year || unknown ? null : PAGES_ALONE.exec(whole.text);
  const start = year?.start ?? unknown?.index ?? pages?.index;
  const end = year?.end ?? (unknown ? unknown.index + unknown[0].length : pages?.index);
  const before = cutPiece(whole, 0, start ?? whole.text.length);
  const after = end === undefined ? {} : readAfterYear(cutPiece(whole, end));
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

/** `北京: 中华书局: 45-50`: pages where the year stands with the authors (2015 §9.2, 2025 §9.2). */
const PAGES_ALONE =
  /(?<=: ?[^:.\d][^:]{1,60}): ?\d{1,4}(?: ?[-–—~～] ?\d{1,4})?(?:, ?\d{1,4}(?: ?[-–—~～] ?\d{1,4})?)*[\s.]*$/;

/** `[出版年不详]`, `[n.d.]`: words that say that there is no year. */
const UNKNOWN_YEAR =
  /(?<=, ?)[[(]? ?(?:(?:出版)?(?:年份?|年代|时间|日期) ?(?:不详|未详|不明)|n\. ?d\.|s\. ?a\.) ?[\])]?(?=$|[\s:,.])/iu;

/** A year that someone put in brackets: `新世界出版社, (2002)`; brackets around all of it: `(北京: 商务印书馆, 2001年), 第45页`. */
function plainYear({ raw, text }: Piece): Piece {
  const match =
    /^[\s,.]*(\()[^()]*\d{4} ?年?(?:版)?(\))/.exec(text) ?? /(?<!\d ?)(\() ?(?:1[5-9]|20)\d\d ?年?(\))/.exec(text);
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
  /(?<![\d\-/]|(?<!\p{Script=Han} ?)\.)(?:\[ ?)?(?:c|ca\.? ?|©|约)?(?:1[0-9]|20)\d\d(?!\d)(?:(?:年)? ?[-–—~]+ ?(?:(?:1[0-9]|20)\d\d(?!\d))?(?=\D|$))?(?:\?)?(?: ?\])?(?: ?\([\p{Script=Han} ]{1,20}\))?(?: ?年)?(?: ?\d{1,2} ?月)?(?: ?第? ?[\d一二三四五六七八九十] ?版| ?(?:修订|增订|影印|校印|重印|点校|整理|排印|标点|新)[版本])?(?:[初影重]?[版印刊]|出版)?/gu;

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
      /^(.*?\d{4}) ?(?:年)? ?(\d{1,2}) ?月/.exec(written) ??
      /^(\d{4})(?:-(?=0|1[0-2])|\.(?=(?:1[0-2]|0?[1-9])(?:[\s.]*$| ?[:,])))(0?[1-9]|1[0-2])(?!\d)/.exec(
        text.slice(start),
      );
    const reprint = /(?<=年 ?)(?:修订|增订|影印|校印|重印|点校|整理|排印|标点|新)[版本]$/.exec(written)?.[0];
    const told = /[年月] ?第 ?([\d一二三四五六七八九十]) ?版$/.exec(written)?.[1];
    const edition = told
      ? written.replace(/ ?第? ?[\d一二三四五六七八九十] ?版$/, '')
      : written.slice(0, written.length - (reprint?.length ?? 0));
    const date = month
      ? { 'date-parts': [[Number(month[1]?.slice(-4)), Number(month[2])] as const] }
      : parseGbtYear(raw.slice(start, end), edition.trim() || written);
    return date
      ? [
          {
            start,
            end: end + (/^-\d\d(?!\d)|^\.(?:1[0-2]|0?[1-9])(?=[\s.]*$| ?[:,])/.exec(text.slice(end))?.[0].length ?? 0),
            date,
            ...(told && { edition: readGbtEdition(`${told}版`, `${told}版`) ?? told }),
            ...(reprint && { edition: reprint }),
          },
        ]
      : [];
  });
  const first = found.find(({ start }) => start > 0) ?? found[0];
  const republic = first
    ? null
    : /(?<=[,.:;] ?)(?:中[华華])?民[国國] ?[\d一二三四五六七八九十元]{1,4} ?年(?:[初]?版)?/.exec(text);
  if (republic)
    return {
      start: republic.index,
      end: republic.index + republic[0].length,
      date: { literal: republic[0].replace(/初?版$/, '') },
    };
  return first && withMonth(first, text);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `McKinsey & Company, December 2017`. */
function withMonth(year: ImprintYear, text: string): ImprintYear {
  const month =
    /(?<=^|[\s,.;:(])(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?,? $/.exec(
      text.slice(0, year.start),
    );
  const [own] = year.date['date-parts'] ?? [];
  if (!month?.[1] || own?.length !== 1) return year;
  const number = MONTHS.indexOf(month[1].slice(0, 3).toLowerCase()) + 1;
  return { ...year, start: month.index, date: { 'date-parts': [[own[0], number]] } };
}

function readAfterYear(behind: Piece): CslFields {
  const series = takeSeries(behind);
  return series ? { ...readPagesBehind(series.rest), 'collection-title': series.name } : readPagesBehind(behind);
}

/** The series in brackets at the end of an imprint, `（汉译世界学术名著丛书）`, and what is before it. */
function takeSeries(whole: Piece): Readonly<{ name: string; rest: Piece }> | undefined {
  const match = /\(([^()]{2,24}(?:丛书|文库|译丛|书系|系列))\)[\s.]*$/.exec(whole.text);
  return match?.[1]
    ? {
        name: whole.raw.slice(match.index + 1, match.index + 1 + match[1].length),
        rest: cutPiece(whole, 0, match.index),
      }
    : undefined;
}

function readPagesBehind(after: Piece): CslFields {
  // `2012, (6): 88-90`, `1999 (2018重印): 45`: which printing it was is no page.
  const printing =
    /^[\s,]*\( ?(?:\d{1,2}|[^()]{0,12}(?:重印|印刷|影印|reprint)) ?\) ?:(?= ?\d)/.exec(after.text)?.[0].length ?? 0;
  // `2004年, “导论”, 第4页`
  const chapter = /^[\s,]*“[^”]{1,20}”(?=[,，])/.exec(after.text)?.[0].length ?? 0;
  const trimmed = trimPiece(cutPiece(after, printing || chapter));
  if (!pieceValue(trimmed) || /^\((?:1[5-9]|20)\d\d\)$/.test(trimmed.text)) return {};
  // `1983, 第2册: 15`, `1964: 卷一`
  const volume =
    /^(第 ?[\d一二三四五六七八九十]{1,4} ?[卷册辑]|卷[一二三四五六七八九十百\d]{1,5}|卷[上中下])(?:[:, ]+|$)/.exec(
      trimmed.text,
    );
  if (volume?.[1]) return { volume: volume[1], ...readAfterYear(cutPiece(trimmed, volume[0].length)) };
  // `MIT Press, 2014, 27: 3104-3112`
  const serial = /^, ?(\d{1,4}) ?: ?(\d+ ?[-–—] ?\d+)[\s.]*$/.exec(after.text.trimStart());
  if (serial?.[1] && serial[2]) return { volume: serial[1], ...readGbtPages(serial[2]) };
  // `Article 793, 9459–9474`
  const article = /^Article (\w+), ?(\d+ ?[-–—] ?\d+)$/.exec(trimmed.text);
  if (article?.[1] && article[2]) return { number: article[1], ...readGbtPages(article[2]) };
  const pages = readGbtPages(trimmed.text);
  if (pages) return pages.number ? { page: pages.number } : pages;
  const said =
    /^[\s:,.(]*(?:pp?\.? ?|第 ?|页 ?)?([\divxlc]+(?: ?[-–—~]+ ?[\divxlc]+)?(?:[,、] ?\d+(?:-\d+)?)*) ?(?:页|\)|$|[.,;\ue000])/.exec(
      trimmed.text,
    );
  return (said?.[1] && readGbtPages(said[1])) || {};
}

function readSegment(segment: Piece, found: CslFields, last: boolean): CslFields {
  const edition =
    readGbtEdition(segment.raw, segment.text) ??
    readGbtEdition(segment.raw.replace(/^[(（]|[)）]$/g, ''), segment.text.replace(/^\(|\)$/g, ''));
  if (edition) return { edition };
  if (/^第 ?\d+(?: ?[-–—~] ?\d+)? ?页$/.test(segment.text.trim())) return readGbtPages(segment.text) ?? {};
  const volume = /^(?:第 ?(?:(\d{1,3}) ?卷|[\d一二三四五六七八九十百]{1,4} ?[卷册辑集])|[上中下][卷册])$/.exec(
    segment.text.trim(),
  );
  if (volume) return { volume: volume[1] ?? volume[0] };
  const others = readOthers(segment);
  if (others) return others;
  const split = splitEdition(segment);
  if (split) return { edition: split.edition, ...readPublishingHouse(split.rest) };
  const series = /^\(([^()]+)\)$/.exec(segment.raw.trim()) ?? /^（([^（）]+)）$/.exec(segment.raw.trim());
  if (series?.[1] && !last) return { 'collection-title': series[1] };
  if (found.publisher) return {};
  return last || isHouse(segment.text) || (isCity(segment.text) && !found['publisher-place'])
    ? readPublishingHouse(segment)
    : {};
}

/** `第2版, 北京: 中华书局`. */
function splitEdition(segment: Piece): Readonly<{ edition: string; rest: Piece }> | undefined {
  const at = segment.text.search(/[,;]/);
  if (at < 1) return undefined;
  const edition = readGbtEdition(segment.raw.slice(0, at), segment.text.slice(0, at));
  return edition ? { edition, rest: trimPiece(cutPiece(segment, at + 1)) } : undefined;
}
