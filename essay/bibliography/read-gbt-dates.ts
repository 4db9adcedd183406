import { HOLE, type Piece, punch } from './gbt-piece';
import { findImpossible } from './read-date';
import type { CslDate, CslDateParts, CslFields } from './reference';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DAY = `(?:(?:1[6-9]|20)\\d\\d ?(?:年 ?\\d{1,2} ?月(?: ?\\d{1,2} ?[日号]?)?|[-./–—] ?\\d{1,2} ?[-./–—] ?\\d{1,2}(?!\\d))|\\d{1,2} ${MONTH},? (?:1[6-9]|20)\\d\\d|${MONTH} \\d{1,2}(?:, ?| )(?:1[6-9]|20)\\d\\d)`;
const READ =
  '(?:最后|最近|上次)?(?:访问|检索|引用|浏览|查阅|读取|获取|登录|登陆|上网|下载|查询|查看|阅读)(?:日期|时间|于|日)?';

const ACCESSED: readonly RegExp[] = [
  new RegExp(`(?<=(?:19|20)\\d\\d-\\d{1,2}-\\d{1,2}) ?/ ?(${DAY})`, 'i'),
  new RegExp(`[[(]? ?${READ} ?[:,]? ?(?:为|是)?[[(]? ?(${DAY}) ?[\\])]?`, 'i'),
  new RegExp(`[[(]? ?(?:于 ?)?(${DAY}) ?[\\])]? ?${READ} ?[\\])]?`, 'i'),
  new RegExp(
    `[[(]? ?(?:last )?(?:accessed|retrieved|visited|viewed|cited|access date|consulted)(?: date)?(?: on)? ?[:,]? ?(${DAY})(?:,? from)? ?[:]? ?[\\])]?`,
    'i',
  ),
  new RegExp(`\\[ ?(${DAY}) ?\\]`, 'i'),
  // `(2021-03-02). http://…, 2022-01-01`: a second day behind the address.
  new RegExp(`(?<=\\( ?${DAY} ?\\)[\\s.,;]{0,3}${HOLE}[\\s.,;]{0,3})(${DAY})(?=[\\s.,;]*$)`, 'i'),
];

const UPDATED = new RegExp(
  `\\( ?(?:(?:更新|发布|修改|上线)(?:日期|时间)? ?:? ?)?(${DAY})(?: ?(?:更新|发布))? ?\\)`,
  'i',
);
const PLAIN_DAY = new RegExp(`(?<![\\d-])(${DAY})(?!\\d)`, 'i');

type Found = Readonly<{ fields: CslFields; rest: Piece }>;

/**
 * Takes the day of reading out of an entry: `[2013-03-26]` (2015 §8.4.4, 2025 §7.6), and what people write instead:
 * `2025 年 3 月 2 日访问`, `访问日期：2025.3.2`, `Accessed March 2, 2025`. An impossible day is left where it stands.
 */
export function readGbtAccessed(whole: Piece): Found {
  for (const pattern of ACCESSED) {
    const found = takeDay(whole, pattern);
    if (found) return { fields: { accessed: found.date }, rest: found.rest };
  }
  return { fields: {}, rest: whole };
}

/** Takes a bracketed day, `(2012-01-16)`, that of making or of the last change (2015 §8.4.3.2, 2025 §7.5.4.2). */
export function takeBracketedDay(whole: Piece): Readonly<{ date: CslDate; rest: Piece }> | undefined {
  return takeDay(whole, UPDATED);
}

/** Takes the first whole day there is: the day, and the piece with a hole in its place; undefined where there is none. */
export function takePlainDay(whole: Piece): Readonly<{ date: CslDate; rest: Piece }> | undefined {
  return takeDay(whole, PLAIN_DAY);
}

function takeDay(whole: Piece, pattern: RegExp): Readonly<{ date: CslDate; rest: Piece }> | undefined {
  const match = pattern.exec(whole.text);
  const date = match?.[1] ? parseGbtDay(match[1]) : undefined;
  if (!match || !date) return undefined;
  return { date, rest: punch(whole, match.index, match.index + match[0].length) };
}

/** A day in any of the forms people write; undefined for anything else and for a day that the calendar has not. */
export function parseGbtDay(text: string): CslDate | undefined {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const word = /[a-z]{3,}/i.exec(text)?.[0].slice(0, 3).toLowerCase();
  const parts = word ? englishDay(numbers, MONTHS.indexOf(word) + 1) : numbers;
  if (parts.length < 1 || parts.length > 3 || findImpossible(parts as unknown as CslDateParts)) return undefined;
  if ((parts[1] ?? 1) > 12 || (parts[1] ?? 1) < 1) return undefined;
  return { 'date-parts': [parts as unknown as CslDateParts] }; // one to three numbers, as just counted
}

function englishDay(numbers: readonly number[], month: number): readonly number[] {
  const year = numbers.find((number) => number > 31);
  const day = numbers.find((number) => number <= 31);
  return year && month > 0 ? [year, month, ...(day ? [day] : [])] : [];
}

const YEAR_FORMS =
  /^(?:(\[ ?)?(c|ca\.? ?|©|约)?((?:1[0-9]|20)\d\d)(?:(?:年)? ?([-–—~]+) ?((?:1[0-9]|20)\d\d)?)?(?: ?[?]?\])?)(?: ?年)?(?:[初影重]?版|[影重]?印|刊|出版)?$/;

/**
 * A year as a book has it (2015 §8.4.3, 2025 §7.5.4): `2002`, `2019年版`, `1957-1990`, `1984—`, `[1936]` (an
 * estimate), `c1988` and `1865（清同治四年）` as words. Undefined for anything else.
 */
export function parseGbtYear(raw: string, text: string): CslDate | undefined {
  if (/^(?:1[0-9]|20)\d\d ?\([\p{Script=Han} ]{1,20}\)$/u.test(text)) return { literal: raw.trim() };
  const match = YEAR_FORMS.exec(text.trim());
  if (!match?.[3]) return undefined;
  const [, bracket, sign, year, dash, end] = match;
  if (sign === 'c' || sign === '©') return { literal: text.trim() };
  const parts: readonly CslDateParts[] = end
    ? [[Number(year)], [Number(end)]]
    : dash
      ? [[Number(year)], [0]]
      : [[Number(year)]];
  return { 'date-parts': parts, ...((bracket || sign) && { circa: true }) };
}
