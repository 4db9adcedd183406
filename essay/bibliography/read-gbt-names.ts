import { cutPiece, type Piece, pieceValue, splitPiece, trimPiece } from './gbt-piece';
import { partHanName, partRareName } from './han-surnames';
import { hasHangul, isHangulBody, partHangulName } from './hangul-names';
import { isHanBody, withoutRole } from './read-gbt-roles';
import { readLatinList } from './read-latin-list';
import { readLatinName } from './read-latin-name';
import type { CslFields, CslName, NameField } from './reference';

/** People with what they did, and how sure it is that the words are names at all. */
export type GbtNames = Readonly<{ names: readonly CslName[]; role?: NameField; also?: CslFields; sure: boolean }>;

const HAN = /\p{Script=Han}/u;
/** The scripts of East Asia, in which names have neither capitals nor a comma behind the surname. */
const EAST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const OTHERS =
  /[,;、\s]*(?:\bet\.? ?al\b\.?|\band others\b|等(?:人)?|ほか|(?<=\p{Script=Hangul}[ ,]+)외(?: ?\d+[인명])?|и др\.?)\s*$/iu;

/**
 * Reads a list of the people and bodies responsible (2015 §8.1, 2025 §7.1): parted by commas, semicolons, 、, `and`,
 * or blanks among Chinese names; 等 and et al. become the name `others`. A role behind them (主编, 译, eds.) is told
 * apart. `sure` is whether every one reads as a name by its own form; undefined where none does.
 */
export function readGbtNames(whole: Piece): GbtNames | undefined {
  const [list, ...rest] = splitRoles(whole);
  const people = readRole(list ?? whole);
  if (!people || rest.length === 0) return people;
  const also = rest.map(readRole).filter((list) => list !== undefined);
  const own = people.role ?? 'author';
  const names: Record<string, readonly CslName[]> = { [own]: people.names };
  for (const list of also) {
    const role = list.role ?? 'author';
    names[role] = [...(names[role] ?? []), ...list.names];
  }
  const { [own]: first = people.names, ...others } = names;
  return { ...people, names: first, also: others };
}

/** `马克斯·韦伯著，康乐、简惠美译`: a list for each role, where more than one is told. */
function splitRoles(whole: Piece): readonly Piece[] {
  if (!EAST.test(whole.text)) return [whole];
  const parts = splitOutside(whole);
  const lists: Piece[] = [];
  let from = 0;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = whole.text.indexOf(part.text, at) + part.text.length;
    const { piece: named, role } = withoutRole(trimPiece(cutPiece(whole, from, at)));
    if ((role && named.text.length > 1) || index === parts.length - 1) {
      lists.push(cutPiece(whole, from, at));
      from = at;
    }
  }
  return lists.length > 1 && withoutRole(trimPiece(lists.at(-1) ?? whole)).role ? lists : [whole];
}

function readRole(whole: Piece): GbtNames | undefined {
  const { piece: bare, role } = withoutRole(trimPiece(whole));
  const more = OTHERS.exec(bare.text);
  const named = trimPiece(more ? { raw: bare.raw.slice(0, more.index), text: bare.text.slice(0, more.index) } : bare);
  const stopped = isStopped(role ? bare.text : more ? bare.text.slice(0, more.index) : whole.text);
  const latin = EAST.test(named.text) ? undefined : readLatinList(named, stopped);
  const read = EAST.test(named.text) ? readHanList(named) : latin && { names: latin, sure: true };
  if (!read || read.names.length < 1) return undefined;
  const names = more ? [...read.names, { literal: 'others' }] : read.names;
  return { names, ...(role && { role }), sure: read.sure || (Boolean(role) && isShort(named.text)) || Boolean(more) };
}

function isStopped(text: string): boolean {
  return /\p{Lu}\.[\s,]*$/u.test(text);
}

function isShort(text: string): boolean {
  return text.length <= 40 && !/[.《“:]/.test(text);
}

function readHanList(whole: Piece): GbtNames | undefined {
  const parts = splitOutside(whole).map(trimPiece).map(withoutOffice).flatMap(splitBlanks);
  const read = parts.map((part) => readOne(part)).filter((name) => name !== undefined);
  if (read.length === 0) return undefined;
  // `小野泽精一, 福永光司`: longer names beside others.
  const listed =
    read.length > 1 &&
    read.some(({ sure }) => sure) &&
    read.every(({ name, sure }) => sure || /^\p{Script=Han}{5,6}$/u.test(name.literal ?? ''));
  const chinese = read.some(({ name }) => name.family && HAN.test(name.family));
  const names = read.map(
    ({ name }) => (chinese && !isHanBody(name.literal ?? '') && partRareName(name.literal ?? '')) || name,
  );
  return { names, sure: listed || read.every(({ sure }) => sure) };
}

/** The pieces between commas and their like that stand outside brackets. */
function splitOutside(whole: Piece): readonly Piece[] {
  const masked = whole.text.replace(/\([^()]{0,60}\)/g, (inner) => '('.repeat(inner.length));
  const cuts = [
    ...masked.matchAll(/[,;、/](?: ?& )?| and | & | [和与] |(?<=\p{Script=Hangul}) ?[·・] ?(?=\p{Script=Hangul})/gu),
  ];
  const ends = [...cuts.map((cut) => cut.index), masked.length];
  return ends.map((end, index) => {
    const before = cuts[index - 1];
    return cutPiece(whole, before ? before.index + before[0].length : 0, end);
  });
}

/**
 * Others responsible behind the mark (2015 §4.1.1, 2025 §8.2.1): `邓晓芒, 译`, `邓晓芒译, 杨祖陶校`, `Translated by
 * A. Sheridan`, each list under its role. Undefined where the last has no role.
 */
