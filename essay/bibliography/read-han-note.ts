import { cutPiece, type Piece, pieceValue, punch, splitPiece, trimPiece } from './gbt-piece';
import { takePlainDay } from './read-gbt-dates';
import { readGbtEdition } from './read-gbt-edition';
import { readGbtImprint } from './read-gbt-imprint';
import { readGbtNames, readOthers } from './read-gbt-names';
import { readGbtSerial } from './read-gbt-serial';
import { unquote } from './read-gbt-title';
import type { CslFields, CslName, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;
/** How laws and regulations are named. */
const LAW = /(?:法|法典|条例|规定|办法|细则|解释|决定|宪法|纲要|通知|意见|公约|协定)(?:[(（][^()（）]{1,20}[)）])?$/;

type Titled = Readonly<{ before: Piece; title: string; after: Piece }>;

/**
 * Reads a note in the form of Chinese humanities journals: `作者：《书名》，译者译，出版地：出版社，年，第12页`,
 * `作者：《文章》，《刊名》2019年第3期`, `作者：《文章》，载编者主编：《书名》，…`. Undefined where the entry has no 《》
 * after at most a list of people.
 */
export function readHanNote(entry: Piece, given: CslFields): Read | undefined {
  const own = takeTitle(entry) ?? takeQuoted(entry);
  if (!own || own.before.text.length > 80) return undefined;
  const lead = /^(?:参见|参阅|详见|转引自|引自|见|另见|又见|可参见)[: ]?/.exec(own.before.text)?.[0].length ?? 0;
  const people = readGbtNames(cutPiece(own.before, lead));
  if (pieceValue(cutPiece(own.before, lead)) && !people) return undefined;
  const base = { ...(people && { [people.role ?? 'author']: people.names, ...people.also }), title: own.title };
  const host = takeTitle(own.after);
  const between = host && trimPiece(host.before);
  const part =
    between && /^(?:[甲乙丙丁戊上中下]|第?[\d一二三四五六七八九十]{1,3})(?:部|编|卷|册|篇|集)$/.test(between.text);
  if (host && part)
    return {
      type: 'book',
      ...base,
      volume: volumeOf(between.text),
      'volume-title': host.title,
      ...readRest(host.after),
    };
  if (host && between && between.text.length <= 60 && !/\d{4}/.test(between.text))
    return readWithin(base, host, between, people?.names);
  const law = LAW.test(own.title) && !people ? takePlainDay(own.after) : undefined;
  if (law && !/出版社|书局/.test(own.after.text)) return { type: 'legislation', ...base, issued: law.date };
  const online = given.URL && !/出版|书局|年版|印书馆/.test(own.after.text);
  const thesis = /((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|研究报告))/.exec(own.after.text);
  if (thesis?.[1])
    return {
      type: 'thesis',
      genre: thesis[1],
      ...base,
      ...readRest(punch(own.after, thesis.index, thesis.index + thesis[0].length)),
    };
  if (online) return { type: 'webpage', ...base, ...readDay(own.after) };
  if (!/\d{4}|出版|书局|印书馆|书店|卷|页/.test(own.after.text))
    return { type: given.URL ? 'webpage' : 'document', ...base, ...readDay(own.after) };
  return { type: 'book', ...base, ...readRest(own.after) };
}

/** The first 《…》 with what is before and after it. */
function takeTitle(whole: Piece): Titled | undefined {
  const open = whole.text.indexOf('《');
  if (open < 0) return undefined;
  let depth = 0;
  for (let at = open; at < whole.text.length; at++) {
    const mark = whole.text.charAt(at);
    depth += mark === '《' || mark === '〈' ? 1 : mark === '》' || mark === '〉' ? -1 : 0;
    if (depth === 0)
      return {
        before: cutPiece(whole, 0, open),
        title: cutPiece(whole, open + 1, at)
          .raw.replace(/\s+/g, ' ')
          .trim(),
        after: cutPiece(whole, at + 1),
      };
  }
  return undefined;
}

/** `作者：“文章”，《刊名》`. */
function takeQuoted(whole: Piece): Titled | undefined {
  const match = /[“]([^“”]{2,200})[”]/.exec(whole.text);
  if (!match || !/\p{Script=Han}/u.test(match[1] ?? '')) return undefined;
  return {
    before: cutPiece(whole, 0, match.index),
    title: unquote(whole.raw.slice(match.index, match.index + match[0].length)) ?? '',
    after: cutPiece(whole, match.index + match[0].length),
  };
}

/** A second title is the journal's, the newspaper's or the book's that holds the first. */
function readWithin(base: CslFields, host: Titled, between: Piece, authors: readonly CslName[] | undefined): Read {
  const word = /^(?:载于?|收入|收录于|见|刊于?|原载|辑入)[: ]?/.exec(between.text)?.[0].length ?? 0;
  const own = /^氏[著编]?$/.test(trimPiece(cutPiece(between, word)).text);
  const editors = cutPiece(between, own ? between.text.length : word);
  const people = pieceValue(editors) ? readGbtNames(editors) : undefined;
  const translator = people?.role === 'translator';
  const book =
    !/^[\s,]*(?:\([^()]{1,14}\))?[\s,]*(?:(?:19|20)\d\d|第 ?\d+ ?[卷期辑])/.test(host.after.text) ||
    /出版社|书局|书店|印书馆/.test(host.after.text);
  if (!book) {
    const newspaper =
      !/第 ?\d+ ?[卷期]/.test(host.after.text) &&
      /\d{4}(?: ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[-.]\d{1,2}[-.]\d{1,2})/.test(host.after.text);
    const suffix = /^ ?\(([^()\d]{2,14})\)/.exec(host.after.text);
    const serial = readGbtSerial(suffix ? cutPiece(host.after, suffix[0].length) : host.after, newspaper);
    const name = host.title + (suffix ? host.after.raw.slice(0, suffix[0].length).trim() : '');
    return {
      type: newspaper ? 'article-newspaper' : 'article-journal',
      ...base,
      ...(translator && people && { translator: people.names }),
      ...serial,
      'container-title': name,
    };
  }
  const known = new Set((authors ?? []).map((name) => JSON.stringify(name)));
  const same = people?.names.some((name) => known.has(JSON.stringify(name)));
  const role =
    people?.role && people.role !== 'author'
      ? people.role
      : same || people?.role === 'author'
        ? 'container-author'
        : 'editor';
  const conference = /论文集|会议/.test(host.title);
  return {
    type: conference ? 'paper-conference' : 'chapter',
    ...base,
    ...(people && { [role]: people.names }),
    ...(own && authors && { 'container-author': authors }),
    'container-title': host.title,
    ...readRest(host.after),
  };
}

function readDay(after: Piece): CslFields {
  const day = takePlainDay(after);
  const publisher = pieceValue(splitPiece(day?.rest ?? after, /\ue000/g)[0] ?? after)?.replace(/^[,，\s]+/, '');
  return { ...(publisher && /^[^\d()（）]{2,30}$/.test(publisher) && { publisher }), ...(day && { issued: day.date }) };
}

/** What follows a book's title: volume, translators, edition in any order, then the imprint. */
function readRest(after: Piece): CslFields {
  const bracket = /^ ?\(([^()]{1,20})\)/.exec(after.text);
  const inner = bracket?.[1] ?? '';
  const edition = bracket ? readGbtEdition(inner, inner) : undefined;
  const volume =
    bracket &&
    /^(?:第?[\d一二三四五六七八九十]{1,4}[卷册辑]|[上中下](?:卷|册)?|卷[\d一二三四五六七八九十]+)$/.test(inner)
      ? inner
      : undefined;
  const start = bracket && (edition || volume) ? bracket[0].length : 0;
  let rest = trimPiece(cutPiece(after, start));
  let fields: CslFields = { ...(edition && { edition }), ...(volume && { volume: volumeOf(volume) }) };
  for (;;) {
    const end = rest.text.search(/[,.;\ue000]/);
    const segment = trimPiece(end < 0 ? rest : cutPiece(rest, 0, end));
    const found = readSegment(segment);
    if (!found || end < 0) {
      fields = { ...found, ...fields };
      if (found) rest = cutPiece(rest, rest.text.length);
      break;
    }
    fields = { ...found, ...fields };
    rest = trimPiece(cutPiece(rest, end + 1));
  }
  return { ...readGbtImprint(rest), ...fields };
}

function readSegment(segment: Piece): CslFields | undefined {
  const { text, raw } = segment;
  if (
    /^(?:第 ?[\d一二三四五六七八九十百]{1,4} ?[卷册辑部编]|卷 ?[\d一二三四五六七八九十百]{1,5}|[上中下](?:卷|册))$/.test(
      text,
    )
  )
    return { volume: volumeOf(text) };
  const edition = readGbtEdition(raw, text);
  if (edition) return { edition };
  const others = readOthers(segment);
  return others;
}

function volumeOf(text: string): string {
  return /^第 ?(\d+) ?卷$/.exec(text)?.[1] ?? text.replace(/ /g, '');
}
