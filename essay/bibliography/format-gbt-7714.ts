import { fieldText, withNoteFields } from './entry-fields';
import { entryLanguage } from './entry-language';
import { gbtAccessed, gbtDay, gbtYear, isFullDate } from './gbt-7714-dates';
import { conference, editors, entryTitle, type GbtEntry, isPart, others } from './gbt-7714-entry';
import { type GbtEdition, gbtMarks } from './gbt-7714-marks';
import { gbtNames } from './gbt-7714-names';
import { gbtAccess, gbtEditionPart, gbtImprint, gbtPages, gbtReadOn, gbtTitle, gbtVolume } from './gbt-7714-parts';
import { article, periodical } from './gbt-7714-serials';
import { gbtType } from './gbt-7714-type';
import type { CslItem } from './reference';
import { concatRuns, joinRuns, joinSentences, type Run, textRun } from './runs';

/**
 * Writes an entry by GB/T 7714 (numeric style, 顺序编码制), without its `[n]`, ending in a full stop. What the item
 * does not say is left out; nothing is capitalised or shortened but names. The standard has no place for a series,
 * an ISBN, or the year of an original edition: they are left out too.
 * @param edition 2015, or 2025 (in force since 2026-07-01)
 * @example runsToText(formatGbt7714(item, { edition: 2025 })) // '张伯伟. 全唐五代诗格汇考[M]. 南京：江苏古籍出版社，2002：288.'
 */
export function formatGbt7714(reference: CslItem, { edition }: Readonly<{ edition: GbtEdition }>): readonly Run[] {
  const item = withNoteFields(reference);
  const entry: GbtEntry = { item, language: entryLanguage(item), edition };
  return joinSentences([textRun(mainNames(entry)), ...body(entry), ...gbtAccess(item)]);
}

/** Who stands first. A standard of the 2025 edition begins with its number (§8.9); an editor stands first only where no host work follows. */
function mainNames({ item, language, edition }: GbtEntry): string {
  if (item.type === 'standard' && edition === 2025) return '';
  const hosted = Boolean(item['container-title']) && isPart(item);
  const firsts = [
    item.author,
    item.composer,
    item.director,
    item.illustrator,
    ...(hosted ? [] : [item['container-author'], ...editors(item)]),
  ];
  return gbtNames(
    firsts.find((names) => names && names.length > 0),
    language,
    edition,
  );
}

function body(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, edition } = entry;
  const code = gbtType(item, edition);
  switch (code) {
    case 'J':
      return item.type === 'periodical' ? periodical(entry) : article(entry);
    case 'N':
      return article(entry);
    case 'M':
    case 'C':
    case 'G':
    case 'CM':
      return (item['container-title'] && isPart(item)) || conference(item) ? part(entry) : book(entry);
    case 'D':
      return book(entry);
    case 'S':
      // 2025 §8.9.2: number, title, and where to get it; 2015 §4.1.2 gives a standard the form of a book.
      return edition === 2025 ? [entryTitle(entry)] : book(entry);
    case 'R':
      return item.publisher || item['publisher-place'] ? book(entry) : edition === 2025 ? dated(entry) : online(entry);
    case 'P':
      return dated(entry);
    case 'A':
      return edition === 2025 ? archived(entry) : item.publisher || item.archive ? archived(entry) : online(entry);
    case 'EB':
    case 'CP':
    case 'DB':
    case 'DS':
    case 'PP':
    case 'Z':
      return item.URL || item.DOI ? online(entry) : book(entry);
    default:
      code satisfies never;
      return book(entry);
  }
}

/** §4.1 (2015), §8.2 (2025): 题名[M]. 其他责任者. 版本. 出版地: 出版者, 年: 页[引用日期]. A map has its scale and size (2025 §8.13). */
function book(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, language, edition } = entry;
  const map = edition === 2025 && item.type === 'map';
  const readOn = edition === 2015 ? gbtReadOn(item, edition) : '';
  const named =
    map && item.scale
      ? joinSentences(
          [gbtTitle(item.title, edition), entryTitle({ ...entry, item: { ...item, title: item.scale } })],
          '.]',
        )
      : entryTitle(entry);
  return [
    named,
    ...others(entry),
    textRun(gbtEditionPart(item, language)),
    textRun(gbtImprint(item, language, edition) + readOn),
    textRun(map ? item.dimensions : ''),
  ];
}

