import { cutPiece, type Piece, pieceValue, punch, splitPiece, trimPiece } from './gbt-piece';
import { takePlainDay } from './read-gbt-dates';
import { type GbtNames, readGbtNames } from './read-gbt-names';
import { readGbtSerial } from './read-gbt-serial';
import { hanVolume, readHanImprint } from './read-han-imprint';
import { isLawTitle, readLawTail } from './read-law';
import type { CslDate, CslFields, CslName, CslType } from './reference';
import { isWithinWords, type Titled, takeQuoted, takeTitle } from './take-noted-title';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads a note in the form of Chinese humanities journals: `作者：《书名》，译者译，出版地：出版社，年，第12页`,
 * `作者：《文章》，《刊名》2019年第3期`, `作者：《文章》，载编者主编：《书名》，…`. Undefined where the entry has no 《》
 * after at most a list of people.
 */
export function readHanNote(entry: Piece, given: CslFields): Read | undefined {
  const quoted = takeQuoted(entry);
  const own = quoted && /^[,.]? ?(?:[载刊]于?)? ?《/.test(quoted.after.text) ? quoted : (takeTitle(entry) ?? quoted);
  if (!own || own.before.text.length > 80 || isWithinWords(own)) return undefined;
  const lead = /^(?:可?参见|参看|参阅|详见|转引自|引自|见|另见|又见)[: ]?/.exec(own.before.text)?.[0].length ?? 0;
  const bare = bareTitle(cutPiece(own.before, lead), own, given);
  if (bare) return bare;
  const { named: before, year } = authorYear(cutPiece(own.before, lead));
  // `乾隆《苏州府志》`: whose reign it was, not who wrote it.
  const named = REIGN.test(before.text) && /志$/.test(own.title) ? cutPiece(before, 0, 0) : before;
  const people = readGbtNames(named);
  if (pieceValue(named) && !people) return undefined;
  if (!people && isDailyIssue(own))
    return {
      type: 'article-newspaper',
      'container-title': own.title,
      ...readGbtSerial(own.after, { newspaper: true }),
    };
  const base = {
    ...(people && { [people.role ?? 'author']: people.names, ...people.also }),
    ...(year && { issued: year }),
    title: own.title,
  };
  const read = readTitled(own, base, people, given);
  return year ? { ...read, issued: year } : read;
}

/** `1937年7月8日, 胡佛研究院档案馆藏, 胡适档案, 甲-1234`: who keeps it, and its file there. */
const KEPT =
  /(?:^|[,()])\s*([^,()]{2,40}(?:档案馆|图书馆|博物馆|研究所|研究院|史馆))藏(?:,? ?(?:档号 ?:? ?)?([^,]{0,20},? ?[^,]{0,12}\d[\dA-Za-z-]*))?[\s.]*$/;

const REIGN =
  /^[([]? ?(?:洪武|永乐|宣德|正统|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国|明|清)[)\]]? ?$/;

/** `蔡昉，2013：`, `费孝通，1985，`, `王力（2015）`: the year that economists and sociologists set behind the names. */
function authorYear(before: Piece): Readonly<{ named: Piece; year?: CslDate }> {
  const match = /[\s,.([]+((?:1[5-9]|20)\d\d)[a-z]? ?年?[\s,.:)\]]*$/.exec(before.text);
  if (!match || match.index < 2) return { named: before };
  return { named: cutPiece(before, 0, match.index), year: { 'date-parts': [[Number(match[1])]] } };
}

