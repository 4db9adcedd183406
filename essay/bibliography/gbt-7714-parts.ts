import { fieldText } from './entry-fields';
import { gbtAccessed, gbtYear } from './gbt-7714-dates';
import { type GbtEdition, gbtMarks, gbtTitleMarks } from './gbt-7714-marks';
import { gbtType, gbtTypeMark } from './gbt-7714-type';
import { markupRuns } from './markup-runs';
import type { CslItem } from './reference';
import { concatRuns, joinRuns, linkRun, type Run, textRun } from './runs';

const HAN_NUMBERS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** A title as runs, its own closing stop taken off (the entry sets it). */
export function gbtTitle(title: string | undefined, edition: GbtEdition): readonly Run[] {
  return title ? markupRuns(gbtTitleMarks(title.trim().replace(/(?<!\.)\.$/, ''), edition)) : [];
}

/**
 * Title, other title information and type mark: `国史旧闻: 第1卷[M]`, `全智能节电器: 200610171314.3[P]`
 * (2015 §8.2.3 and §8.2.4; 2025 §7.2.3 and §7.3). A number that the title already has is not written twice.
 */
export function gbtTitlePart(item: CslItem, language: string, edition: GbtEdition): readonly Run[] {
  const number = gbtNumber(item);
  const said = number !== undefined && (item.title ?? '').includes(number);
  const hosted = Boolean(item['container-title']);
  const parts = [
    gbtTitle(item.title, edition),
    textRun(hosted ? '' : gbtVolume(item, language)),
    textRun(said || item.type === 'standard' ? '' : number),
  ];
  const named = joinRuns(parts, gbtMarks(edition).colon);
  // 2025 §8.9.2: a standard's number stands before its title; 2015 §8.2.3: after it, as other title information.
  const standard = item.type === 'standard' && !said ? textRun(number) : [];
  const whole =
    edition === 2025 ? joinRuns([standard, named], ' ') : joinRuns([named, standard], gbtMarks(edition).colon);
  return concatRuns(whole, textRun(gbtTypeMark(item, edition)));
}

/** The number that is other title information: a report's, a standard's, a patent's, an archive's (2015 §8.2.3, 2025 §7.2.3). */
function gbtNumber(item: CslItem): string | undefined {
  const type = gbtType(item, 2025);
  if (type === 'P') return fieldText(item['call-number']) ?? fieldText(item.number);
  if (type === 'A') return fieldText(item.archive_location) ?? fieldText(item.number);
  return type === 'R' || type === 'S' ? fieldText(item.number) : undefined;
}

/** The volume of a book in several: `第1卷`, `v.1` by the entry's language; words as they stand (2015 §8.2.3, 2025 §7.2.3). */
export function gbtVolume(item: CslItem, language: string): string {
  if (['J', 'N', 'PP'].includes(gbtType(item, 2025))) return '';
  const volume = fieldText(item.volume) ?? fieldText(item['part-number']);
  const name = fieldText(item['volume-title']) ?? fieldText(item['part-title']);
  const written = volume && /^\d+$/.test(volume) ? (language === 'zh' ? `第${volume}卷` : `v.${volume}`) : volume;
  return [written, name].filter(Boolean).join(' ');
}

/**
 * The edition, the first left out: `3版`, `4th ed.`, other words as they stand (2015 §8.3, 2025 §7.4).
 * `第三版` and `3rd edition` say the same as `3`.
 */
export function gbtEditionPart(item: CslItem, language: string): string {
  const edition = fieldText(item.edition);
  if (!edition) return '';
  const han = /^第? ?([一二三四五六七八九十]|\d{1,3}) ?版$/.exec(edition)?.[1];
  const latin = /^(\d{1,3})(?:st|nd|rd|th)?(?: ed(?:n|ition)?\.?)?$/i.exec(edition)?.[1];
  const number = latin ?? (han && (HAN_NUMBERS[han] ?? han));
  if (!number) return edition;
  if (number === '1') return '';
  return language === 'zh' || language === 'ja' ? `${number}版` : `${ordinal(Number(number))} ed.`;
}

/**
 * The English ordinal of a whole number from 0 on, in figures.
 * @example ordinal(22) // '22nd'
 */
export function ordinal(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** Pages as they are cited, ranges with a hyphen (2015 §8.5, 2025 §7.7); an article number where there are none. */
export function gbtPages(item: CslItem): string {
  const pages = fieldText(item.page);
  if (!pages) return gbtType(item, 2025) === 'J' ? (fieldText(item.number) ?? '') : '';
  return pages.replace(/ ?[–—−‐‑] ?|--+/g, '-').replace(/, /g, ',');
}

/**
 * Place, publisher, year and pages: `北京: 中华书局, 2000: 29` (2015 §8.4, 2025 §7.5). In a printed book one of
 * place and publisher that is not known is said so, in square brackets and the entry's language (2015 §8.4.1.3 and
 * §8.4.2.3; 2025 §7.5.2.3 and §7.5.3.3); what is read on the net may go without.
 * @param year how the year is to be written, where not from `issued`
 */
export function gbtImprint(
  item: CslItem,
  language: string,
  edition: GbtEdition,
  year = gbtYear(item.issued, edition),
): string {
  const marks = gbtMarks(edition);
  const place = item['publisher-place']?.trim().split(/[;；]/)[0]?.trim();
  const publisher = item.publisher?.trim();
  const told =
    ['M', 'C', 'G', 'CM'].includes(gbtType(item, edition)) && !item.URL && !item.DOI && Boolean(place || publisher);
  const [noPlace, noPublisher] = language === 'zh' ? ['[出版地不详]', '[出版者不详]'] : ['[S.l.]', '[s.n.]'];
  const house = [place ?? (told && noPlace), publisher ?? (told && noPublisher)].filter(Boolean).join(marks.colon);
  return [[house, year].filter(Boolean).join(marks.comma), gbtPages(item)].filter(Boolean).join(marks.colon);
}

/** Address, then the lasting identifiers that the address does not already hold (2015 §8.6 and §8.7; 2025 §7.8 and §7.9). */
export function gbtAccess(item: CslItem): readonly (readonly Run[])[] {
  const url = item.URL?.trim() ?? '';
  const doi = (item.DOI ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const cstr = (item.CSTR ?? '').trim().replace(/^cstr:\s*/i, '');
  return [
    url ? linkRun(url, url) : [],
    doi && !holds(url, doi) ? concatRuns(textRun('DOI:'), linkRun(doi, `https://doi.org/${encodeURI(doi)}`)) : [],
    cstr && !holds(url, cstr) ? concatRuns(textRun('CSTR:'), linkRun(cstr, `https://cstr.cn/${encodeURI(cstr)}`)) : [],
  ];
}

function holds(url: string, identifier: string): boolean {
  const wanted = identifier.toLowerCase();
  const address = url.toLowerCase();
  return address.includes(wanted) || address.includes(encodeURIComponent(wanted).toLowerCase());
}

/** The day of reading, which the 2015 edition asks for on everything read on the net (§8.4.4) and that of 2025 on net-only kinds. */
export function gbtReadOn(item: CslItem, edition: GbtEdition): string {
  const online = Boolean(item.URL || item.DOI);
  if (!online) return '';
  return gbtAccessed(item.accessed, edition);
}
