import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { readGbtEdition } from './read-gbt-edition';

import type { CslFields } from './reference';

const VOLUME =
  /^(?:(?:19|20)\d\d ?年?卷|第 ?([一二三四五六七八九十百\d]{1,4}) ?(卷|册|辑|部|编|集|分册)|卷 ?([一二三四五六七八九十百\d]{1,5}|[上中下])|(上|中|下|上、中、?下|上、?下)(卷|册|编|部|集)?|(?:v(?:ol)?\.?|bd\.?|band|teil|tome|tomo|t\.) ?(\d{1,3})|vol(?:ume)? (\d{1,3}))(?: (.+)| ?《(.+)》)?$/iu;

/** A report's, a patent's, an archive's number as other title information. */
const NUMBER =
  /^(?:(?:报告编号|报告号|专利号|编号|登录号|档号|档案号|No\.?) ?:? ?)?((?=[^:]*\d)(?!(?:1[5-9]|20)\d\d$)[A-Z0-9][A-Z0-9a-z./—–-]*(?: [A-Z0-9./—–-]+)*)$/;

/** `NBER Working Paper No. 15150`: a report's number within its series. */
const SERIES = /^(?:[\p{L}&-]+ ){0,6}(?:papers?|reports?)(?: series)?,? (?:no\.? ?)?[A-Z]{0,4}[\d.–/-]*\d$/iu;

/** An archive's file as archives in China number them: `民041-02-0123`, `全宗号11-卷号26`. */
const FILE =
  /^(?:(?:档号|档案号|馆藏号|卷宗号|全宗号) ?:? ?)?(\d{1,5}-\p{Script=Han}{1,4}-\d+|\p{Script=Han}{1,8} ?[A-Z-]{0,12}\d[\p{Script=Han}\dA-Za-z./–—-]*\d)(?: ?号)?$/u;

const STANDARD =
  /(?:^|(?<=[\s,:.(《]))((?:(?:BS|DIN|NF|UNE)(?= (?:EN|ISO|IEC)) (?:EN (?=ISO|IEC))?)?(?:GB|GBZ|GBJ|DB ?\d{2,4}|T\/[A-Z]{2,8}|[A-Z]{2,7}(?: Std\.?)?)(?:[/ ]?(?:T|Z|IEC|TS|TR|IEEE|ASHRAE|ANSI|NISO|Q))?[ -]?(?:[A-Z]?\d[\d.]*(?:[A-Z](?=[-–—]))?)(?:\/[A-Z]?\d+[A-Z]?)?(?:[-.]\d+)*(?: ?[-–—:] ?(?:19|20)?\d{2}(?!\d))?)(?=$|[\s,:.)》]|\p{Script=Han})/u;

