import { cutPiece, HOLE, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { parseGbtDay } from './read-gbt-dates';
import { readGbtPages } from './read-gbt-pages';
import type { CslDate, CslFields } from './reference';

const YEAR =
  /(?<![\d/-]|[\w)]\.)((?:1[5-9]|20)\d\d)(?![\d])(?:(?: ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?|[-./] ?(\d{1,2})[-./] ?(\d{1,2})(?!\d))|-(\d\d)(?![\d-])|( ?年度?)|(?: ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?)(?= ?[;:])| (?=[A-Z][a-z]{2})))?/g;

/**
 * Reads what follows the mark of an article (2015 §4.4, 2025 §8.5): journal, year, volume (issue): pages, in the
 * standard's order, or with the year first (`2023. 刊名(5): 48-52`), or in words (`2019年第3期, 第12-15页`,
 * `Vol. 3, No. 2, pp. 12-15`). Fields of what is found; none where nothing is.
 * `newspaper`: what follows the year is a newspaper's page, not a journal's volume, issue and pages.
 * `dated`: the entry has told its year already (author-date style).
 */
export function readGbtSerial(
  tail: Piece,
  { newspaper = false, dated = false }: Readonly<{ newspaper?: boolean; dated?: boolean }> = {},
): CslFields {
  const readPlace = newspaper ? readNewspaperPage : readLocus;
  const whole = trimPiece(tail);
  const year = findYear(whole, dated);
  if (!year) return withoutYear(whole, newspaper);
  const opened = /\( ?$/.exec(whole.text.slice(0, year.start))?.[0].length ?? 0;
  const before = trimPiece(cutPiece(whole, 0, year.start - opened));
  const after = cutPiece(whole, year.end);
  const named = pieceValue(before);
  if (named) {
    const early = isLocus(before.text)
      ? { journal: cutPiece(before, 0, 0), fields: readLocus(before.text) }
      : splitLocus(before);
    const late = readPlace(after.text);
    return numbered({
      ...journalOf(early.journal, /[a-z]{2}\.$/.test(before.text)),
      issued: year.date,
      ...(early.fields.page && late.page ? issuedTwice(early.fields, String(late.page)) : { ...late, ...early.fields }),
    });
  }
  if (isLocus(trimPiece(after).text)) return { issued: year.date, ...readPlace(after.text) };
  const rest = splitLocus(trimPiece(after));
  return { ...journalOf(rest.journal), issued: year.date, ...rest.fields };
}

/** Whether a text begins with a volume, an issue or a page rather than a journal's name. */
function isLocus(text: string): boolean {
  return (
    /^(?:第 ?[A-Z]?(?:\d|[一二三四五六七八九十]{1,4} ?[卷期号本辑集册页版])|vol\b|v\.|no\b|pp?\.|\(|[A-Z]?\d{1,5} ?(?:[(:,卷期版]|$))/i.test(
      text,
    ) || text === ''
  );
}

/** `35:1 (2012), 5-32`: where the pages follow the year, what the colon parts is volume and issue. */
function issuedTwice({ page: issue, ...early }: CslFields, page: string): CslFields {
  return { ...(issue && { issue }), ...early, page };
}

/** Journals whose articles have numbers of any length instead of pages, so that a lone one is not where it begins. */
const NUMBERING =
  /^(?:Nature Communications|Scientific (?:Reports|Data)|Science Advances|PLoS (?:ONE|Biology|Medicine|Genetics)|Communications (?:Biology|Physics|Chemistry|Medicine|Earth & Environment)|npj .+|Frontiers in .+|BMC .+|Nat\.? Commun\.?|Sci\.? Rep\.?)$/i;

/** The number of an article in place of a page that cannot be one. */
function numbered(fields: CslFields): CslFields {
  const { page, ...rest } = fields;
  const journal = fields['container-title'];
  return page && /^\d{1,4}$/.test(String(page)) && journal && NUMBERING.test(journal) && !fields.number
    ? { ...rest, number: page }
    : fields;
}

function withoutYear(whole: Piece, newspaper: boolean): CslFields {
  const { journal, fields } = /^第 ?\d/.test(whole.text)
    ? { journal: cutPiece(whole, 0, 0), fields: readLocus(whole.text) }
    : splitLocus(whole);
  return { ...journalOf(journal), ...(newspaper && fields.issue && !fields.page ? { page: fields.issue } : fields) };
}

type FoundYear = Readonly<{ start: number; end: number; date: CslDate }>;

/** `(April 1976)` */
const MONTH = /(?<=[(,] ?)(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?$/;

/** `民國六十年`, `民国二十三年五月`: years of the Republic, as words. */
const REPUBLIC =
  /(?<=[,.]) ?(?:中[华華])?民(?:[国國] ?[\d一二三四五六七八九十元]{1,4} ?年|\d{2,3} ?年?)(?:[\d一二三四五六七八九十]{1,2}月)?(?:[\d一二三四五六七八九十]{1,3}日)?(?=[,.:;(第]|$)/;

/** The first year that stands between marks; not one within a journal's name or among the pages. */
function findYear({ text }: Piece, dated: boolean): FoundYear | undefined {
  for (const match of text.matchAll(YEAR)) {
    const end = match.index + match[0].length;
    const before = text.slice(0, match.index).trimEnd();
    const after = text.slice(end).trimStart();
    if (/[-–—:~]$/.test(before) || (/^[-–—~]\s*\d/.test(after) && !/^-?\d\d\b/.test(after))) continue;
    if (
      !/^[,.:;()[第]|^Vol|^vol|^No|^$|^\d|^总|^[a-zA-Z]?\d|^\ue000|^[年号]|^\p{Script=Han}{0,2}第|^[-–—]|^[春夏秋冬]|^[A-Z][a-z]{2}/u.test(
        after,
      )
    )
      continue;
    if (dated && before === '') continue;
    const month = MONTH.exec(before)?.[0];
    // `Spine (Phila Pa 1976)`: a year of the journal's name.
    if (after.startsWith(')') && !month && /\(\p{L}{2}[^()]*$/u.test(before)) continue;
    const parts = [match[1], match[2] ?? match[4] ?? match[6], match[3] ?? match[5]].filter(Boolean);
    const date =
      (month ? parseGbtDay(`${month} ${match[1]}`) : undefined) ??
      parseGbtDay(match[8] ? `${match[8].replace('.', '')} ${match[1]}` : parts.join('-')) ??
      parseGbtDay(match[1] ?? '');
    if (date) return { start: before.length - (month?.length ?? 0), end, date };
  }
  const republic = REPUBLIC.exec(text);
  return republic
    ? { start: republic.index, end: republic.index + republic[0].length, date: { literal: republic[0].trim() } }
    : undefined;
}

const LOCUS =
  /[,. ] ?(?=(?:第 ?\d|\d{1,3} ?[卷期]|Vol|vol|V\. ?\d|No\.|no\. ?\d|\d{1,4} ?[(:,]|\d{1,4}$))|, ?(?=\d{1,5} ?[-–—~] ?\d{1,5}[\s.]*$)|(?=: ?[A-Za-z]{0,2}\d+(?:[-–—~]\w+)?[\s.]*$)|(?<=\D)(?=\( ?(?:\d|增|S\d|Suppl|Z\d|合|上(?!旬|半)|下(?!旬|半))[^()]{0,12}\))/u;

/** A journal's name and what follows it where no year parts them: `中国信息安全(5): 48-52`, `Nature 510: 356`. */
function splitLocus(whole: Piece): Readonly<{ journal: Piece; fields: CslFields }> {
  // `Political Science Review 97.1 (2003)`, as MLA has it.
  const both = /^(.*\p{L}) (\d{1,4})\. ?(\d{1,3})[\s(]*$/u.exec(whole.text);
  if (both?.[1])
    return { journal: cutPiece(whole, 0, both[1].length), fields: { volume: both[2] ?? '', issue: both[3] ?? '' } };
  const match = LOCUS.exec(whole.text);
  if (!match || match.index === 0) return { journal: whole, fields: {} };
  const end = match.index + (whole.text.charAt(match.index) === '.' ? 1 : 0);
  return { journal: cutPiece(whole, 0, end), fields: readLocus(whole.text.slice(match.index)) };
}

function journalOf(journal: Piece, abbreviated = false): CslFields {
  const value = pieceValue(journal)
    ?.replace(/^《([^《》]*)》$/, '$1')
    .replace(/^(?:In|载于?|刊于?|见):? ?(?=\p{Lu}|《)/u, '')
    .replace(/^《([^《》]*)》$/, '$1');
  const stopped =
    value && /\.\s*$/.test(journal.text) && (abbreviated || /\p{L}\. \p{L}/u.test(value)) && !value.endsWith('.');
  return value ? { 'container-title': stopped ? `${value}.` : value } : {};
}

const ISSUE =
  '(?:增刊|专刊|特刊|合刊|副刊|[SZH]|Suppl(?:ement)?\\.?|Supp\\.?|Pt\\.?|Part|[A-Z]{1,2}|上|下|春|夏|秋|冬)?';
const ISSUE_NUMBER = `${ISSUE} ?(?:\\d{0,5}|[\u2160-\u216b])(?: ?[-/–—、,&和+~] ?${ISSUE} ?\\d{1,5}){0,3} ?${ISSUE}`;
const TAKES: readonly (readonly [RegExp, (match: RegExpExecArray) => CslFields])[] = [
  // 中央研究院歷史語言研究所集刊: `61本4分`.
  [/第? ?(\d{1,3}) ?本 ?第? ?(\d{1,2}) ?分/, ([, volume = '', issue = '']) => ({ volume, issue })],
  [
    /(?:\b(?:Article|Art\.|eLocator|Paper)(?: (?:No\.?|ID|number))?|文章编?号) ?:? ?([A-Za-z]{0,6}\d[\w.-]*\w)/i,
    ([, number]) => ({ number: number ?? '' }),
  ],
  // `1943, 创刊号`, `1977(复刊第1期)`
  [
    /\(? ?((?:创刊|复刊|终刊|停刊|纪念|专)号|复刊第 ?\d{1,3} ?期)(?=[\s,.:)]|$) ?\)?/,
    ([, issue]) => ({ issue: issue ?? '' }),
  ],
  [
    /(?<![(\d] ?)((?:增刊|专刊|特刊|Suppl(?:ement)?\.?) ?\d{0,2}|[SZ]\d)(?! ?\))(?=[\s,.:]|$)/i,
    ([, issue]) => ({ issue: issueOf(issue ?? '') }),
  ],
  [/(?:^|[\s,.])([春夏秋冬](?:之卷|季号|季卷|季刊|季|卷)?)(?=[\s,.:]|$)/, ([, issue]) => ({ issue: issue ?? '' })],
  [
    /(?:第 ?)?([\d一二三四五六七八九十百]{1,5}) ?卷|\b(?:Vol(?:ume)?|V)\b\.? ?(\w{1,8})/i,
    ([, han, latin]) => ({ volume: han ?? latin ?? '' }),
  ],
  [
    new RegExp(
      `(?:第 ?)?(${ISSUE} ?\\d{1,5}(?: ?[-/–—、,&和+~] ?\\d{1,5}){0,3}) ?(?:期|号)|\\b(?:No|Nr|Issue|Iss|Is|number)\\b\\.? ?(\\d{1,5}(?: ?[-/–—&] ?\\d{1,5})?)`,
      'i',
    ),
    ([, han, latin]) => ({ issue: issueOf(han ?? latin ?? '') }),
  ],
  [
    /(?:\bpp?(?:\. ?|(?=\d))|\bP{1,2}\.? ?|第 ?|页码? ?:? ?)([A-Za-z]?\d+(?: ?[-–—~～至]{1,2} ?[A-Za-z]?\d+)?(?:[,、] ?\d+(?: ?[-–—~] ?\d+)?)*) ?(?:页)?/,
    ([, pages]) => readGbtPages(pages ?? '') ?? {},
  ],
  [
    /(?<=^|[\s,:.])(\d{1,5} ?[-–—~～至] ?\d{1,5}(?:[,、] ?\d{1,5})*) ?页/,
    ([, pages]) => readGbtPages(pages ?? '') ?? {},
  ],
];

function issueOf(text: string): string {
  return text
    .trim()
    .replace(/ ?[–—~] ?/g, '-')
    .replace(/ ?([-/、&+]) ?/g, '$1')
    .replace(/(^|[-/、])0+(?=\d)/g, '$1')
    .replace(/、/g, '/');
}

/** `第4期（总第62期）`, `No.492(06)`: the number among all issues is left aside where the year's own is told. */
function withoutTotal(text: string): string {
  const plain = text.replace(/[[(]? ?总第? ?\d{1,4} ?期? ?[\])]?|\bNo\. ?\d{3,4}(?= ?\(\d{1,2}\))/, ' ');
  return /第 ?\d+ ?期|\( ?\d+ ?\)/.test(plain) ? plain : text;
}

/** Reads volume, issue and pages, in signs (`52(11): 1518-1523`, `; 380(3):45-50`) or in words. */
function readLocus(text: string): CslFields {
  let rest = withoutTotal(text.replaceAll(HOLE, ' '));
  let fields: CslFields = {};
  const article = /^[\s,.;]*([a-z]{2,6}\d{2,}|e\d{4,})[\s.]*$/.exec(rest);
  if (article?.[1]) return { number: article[1] };
  for (const [pattern, read] of TAKES) {
    const match = pattern.exec(rest);
    const found = match && read(match);
    if (!match || !found || Object.keys(found).length === 0) continue;
    fields = { ...found, ...fields };
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  const plain =
    /^[\s,.;]*(\d{1,4}), ?([A-Za-z]?\d{1,6}(?: ?[-–—~] ?[A-Za-z]?\d{1,6})?(?:\+\d+(?:-\d+)?)?)[\s.(]*$/.exec(rest);
  if (plain?.[1] && plain[2])
    return {
      ...(/^0\d$/.test(plain[1]) ? { issue: plain[1].slice(1) } : { volume: plain[1] }),
      ...readGbtPages(plain[2]),
      ...fields,
    };
  const round = new RegExp(
    `[[(] ?(?:第)?(${ISSUE_NUMBER}|[上下春夏秋冬]|增刊|合刊|[A-Z][a-z]{2,8}\\.?(?: (?:\\d{1,2}|Issue))?|总?第?\\d{1,4}期?) ?期?[\\])]`,
    'i',
  ).exec(rest);
  if (round?.[1]?.trim() && !fields.issue) fields = { ...fields, issue: issueOf(round[1]) };
  const before = round ? rest.slice(0, round.index) : (rest.split(':')[0] ?? '');
  const after = round ? rest.slice(round.index + round[0].length) : rest.slice(before.length);
  const volume = /(?:^|[\s,.;])([A-Z]?\d{1,5}(?: ?[-/] ?\d{1,4})?)\s*[,.;]?\s*$/.exec(
    before.replace(/[\s,:;.(]+$/, ''),
  )?.[1];
  if (volume && !fields.volume && (round || after || /^[\s,.;]*\d{1,4}[\s,.;(]*$/.test(before)))
    fields = { ...fields, volume: volume.replace(/^0+(?=\d)/, '') };
  if (!fields.page && !fields.number) {
    const range = /^[\s,.:;)]*(\d{1,5} ?[-–—~] ?\d{1,5})[\s.]*$/.exec(before)?.[1];
    const said = readGbtPages(after) ?? (range ? readGbtPages(range) : undefined) ?? afterComma(after, round !== null);
    if (said) fields = { ...said, ...fields };
  }
  return fields;
}

/** Pages behind a comma, and with another word behind them: `: 45-50, 62`. */
function afterComma(text: string, issued: boolean): CslFields | undefined {
  const match = /^[\s:,.;]*((?:[A-Za-z]{0,4}\d[\w.]*)(?: ?[-–—~～]{1,2} ?[A-Za-z]?\d+)?)(?=[\s,.;]|$)/.exec(text);
  return match?.[1] && (issued || text.trimStart().startsWith(':')) ? readGbtPages(match[1]) : undefined;
}

/** `(15)`, `第1版`, `A03版`, `: 5` after a newspaper's day. */
function readNewspaperPage(text: string): CslFields {
  const match =
    /(?:\(|第 ?|:|,|^) ?0*([A-Z]?\d{1,3}(?: ?[-–—~] ?\d{1,3})?|[一二三四五六七八九十]{1,3}|(?!第)[\p{Script=Han}]{1,6}) ?(?:版|\))|[:,] ?0*([A-Z]?\d{1,3})\s*[.]?\s*$|\bpp?\. ?([A-Z]?\d{1,3})|第 ?(?:0*)([A-Z]?\d{1,3}) ?(?:版|页)/u.exec(
      withoutTotal(text.replaceAll(HOLE, ' ')),
    );
  const page = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  return page ? { page: page.replace(/ ?[–—~] ?/, '-') } : {};
}