/** §4.2 (2015), §8.3 (2025): 析出题名[M]. 其他责任者//专著责任者. 专著题名: 卷. 版本. 出版地: 出版者, 年: 页. */
function part(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, language, edition } = entry;
  const hostTitle = item['container-title'] ?? conference(item);
  const hostNames = [item['container-author'], ...editors(item)].find((names) => names && names.length > 0);
  const own = joinParts([entryTitle(entry), ...others(entry)]);
  const host = joinRuns([gbtTitle(hostTitle, edition), textRun(gbtVolume(item, language))], gbtMarks(edition).colon);
  const head = gbtNames(hostNames, language, edition);
  const stop = /\.$/.test(head) ? ' ' : '. ';
  const whole = concatRuns(own, textRun('//'), textRun(head && head + stop), host);
  const imprint = gbtImprint(item, language, edition);
  const readOn = edition === 2015 ? gbtReadOn(item, edition) : '';
  const unpublished = !item.publisher && !item['publisher-place'] && !gbtEditionPart(item, language);
  // §8.6.3 (2025): a paper of a conference that published no book: //会议名，年：页.
  if (unpublished) return [joinRuns([whole, textRun(imprint + readOn)], gbtMarks(edition).comma)];
  return [whole, textRun(gbtEditionPart(item, language)), textRun(imprint + readOn)];
}

/** Sentences without the last stop: what `//` follows. */
function joinParts(parts: readonly (readonly Run[])[]): readonly Run[] {
  return parts
    .filter((runs) => runs.length > 0)
    .reduce((whole, runs) => (whole.length > 0 ? concatRuns(whole, textRun('. '), runs) : runs), []);
}

/** §4.5 (2015), §8.10 and §8.8 (2025): a patent or report has its day: 题名: 号[P]. 年-月-日: 页[引用日期]. */
function dated(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, edition } = entry;
  const day = [gbtDay(item.issued, edition), gbtPages(item)].filter(Boolean).join(gbtMarks(edition).colon);
  return [entryTitle(entry), textRun(day + (edition === 2015 ? gbtReadOn(item, edition) : ''))];
}

/** §8.12 (2025): 题名: 档号[A]. 收藏地: 收藏者, 形成日期. */
function archived(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, language, edition } = entry;
  const keeper = {
    ...item,
    publisher: item.archive ?? item.publisher,
    'publisher-place': item['archive-place'] ?? item['publisher-place'],
  };
  // Documents that were published as a book (《中国明朝档案总汇》) have the year of the book.
  const day =
    edition === 2025 && (item.archive || !item.publisher)
      ? gbtDay(item.issued, edition)
      : gbtYear(item.issued, edition);
  const readOn = edition === 2015 ? gbtReadOn(item, edition) : '';
  return [entryTitle(entry), textRun(gbtImprint(keeper, language, edition, day) + readOn)];
}

/**
 * What lives on the net: 题名[EB/OL]. (更新日期)[引用日期] (2015 §4.6, 2025 §8.11); with a version and the platform
 * for data sets and preprints in 2025 (§8.14, §8.15): `[PP/OL]. V2. arXiv（2012-03-18）[2020-06-24]`. 2015 §4.6.2
 * has place, publisher and year before the dates where they are known.
 */
function online(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, language, edition } = entry;
  const { open, close } = gbtMarks(edition);
  const day = gbtDay(item.issued, edition);
  const bracketed = day ? open + day + close : '';
  const readOn = gbtAccessed(item.accessed, edition);
  const versioned = ['DS', 'DB', 'PP', 'CP'].includes(gbtType(item, edition));
  const version = versioned ? fieldText(item.version)?.replace(/^v?(?:ersion )?\.? ?(?=\d)/i, 'V') : undefined;
  const platform = ['DS', 'DB', 'PP'].includes(gbtType(item, edition))
    ? (item.publisher ?? item.archive ?? item['container-title'] ?? '')
    : '';
  if (edition === 2025)
    return [entryTitle(entry), ...others(entry), textRun(version), textRun(platform + bracketed + readOn)];
  const imprint = item.publisher ? gbtImprint(item, language, edition) : '';
  const dates = imprint && !isFullDate(item.issued) ? readOn : bracketed + readOn;
  return [entryTitle(entry), ...others(entry), textRun(version), textRun(imprint + dates)];
}