/** The book's volume as other title information (2015 §8.2.3, 2025 §7.2.3): `国史旧闻: 第1卷`. 上册 and 卷五 stay words. */
export function readGbtVolume(title: Piece): CslFields {
  const whole = trimPiece(title);
  // `Philosophical papers, Vol. 2`
  const comma = /, ?vol(?:\.|ume) ?(\d{1,3})$/i.exec(whole.text);
  if (comma?.[1] && comma.index > 0) return { ...titled(cutPiece(whole, 0, comma.index)), volume: comma[1] };
  const at = whole.text.lastIndexOf(':');
  const late = at > 0 ? trimPiece(cutPiece(whole, at + 1)) : undefined;
  const match = late && VOLUME.exec(late.text);
  const name = pieceValue(at > 0 ? cutPiece(whole, 0, at) : whole);
  const nested =
    match && !match[8] && !match[9] && /:[^:]*[\d一二三四五六七八九十] ?[册卷辑集]$/.test(whole.text.slice(0, at));
  if ((!match || nested) && late && name) {
    // `诸子集成: 第3册: 庄子集解`
    const first = whole.text.lastIndexOf(':', at - 1);
    const middle = first > 0 ? trimPiece(cutPiece(whole, first + 1, at)) : undefined;
    if (
      middle &&
      /^(?:第 ?[\d一二三四五六七八九十百]{1,4} ?(?:卷|册|分册|辑|编|集)|卷 ?[\d一二三四五六七八九十百]{1,5})$/.test(
        middle.text,
      )
    )
      return { ...readGbtVolume(cutPiece(whole, 0, at)), 'volume-title': pieceValue(late) ?? '' };
  }
  // `鲁迅全集: 1`
  if (!match && late && name && /^\d{1,2}$/.test(late.text) && /集$/.test(name))
    return { title: name, volume: late.text };
  // `法治及其本土资源: 修订版`
  const edition = !match && late && readGbtEdition(late.raw, late.text);
  if (edition && name) return { title: name, edition };
  if (!match || !late || !name) return titled(whole);
  const words = match[8] ?? match[9];
  const tail = match[9] ? (words?.length ?? 0) : 0;
  const number = match[2] === '卷' && /^\d+$/.test(match[1] ?? '') ? match[1] : (match[6] ?? match[7]);
  const volume =
    number ?? pieceValue(words ? cutPiece(late, 0, late.text.length - words.length - (tail > 0 ? 2 : 0)) : late);
  return { ...titled(cutPiece(whole, 0, at)), ...(volume && { volume }), ...(words && { 'volume-title': words }) };
}

/** The title of an article as it stands: what looks like an edition in it is the guideline's own. */
export function plainlyTitled(whole: Piece): CslFields {
  const title = unquote(pieceValue(whole));
  return title ? { title } : {};
}

/** `科学哲学导论(二十世纪西方哲学译丛)`: a series in round brackets at a title's end. */
const SERIES_BEHIND = / ?\(([^()《》]{2,24}(?:丛书|文库|译丛|文丛|论丛|书系))\)$/;

/**
 * The title itself, the 《》 that notes set around it taken off, an edition or a series in round brackets at its end told
 * apart.
 */
export function titled(whole: Piece): CslFields {
  const trimmed = trimPiece(whole);
  const series = SERIES_BEHIND.exec(trimmed.text);
  if (series?.[1] && series.index > 0) {
    const from = trimmed.raw.length - 1 - series[1].length;
    return { ...titled(cutPiece(trimmed, 0, series.index)), 'collection-title': trimmed.raw.slice(from, -1) };
  }
  const edition =
    /[(] ?([^()]{2,12}) ?[)]$/.exec(trimmed.text) ??
    /(?<=\p{Script=Han}) (第 ?[\d一二三四五六七八九十]{1,2} ?版)$/u.exec(trimmed.text) ??
    /, ?(\d{1,2}(?:st|nd|rd|th) ed(?:ition|n)?\.?)$/.exec(trimmed.text);
  // A year there is of the name: 义务教育课程标准（2022年版）.
  const said = edition?.[1] && !/^\d{4}/.test(edition[1]) ? readGbtEdition(edition[1], edition[1]) : undefined;
  const bare = edition && said ? cutPiece(trimmed, 0, edition.index) : trimmed;
  const title = unquote(pieceValue(bare));
  return { ...(title && { title }), ...(said && { edition: said }) };
}

/** `《书名》`, `「題名」` and `“Title,”` without their marks, where they hold the whole. */
export function unquote(value: string | undefined): string | undefined {
  const inner =
    /^[《『](.+)[》』]$/.exec(value ?? '')?.[1] ?? /^[“"「]([^“”"「」]+?)[,.，。]?[”"」]$/.exec(value ?? '')?.[1];
  if (!inner) return value;
  return depthHolds(inner) ? inner : value;
}

/** Whether the outer marks were one pair: `《甲》与《乙》` is not. */
function depthHolds(inner: string): boolean {
  let depth = 0;
  for (const mark of inner) {
    if (mark === '《' || mark === '『') depth += 1;
    if (mark === '》' || mark === '』') depth -= 1;
    if (depth < 0) return false;
  }
  return true;
}

