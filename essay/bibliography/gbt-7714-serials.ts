import { fieldText } from './entry-fields';
import { gbtDay, gbtYear } from './gbt-7714-dates';
import { entryTitle, type GbtEntry, others } from './gbt-7714-entry';
import { gbtMarks } from './gbt-7714-marks';
import { gbtImprint, gbtPages, gbtReadOn, gbtTitle } from './gbt-7714-parts';
import { gbtType } from './gbt-7714-type';
import { concatRuns, joinRuns, type Run, textRun } from './runs';

/**
 * The parts of an article's entry behind its authors, without runs where a field is absent. 2015 §4.4, 2025 §8.5:
 * 题名[J]. 刊名, 年, 卷(期): 页; a newspaper 题名[N]. 报名, 年-月-日(版次).
 */
export function article(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, edition } = entry;
  const marks = gbtMarks(edition);
  const bracketed = (text: string | undefined): string => (text ? marks.open + text + marks.close : '');
  // 2025 §7.2.1: an abbreviated journal title goes without its stops: `Br Med J`.
  const journal = (item['container-title'] ?? '').replace(/\.(?=\s|$)/g, '').trim();
  const readOn = edition === 2015 ? gbtReadOn(item, edition) : '';
  const newspaper = gbtType(item, edition) === 'N';
  const volume = fieldText(item.volume);
  const issue = fieldText(item.issue);
  const ahead = edition === 2025 && !volume && !issue;
  const day = newspaper
    ? gbtDay(item.issued, edition)
    : ahead
      ? gbtDay(item['available-date'] ?? item.issued, edition)
      : gbtYear(item.issued, edition);
  const when = [day, newspaper ? undefined : volume].filter(Boolean).join(marks.comma);
  const where = newspaper ? when + bracketed(gbtPages(item)) : when + bracketed(issue);
  const pages = newspaper ? '' : gbtPages(item);
  const source = joinRuns([gbtTitle(journal, edition), textRun(where)], marks.comma);
  const secondary = edition === 2025 ? others(entry) : others(entry).slice(1);
  return [
    entryTitle(entry),
    ...secondary,
    concatRuns(joinRuns([source, textRun(pages)], marks.colon), textRun(readOn)),
  ];
}

/**
 * The parts of a periodical's entry, without runs where a field is absent. 2015 §4.3, 2025 §8.4:
 * 题名[J]. 年, 卷(期)-年, 卷(期). 出版地: 出版者, 年-年.
 */
export function periodical(entry: GbtEntry): readonly (readonly Run[])[] {
  const { item, language, edition } = entry;
  const marks = gbtMarks(edition);
  const span = fieldText(item.volume)
    ?.replace(/[-–—]+/g, marks.years)
    .replace(/, ?|，/g, marks.comma)
    .replace(/ ?[(（]/g, marks.open)
    .replace(/[)）]/g, marks.close);
  const readOn = edition === 2015 ? gbtReadOn(item, edition) : '';
  return [entryTitle(entry), textRun(span), textRun(gbtImprint({ ...item, page: '' }, language, edition) + readOn)];
}
