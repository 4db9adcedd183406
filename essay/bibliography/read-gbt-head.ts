import { isBrokenList, mendList } from './broken-list';
import { cutPiece, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { isGivenName } from './given-names';
import { partHanName } from './han-surnames';
import { parseGbtYear } from './read-gbt-dates';
import { type GbtNames, readGbtNames } from './read-gbt-names';
import { isHanBody, withoutRole } from './read-gbt-roles';
import { isCity } from './read-publishing-house';
import type { CslDate } from './reference';

/** What stands before the type mark: who, a year after them (author-date style), and the title with what follows it. */
export type GbtHead = Readonly<{ people?: GbtNames; year?: CslDate; title: Piece }>;

/**
 * Where one part of an entry may end and the next begin: a stop outside brackets and quotation marks, not within a
 * number, an abbreviation or an initial's run. Gives the places after the stops.
 */
export function findStops(text: string): readonly number[] {
  const stops: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if ('(《〈“['.includes(mark)) depth += 1;
    else if (')》〉”]'.includes(mark)) depth = Math.max(0, depth - 1);
    else if (mark === '.' && depth === 0 && isStop(text, at)) stops.push(at + 1);
  }
  return stops;
}

function isStop(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  // `202110345678.9.2021-08-13`: a day behind a number.
  const day = /^\.(?:19|20)\d\d-\d{1,2}-\d/.test(text.slice(at, at + 10));
  if (/\d/.test(before) && /[\dX]/.test(after) && !day) return false;
  // `生活. 读书. 新知三联书店`: one house.
  if (/(?:生活|读书)$/.test(text.slice(Math.max(0, at - 2), at)) && /^\. ?(?:读书|新知)/.test(text.slice(at, at + 5)))
    return false;
  // The inner stop of `U.S.`, of `J.A. Smith`.
  if (/^\.\p{Lu}\./u.test(text.slice(at, at + 3)) && /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at)))
    return false;
  // `trans. Arthur Goldhammer`: what a part begins with.
  if (/^[\s.]*(?:trans|transl|eds?)$/.test(text.slice(0, at)) && /^\. \p{Lu}/u.test(text.slice(at, at + 3)))
    return false;
  // `7. Aufl.`, `2., überarb. Aufl.`, `Nouv. éd.`, `Éd. augm.`: the words of one edition.
  if (
    /(?:^|[\s.,])(?:\d{1,2}|überarb|erw|verb|neu ?bearb|durchges|nouv)$/iu.test(text.slice(Math.max(0, at - 11), at)) &&
    /^\.,? (?:(?:(?:völlig |vollst\. )?(?:überarb|erw|verb|neu ?bearb|durchges)\. )?(?:u(?:nd|\.) erw\. )?)?(?:Aufl|Ausg|éd\b)/iu.test(
      text.slice(at, at + 24),
    )
  )
    return false;
  if (/(?:^|[\s.])éd$/iu.test(text.slice(Math.max(0, at - 3), at)) && /^\. \p{Ll}{3,}\./u.test(text.slice(at, at + 16)))
    return false;
  if (after === '.' || /[,;:)\]]/.test(after)) return false;
  // `唐纳德·A. 舍恩`: an initial within a transcribed name.
  if (/[·•]\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at))) return false;
  // `T. S. 艾略特`: initials that begin a name in Han.
  if (
    /^\. ?(?:\p{Lu}\. ?){0,3}\p{Script=Han}/u.test(text.slice(at, at + 14)) &&
    /(?:^|[,、;\])] ?)(?:\p{Lu}\. ?){0,3}\p{Lu}$/u.test(text.slice(Math.max(0, at - 14), at))
  )
    return false;
  // An ASCII letter right behind: a domain, a file, an abbreviation (`Web.com`, `U.S.`), unless a Han word ends here.
  if (/[a-z\d]/.test(after) && /[a-z\d]/i.test(before))
    return day || /^(?:\d{1,2}(?:st|nd|rd|th) ed|(?:19|20)\d\d[,;])/.test(text.slice(at + 1, at + 9));
  return (
    !/(?:^|[ (.:,])(?:vs|No|Vol|St|Dr|Mr|Mrs|Prof|vol|no|pp|cf|Rev|ca|U\.S|U\.K|Co|Univ|Dept|Inst|Natl|Acad|Proc|Conf|Int|Assoc|Soc)$/.test(
      text.slice(Math.max(0, at - 6), at),
    ) || /^\. ?[\p{Script=Han}[]/u.test(text.slice(at, at + 3))
  );
}

/**
 * Parts what stands before the type mark into people, year and title; all of it is the title where nobody is told.
 * `noted`: what follows is set as in notes (`《刊名》2017年第10期`), where a colon ends the names.
 */
export function readGbtHead(whole: Piece, { noted = false }: Readonly<{ noted?: boolean }> = {}): GbtHead {
  const head = trimPiece(whole);
  return authorDate(head) ?? byStop(head) ?? byColon(head, noted) ?? byBlank(head) ?? byComma(head) ?? { title: head };
}

/** `Bradford A, 2023. Digital empires`, `Smith, J. (2019). Title`, `张三（2019）. 题名`. */
function authorDate(head: Piece): GbtHead | undefined {
  const match =
    /^(.{2,300}?)[,. ]*(?:\( ?((?:1[5-9]|20)\d\d)[a-z]?(?:, [A-Z][a-z]+(?: \d{1,2})?)? ?\) ?[.:,]?|[,.] ?((?:1[5-9]|20)\d\d)[a-z]? ?[.,]) ?(?=\D)/u.exec(
      head.text,
    );
  const year = match?.[2] ?? match?.[3];
  // Words that end in a stop are a title's: `HEWITT J A. Technical services. Library Services, 1984,`.
  if (
    !match?.[1] ||
    !year ||
    /(?:\p{Ll}{3}|\d{4})\. \p{Lu}|\p{Script=Han}\. ?\p{Script=Han}|\p{Lu}\. \p{Lu}\p{Ll}+ (?!van|von|der?|del|dos|and)\p{Ll}{3}/u.test(
      match[1],
    )
  )
    return undefined;
  const people = readGbtNames(cutPiece(head, 0, match[1].length + (head.text.charAt(match[1].length) === '.' ? 1 : 0)));
  const date = parseGbtYear(year, year);
  return people?.sure && date ? { people, year: date, title: trimPiece(cutPiece(head, match[0].length)) } : undefined;
}

/** `作者. 题名`: the longest run of names before a stop, so that the stops of initials are theirs. */
function byStop(head: Piece): GbtHead | undefined {
  const stops = findStops(head.text).filter((stop) => pieceValue(cutPiece(head, stop)));
  const reach = stops.slice(0, 12);
  const sound = reach.filter((stop) => {
    const before = cutPiece(head, 0, stop);
    return (
      pieceValue(before) &&
      !/^ ?(?:\p{Lu}\.(?! ?\p{Lu}\. \p{Ll}{3})|et al)/u.test(head.text.slice(stop)) &&
      isPeople(before)
    );
  });
  // `Roose K. A.I. poses …`: no title begins with a small letter where it may begin before.
  const capital = sound.filter((at) => !/^ ?\p{Ll}{2,} /u.test(head.text.slice(at)));
  const stop = capital.at(-1) ?? sound.at(-1) ?? looseStop(head, stops);
  if (stop === undefined) return undefined;
  const people = readGbtNames(mendList(cutPiece(head, 0, stop)));
  return people && { people, title: trimPiece(cutPiece(head, stop)) };
}

function isPeople(before: Piece): boolean {
  const bare = trimPiece(before).text;
  const inner = findStops(bare).filter((stop) => stop < bare.length).length;
  const names = readGbtNames(mendList(before));
  if (!names?.sure || /^\p{Lu}$/u.test(bare)) return false;
  // A stop within the names is an initial's or a body's part; a Han list has none.
  return (
    inner === 0 ||
    isBrokenList(bare) ||
    (!/\p{Script=Han}/u.test(before.text) &&
      (/\b\p{Lu}\.[ ,]/u.test(before.text) || names.names.some((name) => name.literal)))
  );
}

/** By the form of the entry the first part is its author's, though nothing in it tells a name: short, and no title's words. */
function looseStop(head: Piece, stops: readonly number[]): number | undefined {
  const [first] = stops;
  if (first === undefined) return undefined;
  const before = trimPiece(cutPiece(head, 0, first));
  const han = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(before.text);
  if (/^(?:新华社|中新社|本报|人民网)\p{Script=Han}{0,8}\d{1,2}月\d{1,2}日(?:电|讯)$/u.test(before.text)) return first;
  if (/^\p{Script=Han}{2,8}“[^“”]{1,16}”$/u.test(before.text)) return first;
  if (/[《“:?!]|——|^\p{Lu}$/u.test(before.text) || /^\d(?!\d{0,3}\p{Script=Han}{1,4}$)|\d ?[年月日]/u.test(before.text))
    return undefined;
  if (han)
    return before.text.length <= 14 || isHanBody(before.text) || readGbtNames(before)?.names.some((name) => name.family)
      ? first
      : undefined;
  return before.text.split(' ').length <= 2 && /^\p{Lu}/u.test(before.text) ? first : undefined;
}

/** `UNESCO: Reimagining our futures`: bodies that are known by their letters. A title may begin so as well (`BERT: …`). */
const ACRONYM =
  /^(?:UNESCO|UNICEF|UNDP|UNEP|UNCTAD|UNHCR|OECD|WHO|IPCC|IMF|WTO|ILO|FAO|IEA|ITU|WIPO|IUCN|ICOM|NATO|ASEAN|NASA|NIST|IFLA|CNNIC)$/;

/** `张三：题名`, `张三主编：《书名》`. A short first part that may as well be the title's own stays in the title. */
function byColon(head: Piece, noted: boolean): GbtHead | undefined {
  const at = head.text.indexOf(':');
  // `H. Wölfflin: Title`: the stop of an initial.
  const early = findStops(head.text.slice(0, Math.max(at, 0))).map((stop) => head.text.slice(0, stop));
  if (at < 1 || !early.every((words) => /(?:^|[\s.,])\p{Lu}\.$/u.test(words))) return undefined;
  const before = cutPiece(head, 0, at);
  const after = trimPiece(cutPiece(head, at + 1));
  const people = readGbtNames(before);
  const last = /[^,、;]*$/.exec(before.text)?.[0] ?? '';
  if (
    !people ||
    !pieceValue(after) ||
    // `朱自清, 经典常谈, 北京: 三联书店`: the colon is the imprint's.
    (people.names.length > 1 && isCity(last)) ||
    /^(?:第?[\d一二三四五六七八九十]+ ?[卷册辑部编]|卷|v\.|上册|下册)/.test(after.text)
  )
    return undefined;
  const title = after.text.startsWith('《') || after.text.startsWith('“');
  const plain = before.text.replace(/\s/g, '');
  const long = people.names.some(
    (name) => name.family && `${name.family}${name.given}`.length >= 3 && /\p{Script=Han}/u.test(name.family),
  );
  const told = /\p{Script=Han}/u.test(plain) || people.names.every((name) => name.given);
  const several = people.names.length > 1 && people.sure && told;
  const said = people.role !== undefined || /^[[(]/.test(before.text) || isHanBody(plain);
  const latin = !/\p{Script=Han}/u.test(before.text) && people.sure && people.names.every((name) => name.given);
  const known = ACRONYM.test(plain) && /^\p{Lu}/u.test(after.text);
  return title || said || known || (people.sure && (several || long || noted)) || latin
    ? { people, title: after }
    : undefined;
}

/** Bodies that no title's first words end as. */
const FIRM = /^\p{Script=Han}{3,}(?:公司|集团|委员会|研究院|研究所|办公室|编写组|课题组|协会|学会|基金会)$/u;

/** `Don Ihde, Technology and the Lifeworld`: whole names, each told by its given name or an initial, before a comma. */
function byComma(head: Piece): GbtHead | undefined {
  if (/\p{Script=Han}/u.test(head.text)) return undefined;
  const end = [...head.text.matchAll(/, (?=\p{Lu}\p{L}+ |A )/gu)]
    .map((match) => match.index)
    .filter((at) =>
      head.text
        .slice(0, at)
        .split(/, | and | & /)
        .every(isWholeName),
    )
    .at(-1);
  const people = end === undefined ? undefined : readGbtNames(cutPiece(head, 0, end));
  const title = trimPiece(cutPiece(head, (end ?? 0) + 1));
  const [first = '', ...more] = title.text.split(' ');
  // `Adam Smith, Karl Marx and the market`: all of it is the title.
  return people?.names.every((name) => name.family && name.given) && more.length > 1 && !isGivenName(first)
    ? { people, title }
    : undefined;
}

function isWholeName(text: string): boolean {
  const words = text.trim().split(/ +/);
  const [first = ''] = words;
  return words.length > 1 && words.length < 5 && (isGivenName(first) || words.some((word) => /^\p{Lu}\.$/u.test(word)));
}

/** `张三, 李四, 题名`, `张三 题名`: names of Chinese form before the first blank or comma that no name follows. */
function byBlank(head: Piece): GbtHead | undefined {
  if (!/^[\p{Script=Han}[(]/u.test(head.text)) return undefined;
  let from = 0;
  let end = 0;
  for (const match of head.text.matchAll(/[,、; ]+/g)) {
    const part = withoutRole(cutPiece(head, from, match.index)).piece;
    const plain = trimPiece(part).text.replace(/^[[(][^\])]{1,6}[\])]/, '');
    const named = partHanName(plain) || (/[,;]/.test(match[0]) && FIRM.test(plain));
    if (!named || (match[0] === ' ' && plain.length < 3 && end === 0)) break;
    from = match.index + match[0].length;
    end = match.index;
  }
  const title = trimPiece(cutPiece(head, from));
  const people = end > 0 ? readGbtNames(cutPiece(head, 0, end)) : undefined;
  return people?.sure &&
    (title.text.length > 4 ||
      (/[,、;] *$/.test(head.text.slice(0, from)) && title.text.length > 2 && !partHanName(title.text)) ||
      title.text.startsWith('《'))
    ? { people, title }
    : undefined;
}