/** A book's title and what follows it; where both tell an edition, the title's is a part of its name. */
export function readGbtBook(title: Piece, after: CslFields): CslFields {
  const own = readGbtVolume(title);
  return own.edition && after.edition && !own.volume ? { ...plainlyTitled(title), ...after } : { ...own, ...after };
}

/** A number behind the title's last colon (reports, patents, archives), a country's name before it left to the title's doubt. */
export function readGbtNumbered(title: Piece, kind: 'patent' | 'report' | 'archive'): CslFields {
  const patent = kind === 'patent';
  const whole = trimPiece(title);
  // `Our common future (Report No. A/42/427)`
  const inner =
    kind === 'report'
      ? / ?\((?:(?:[Tt]echnical )?[Rr]eport|[Pp]ublication|报告编号|报告号|编号) ?(?:[Nn]o\.|号)? ?:? ?([A-Z0-9][\w./–-]*\d)\)$/.exec(
          whole.text,
        )
      : null;
  if (inner?.[1] && inner.index > 0) return { ...titled(cutPiece(whole, 0, inner.index)), number: inner[1] };
  // `训令, Q235-1-402`: a file's number behind a comma.
  const file =
    kind === 'archive'
      ? whole.text.search(/, ?(?:(?:档号|登录号|编号|馆藏号) ?:? ?)?[A-Z]{0,3}\d+(?:-[A-Z]?\d+){1,5}$/)
      : patent && !/: ?(?:\p{Script=Han}{2,4}|[A-Z]{2}), ?[^:]{6,24}$/u.test(whole.text)
        ? whole.text.search(/, ?(?:\p{Script=Han}{2,3}[,:] ?)?(?:ZL|CN|US|EP|WO|JP) ?\d{6,}(?:\.[\dX])? ?[A-Z]?\d?$/u)
        : -1;
  const at = file > 0 ? file : whole.text.lastIndexOf(':');
  const late = trimPiece(cutPiece(whole, at + 1));
  const country = patent
    ? /^(中国|美国|日本|德国|英国|法国|韩国|俄罗斯|欧洲|国际|世界|[A-Z]{2}(?=[,:])|China|US(?=[,: ] ?(?:Patent|专利|[,:]))|USA|Japan|United States|U\.? ?S\.?)(?: ?(?:Patent|专利)(?: No\.?)?)?[,， :.]+ ?/i.exec(
        late.text,
      )
    : null;
  const rest = country ? cutPiece(late, country[0].length) : late;
  const number =
    (/^(?:1[5-9]|20)\d\d ?[-–—] ?(?:1[5-9]|20)\d\d$/.test(rest.text) ? undefined : NUMBER.exec(rest.text)?.[1]) ??
    (patent ? /^特[開願許开愿许](?:第 ?|平|昭)?[\d-]{5,}号?$/.exec(rest.text)?.[0] : undefined) ??
    (patent ? /^(?:[A-Z]{2} ?)?\d{1,3}(?:,\d{3})+(?: ?[A-Z]\d?)?$/.exec(rest.text)?.[0] : undefined) ??
    (kind === 'report' ? SERIES.exec(rest.text)?.[0] : kind === 'archive' ? FILE.exec(rest.text)?.[1] : undefined) ??
    (patent
      ? /(?:专利号?|申请号|ZL|CN|US|No\.?)[ :]*((?:ZL|CN|US|EP|WO|JP|DE|KR)? ?[\dX.,/-]{6,}[A-Z]?\d?)$/i.exec(
          rest.text,
        )?.[1]
      : undefined);
  if (at < 1 || !number) return kind === 'report' ? readGbtFiled(whole) : titled(whole);
  return {
    ...titled(cutPiece(whole, 0, at)),
    number: number.trim(),
    ...(country?.[1] && { jurisdiction: late.raw.slice(0, country[1].length) }),
  };
}