export function readOthers(segment: Piece): CslFields | undefined {
  if (/[:《]/.test(segment.text.replace(/^(?:译者|编者|主编) ?:/, ''))) return undefined;
  const people = readGbtNames(segment);
  if (!people?.role || people.role === 'author') return undefined;
  return { [people.role]: people.names, ...people.also };
}

/** `张三 李四` are two, `王 明` is one that was spaced out, `昂温 P S` one with initials, `中国科学院 研究所` one body. */
function splitBlanks(part: Piece): readonly Piece[] {
  const trimmed = trimPiece(part);
  const words = trimmed.text.split(/ +/);
  if (words.length < 2 || !words.every((word) => /^[\p{Script=Han}·]+$/u.test(word))) return [trimmed];
  if (words.every((word) => word.length >= 2 && word.length <= 4 && partHanName(word)))
    return splitPiece(trimmed, / +/g);
  return [trimmed];
}

const COUNTRY = /^(?:[[(] ?[\p{Script=Han}]{1,6} ?[\])] ?)+/u;

/** A dynasty before a name is a Chinese author's. */
const DYNASTIES =
  '(?:先秦|春秋|战国|秦|[西东后前]?汉|三国(?:魏|蜀|吴)?|曹魏|魏|蜀|吴|[西东]?晋|南北?朝(?:宋|齐|梁|陈)?|北[魏齐周朝]|刘宋|南[齐梁陈]|梁|隋|唐|五代|[南后][唐梁周]|[北南]?宋|辽|金|西夏|元|明|清|晚清|民国)';
const DYNASTY = new RegExp(`^[[(] ?${DYNASTIES}`);
/** `王先谦[清]`, `许慎 (汉)` */
const LATE_DYNASTY = new RegExp(` ?[[(] ?${DYNASTIES} ?[\\])]$`);

/** `本报记者 李华`: what someone is, before the name. */
function withoutOffice(part: Piece): Piece {
  const office = /^(?:本[报刊台网]|新华社)?(?:特约)?(?:记者|通讯员|评论员) (?=\p{Script=Han})/u.exec(part.text);
  return office ? cutPiece(part, office[0].length) : part;
}

function readOne(part: Piece): Readonly<{ name: CslName; sure: boolean }> | undefined {
  const trimmed = trimPiece(part);
  const late = LATE_DYNASTY.exec(trimmed.text);
  if (late && late.index > 0) return readOne(cutPiece(trimmed, 0, late.index));
  const country = COUNTRY.exec(trimmed.text);
  const rest = country
    ? { raw: trimmed.raw.slice(country[0].length), text: trimmed.text.slice(country[0].length) }
    : trimmed;
  const { piece: bare } = withoutRole(withoutOffice(rest));
  const value = pieceValue(bare);
  if (!value) return undefined;
  if (!EAST.test(value)) {
    const name = readLatinName(value.replace(/\.$/, (stop) => (/\b\p{Lu}\.$/u.test(value) ? stop : '')));
    return name ? { name, sure: true } : { name: { literal: value }, sure: false };
  }
  return readHanName(value, {
    foreign: Boolean(country) && !DYNASTY.test(country?.[0] ?? ''),
    japanese: /日/.test(country?.[0] ?? ''),
  });
}

function readHanName(
  value: string,
  { foreign, japanese }: Readonly<{ foreign: boolean; japanese: boolean }>,
): Readonly<{ name: CslName; sure: boolean }> {
  if (hasHangul(value)) {
    const korean = partHangulName(value);
    return { name: korean ?? { literal: value }, sure: korean !== undefined || isHangulBody(value) };
  }
  const joined = value.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
  if (/^(?:\p{Lu}\. ?){1,3}[\p{Script=Han}·]{2,12}$/u.test(value)) return { name: { literal: value }, sure: true };
  const initials = /^(\p{Script=Han}[\p{Script=Han}·]*) ((?:\p{Lu}[.\- ]*){1,4})$/u.exec(value);
  if (initials?.[1] && initials[2]) return { name: { family: initials[1], given: initials[2].trim() }, sure: true };
  // `福柯(Foucault M)`: a foreigner with his name in Latin letters.
  if (/^[\p{Script=Han}·•]{2,16} ?[(（](?:\p{Lu}[\p{L}.,' -]{1,40})[)）]$/u.test(value))
    return { name: { literal: value }, sure: true };
  const plain = [...joined].length;
  const parted = joined.length <= 4 && (!foreign || joined.length === 3) && !japanese ? partHanName(joined) : undefined;
  if (parted && !isHanBodyShort(joined) && !(plain === 4 && isHanBody(joined))) return { name: parted, sure: true };
  if (/[·•・]/.test(joined)) return { name: { literal: joined }, sure: joined.length <= 24 };
  const known =
    (!/[.:?]/.test(value.replace(/[(（][^()（）]*[)）]/g, '')) && (foreign || isHanBody(value))) ||
    (plain <= 4 && /^[\p{Script=Han}]+$/u.test(joined));
  return { name: { literal: plain <= 4 ? joined : value }, sure: known };
}

function isHanBodyShort(text: string): boolean {
  return /^(?:新华社|国务院|教育部|外交部|财政部|公安部|农业部|商务部|文化部|科技部|司法部|卫生部|民政部|水利部|交通部|国资委|发改委|卫健委|全国人|最高法|最高检|本刊|本报|编辑部|记者|佚名|评论员|安理会|欧盟|东盟|北约|央行|世卫|教科文|国新办|中宣部|党中央)/.test(
    text,
  );
}