/** `《申报》1922年5月9日，第14版`: an issue of a newspaper, nothing in it named. */
function isDailyIssue({ title, after }: Titled): boolean {
  return /报$/.test(title) && /^[\s,]*(?:18|19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日/.test(after.text);
}

function readTitled(own: Titled, base: CslFields, people: GbtNames | undefined, given: CslFields): Read {
  const host = takeTitle(own.after);
  const between = host && trimPiece(host.before);
  const scrolled = between && /^卷 ?[\d一二三四五六七八九十百〇○零]{1,6}[上中下]?$/.test(between.text);
  // `《将吏法言》卷五, 《丛刊》第34辑`: behind a comma another book begins.
  const scroll = scrolled && !/[,]\s*$/.test(host.before.text);
  // 《魏书》卷一一〇《食货志》: a book of the old kind, its scroll, and what is in it.
  if (host && scroll)
    return {
      type: 'chapter',
      ...base,
      title: host.title,
      'container-title': own.title,
      ...readHanImprint(host.after),
      volume: between.text,
    };
  const part =
    between && /^(?:[甲乙丙丁戊上中下]|第?[\d一二三四五六七八九十]{1,3})(?:部|编|卷|册|篇|集)$/.test(between.text);
  if (host && part)
    return {
      type: 'book',
      ...base,
      volume: hanVolume(between.text),
      'volume-title': host.title,
      ...readHanImprint(host.after),
    };
  if (host && between && between.text.length <= 60 && !/\d{4}/.test(between.text))
    return readWithin(base, host, scrolled ? cutPiece(between, 0, 0) : between, people?.names);
  const told =
    isLawTitle(own.title) && people?.names.every(({ family }) => !family) !== false
      ? readLawTail(own.after)
      : undefined;
  if (told) return { type: 'legislation', ...base, ...told };
  const law = isLawTitle(own.title) && !people ? takePlainDay(own.after) : undefined;
  if (law && !/出版社|书局/.test(own.after.text)) return { type: 'legislation', ...base, issued: law.date };
  const kept = KEPT.exec(own.after.text);
  if (kept?.[1]) {
    const day = takePlainDay(own.after);
    return {
      type: 'manuscript',
      ...base,
      ...(day && { issued: day.date }),
      archive: kept[1],
      ...(kept[2] && { archive_location: kept[2] }),
    };
  }
  const online = given.URL && !/出版|书局|年版|印书馆/.test(own.after.text);
  const thesis = /((?:博士|硕士|学士)(?:后)?(?:学位)?(?:论文|研究报告))/.exec(own.after.text);
  if (thesis?.[1])
    return {
      type: 'thesis',
      genre: thesis[1],
      ...base,
      ...readHanImprint(punch(own.after, thesis.index, thesis.index + thesis[0].length)),
    };
  if (online) return { type: 'webpage', ...base, ...readDay(own.after) };
  if (!/\d{4}|出版|书局|印书馆|书店|卷|页/.test(own.after.text))
    return { type: given.URL ? 'webpage' : 'document', ...base, ...readDay(own.after) };
  const imprint = readHanImprint(own.after);
  const contributor = [...(base.contributor ?? []), ...(imprint.contributor ?? [])];
  return { type: 'book', ...base, ...imprint, ...(contributor.length > 0 && { contributor }) };
}

/** `作者：文章，《刊名》2012年第4期`: a title without 《》 before the journal's. */
function bareTitle(before: Piece, host: Titled, given: CslFields): Read | undefined {
  const match = /^([^:.]{2,40})[:.](.{4,80}?)[,.]\s*((?:载于?|收入|收录于|辑入)[^,.]{0,30})?$/.exec(before.text);
  const people = match?.[1] ? readGbtNames(cutPiece(before, 0, match[1].length)) : undefined;
  const within = match?.[3] ?? '';
  const edited = /[编著]\s*:?\s*$/.test(within);
  if (
    !match?.[2] ||
    !people?.sure ||
    given.URL ||
    (!edited && !/^[\s,]*(?:(?:19|20)\d\d|第 ?\d+ ?[卷期])/.test(host.after.text))
  )
    return undefined;
  const seam = before.text.length - within.length;
  const title = pieceValue(cutPiece(before, (match[1] ?? '').length, seam));
  const base = { [people.role ?? 'author']: people.names, ...(title && { title }) };
  return readWithin(base, host, cutPiece(before, seam), people.names);
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
    /出版社|出版公司|出版集团|书局|书店|印书馆/.test(host.after.text);
  if (!book) {
    const newspaper =
      !/第 ?\d+ ?[卷期]/.test(host.after.text) &&
      /\d{4}(?: ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[-.]\d{1,2}[-.]\d{1,2})/.test(host.after.text);
    const suffix = /^ ?\(([^()\d]{2,14})\)/.exec(host.after.text);
    const serial = readGbtSerial(suffix ? cutPiece(host.after, suffix[0].length) : host.after, { newspaper });
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
      : same || people?.role === 'author' || /^(?:见|载于?|收入)/.test(between.text)
        ? 'container-author'
        : 'editor';
  const conference = /论文集|会议/.test(host.title);
  return {
    type: conference ? 'paper-conference' : 'chapter',
    ...base,
    ...(people && { [role]: people.names }),
    ...(own && authors && { 'container-author': authors }),
    'container-title': host.title,
    ...readHanImprint(host.after),
  };
}

function readDay(after: Piece): CslFields {
  const day = takePlainDay(after);
  const publisher = pieceValue(splitPiece(day?.rest ?? after, /\ue000/g)[0] ?? after)
    ?.replace(/^[,，\s]+/, '')
    .replace(/^(?:载于?|来源[:：]?)/, '');
  return { ...(publisher && /^[^\d()（）]{2,30}$/.test(publisher) && { publisher }), ...(day && { issued: day.date }) };
}