const FILED =
  /(?:[:,]? ?)\(?((?:\p{Script=Han}{1,8} ?)[[(](?:19|20)\d\d[\])] ?(?:第 ?)?\d{1,5} ?号|(?<=[:(] ?)\p{Script=Han}{2,14}令?(?:\(?\d{4}\)?年?)? ?第 ?[\d一二三四五六七八九十百零〇]{1,6} ?号|[[(](?:19|20)\d\d[\])] ?[\p{Script=Han}\d]{2,14}?号)\)?$/u;

/** The symbol of a document of the United Nations: `: A/RES/78/241`. */
const SYMBOL = /: ?([A-Z]{1,5}(?:\/[A-Z0-9.]+){2,6}(?: ?\(\d{2,4}\))?)$/;

/** An official paper's own number behind its title: `: 国发〔2017〕35号`, `（国发〔2017〕35号）`, `: A/RES/78/241`. */
export function readGbtFiled(title: Piece): CslFields {
  const whole = trimPiece(title);
  const match = FILED.exec(whole.text) ?? SYMBOL.exec(whole.text);
  if (!match?.[1] || match.index === 0) return titled(whole);
  const from = match.index + match[0].indexOf(match[1]);
  return { ...titled(cutPiece(whole, 0, match.index)), number: whole.raw.slice(from, from + match[1].length) };
}

/** `: DoD Directive 3000.09`: what a standard is called by its own body. */
const DIRECTIVE = /(?<=: ?)(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2} \d[\d.-]*)$/u;

/**
 * A standard's number before, after or within its title (2015 §8.2.3, 2025 §8.9.2): both as fields, the title with the
 * number in it where it stands within; the title alone where there is no number.
 */
export function readGbtStandard(title: Piece): CslFields {
  const whole = trimPiece(title);
  const match = STANDARD.exec(whole.text) ?? DIRECTIVE.exec(whole.text);
  if (!match?.[1]) return titled(whole);
  const number = whole.raw.slice(match.index, match.index + match[1].length).trim();
  const before = trimPiece(cutPiece(whole, 0, match.index));
  const after = trimPiece(cutPiece(whole, match.index + match[1].length));
  const [left, right] = [strip(before), strip(after)];
  if (left && right) return { ...titled(whole), number };
  const named = left
    ? titled(cutPiece(before, 0, before.text.replace(/[(\s]+$/, '').length))
    : right
      ? titled(after)
      : {};
  return { ...named, number };
}

/** A standard's number with which what follows the mark begins, and the rest; undefined where it begins with none. */
export function takeStandardNumber(after: Piece): Readonly<{ number: string; rest: Piece }> | undefined {
  const rest = trimPiece(after);
  const match = STANDARD.exec(rest.text);
  return match?.index === 0 && match[1] && hasStandardNumber(match[1])
    ? { number: rest.raw.slice(0, match[1].length).trim(), rest: cutPiece(rest, match[1].length) }
    : undefined;
}

function strip(part: Piece): boolean {
  return pieceValue(part) !== undefined;
}

const NUMBERED =
  /(?:^|[\s:.(《])(?:GB[ZJ]?|DB ?\d{2,4}|[JCDHLMNQSTWYZ][A-Z]{1,2}|ISO|IEC|IEEE Std\.?|ASTM|BS(?: EN)?|DIN|EN|ANSI|NISO|T\/[A-Z]{2,8})(?:\/[A-Z]{1,4}){0,2} ?[A-Z]?\d[\d.]*(?:\/[A-Z]?\d+[A-Z]?)?(?:-\d{1,2}){0,2} ?[-—–:] ?(?:(?:19|20)\d\d|\d\d)(?![\d-])/;

/** Whether a text names a standard by its number and year: `GB/T 7714-2015`, `ASTM D638-14`. */
export function hasStandardNumber(text: string): boolean {
  return NUMBERED.test(text);
}

/** Whether an entry begins with a standard's number (2025 §8.9.2): what follows is its title, and nobody is named. */
export function isStandardFirst(whole: Piece): boolean {
  return STANDARD.exec(trimPiece(whole).text)?.index === 0;
}
