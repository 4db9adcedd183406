import { cutPiece, type Piece, pieceValue, splitPiece, trimPiece } from './gbt-piece';
import { partHanName } from './han-surnames';
import { isInitials, isNameSuffix, joinLatinName, readLatinName } from './read-latin-name';
import type { CslFields, CslName, NameField } from './reference';

/** People with what they did, and how sure it is that the words are names at all. */
export type GbtNames = Readonly<{ names: readonly CslName[]; role?: NameField; also?: CslFields; sure: boolean }>;

const HAN = /\p{Script=Han}/u;
const OTHERS = /[,;、\s]*(?:\bet\.? ?al\b\.?|\band others\b|等(?:人)?|ほか|и др\.?)\s*$/iu;
/** What stands before those whose role it tells. */
const LEADS: readonly (readonly [RegExp, NameField])[] = [
  [/^(?:translated by|trans(?:l)?\.|译者 ?:) ?/i, 'translator'],
  [/^(?:edited by|eds?\.|主编 ?:|编者 ?:) ?/i, 'editor'],
];

const ROLES: readonly (readonly [RegExp, NameField])[] = [
  [
    /(?:总主编|总编|主编|编著者?|合编|汇编|选编|编辑|编选|编注|编纂|编|辑录|辑|ред\.?|\(?\beds?\b\.?\)?|\(?\beditors?\b\)?|\bedited by\b)$/iu,
    'editor',
  ],
  [
    /(?:编译|译注|译校|译著|合译|翻译|译|訳|\(?\btrans(?:l|lated by|lators?)?\b\.?\)?|\(?\btranslators?\b\)?|пер\.?)$/iu,
    'translator',
  ],
  [/(?:校注|校点|点校|校释|校订|整理|标点|笺注|集[注释解]|注释|疏证|导读|评注|校|注|审定|审校)$/u, 'contributor'],
  [/(?:绘|摄)$/u, 'illustrator'],
  [/(?:编著|合著|著|撰|口述|作|\bauthors?\b)$/iu, 'author'],
];

/** Bodies as Chinese names end. */
const BODY =
  /(?:社|局|部|委|办|院|所|会|厅|署|处|组|室|馆|校|系|司|团|队|党|府|库|网|报|刊|台|站|行|厂|店|中心|大学|学院|公司|集团|委员会|银行|协会|学会|联盟|组织|政府|法院|检察院|编辑部|杂志社|课题组|基金会|研究院|实验室|出版社|工作组|小组|联合会|联合国|国务院|中央|日报|平台|机构|医院|委员|分会|总局|厅局|科学院|评论员|记者|编写组|教研室|编委会|总署|军区|总队|中国|美国|英国|欧盟|日本|法国|德国|俄罗斯)$/u;

export function isHanBody(text: string): boolean {
  return BODY.test(text) && [...text].length > 2;
}

/**
 * Reads a list of the people and bodies responsible (2015 §8.1, 2025 §7.1): parted by commas, semicolons, 、, `and`,
 * or blanks among Chinese names; 等 and et al. become the name `others`. A role behind them (主编, 译, eds.) is told
 * apart. `sure` is whether every one reads as a name by its own form; undefined where none does.
 */
export function readGbtNames(whole: Piece): GbtNames | undefined {
  const [first, ...rest] = splitRoles(whole);
  const people = readRole(first ?? whole);
  if (!people || rest.length === 0) return people;
  const also = rest.map(readRole).filter((list) => list !== undefined);
  return { ...people, also: Object.fromEntries(also.map((list) => [list.role ?? 'author', list.names])) };
}

/** `马克斯·韦伯著，康乐、简惠美译`: a list for each role, where more than one is told. */
function splitRoles(whole: Piece): readonly Piece[] {
  if (!HAN.test(whole.text)) return [whole];
  const parts = splitOutside(whole);
  const lists: Piece[] = [];
  let from = 0;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = whole.text.indexOf(part.text, at) + part.text.length;
    const { piece: named, role } = withoutRole(trimPiece(part));
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
  const read = HAN.test(named.text)
    ? readHanList(named)
    : readLatinList(named, !role && isStopped(more ? bare.text.slice(0, more.index) : whole.text));
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

/** The names without the word for what they did; 编著 is an author's. */
export function withoutRole(whole: Piece): Readonly<{ piece: Piece; role?: NameField }> {
  const { text } = whole;
  for (const [pattern, role] of LEADS) {
    const lead = pattern.exec(text)?.[0].length ?? 0;
    if (lead > 0) return { piece: cutPiece(whole, lead), role };
  }
  const closed = text.replace(/[\s.,)\]]+$/, '');
  for (const [pattern, role] of ROLES) {
    const match = pattern.exec(closed);
    if (!match || match.index === 0) continue;
    const written = match[0];
    const before = closed.slice(0, match.index);
    // 张校, 王编: a role never eats the only character of a given name; `(编)` and a blank before it are plain.
    const parted = /[\s,;、()等[]$/.test(before);
    const lastName = /[\p{Script=Han}·]+$/u.exec(before)?.[0] ?? '';
    if (!parted && HAN.test(written) && written.length === 1 && lastName.length < 2) continue;
    if (
      !parted &&
      HAN.test(written) &&
      written.length === 1 &&
      isHanBody(closed) &&
      !/(?:编|译|著|撰)$/.test(closed) &&
      !partHanName(lastName)
    )
      continue;
    const cut = before.replace(/[\s,;、([]+$/, '').length;
    const real = /^(?:编著者?)$/.test(written) ? 'author' : role;
    return { piece: { raw: whole.raw.slice(0, cut), text: text.slice(0, cut) }, role: real };
  }
  return { piece: whole };
}

function readHanList(whole: Piece): GbtNames | undefined {
  const parts = splitOutside(whole).flatMap(splitBlanks);
  const read = parts.map((part) => readOne(part)).filter((name) => name !== undefined);
  if (read.length === 0) return undefined;
  return { names: read.map(({ name }) => name), sure: read.every(({ sure }) => sure) };
}

/** The pieces between commas and their like that stand outside brackets. */
function splitOutside(whole: Piece): readonly Piece[] {
  const masked = whole.text.replace(/\([^()]{0,60}\)/g, (inner) => '('.repeat(inner.length));
  const cuts = [...masked.matchAll(/[,;、/]| and | & | [和与] /g)];
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

/** `本报记者 李华`: what someone is, before the name. */
function withoutOffice(part: Piece): Piece {
  const office = /^(?:本[报刊台网]|新华社)?(?:特约)?(?:记者|通讯员|评论员) (?=\p{Script=Han})/u.exec(part.text);
  return office ? cutPiece(part, office[0].length) : part;
}

function readOne(part: Piece): Readonly<{ name: CslName; sure: boolean }> | undefined {
  const trimmed = trimPiece(part);
  const country = COUNTRY.exec(trimmed.text);
  const rest = country
    ? { raw: trimmed.raw.slice(country[0].length), text: trimmed.text.slice(country[0].length) }
    : trimmed;
  const { piece: bare } = withoutRole(withoutOffice(rest));
  const value = pieceValue(bare);
  if (!value) return undefined;
  if (!HAN.test(value)) {
    const name = readLatinName(value.replace(/\.$/, (stop) => (/\b\p{Lu}\.$/u.test(value) ? stop : '')));
    return name ? { name, sure: true } : { name: { literal: value }, sure: false };
  }
  return readHanName(value, Boolean(country));
}

function readHanName(value: string, foreign: boolean): Readonly<{ name: CslName; sure: boolean }> {
  const joined = value.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '');
  const initials = /^(\p{Script=Han}[\p{Script=Han}·]*) ((?:\p{Lu}[.\- ]*){1,4})$/u.exec(value);
  if (initials?.[1] && initials[2]) return { name: { family: initials[1], given: initials[2].trim() }, sure: true };
  const parted = joined.length <= 4 && (!foreign || joined.length === 3) ? partHanName(joined) : undefined;
  if (parted && !isHanBodyShort(joined)) return { name: parted, sure: true };
  if (joined.includes('·') || joined.includes('•')) return { name: { literal: joined }, sure: joined.length <= 24 };
  const plain = [...joined].length;
  const known =
    (!/[.:?]/.test(value.replace(/[(（][^()（）]*[)）]/g, '')) && (foreign || isHanBody(value))) ||
    (plain <= 4 && /^[\p{Script=Han}]+$/u.test(joined));
  return { name: { literal: plain <= 4 ? joined : value }, sure: known };
}

function isHanBodyShort(text: string): boolean {
  return /^(?:新华社|国务院|教育部|外交部|财政部|公安部|农业部|商务部|文化部|科技部|司法部|卫生部|民政部|水利部|交通部|国资委|发改委|卫健委|全国人|最高法|最高检|本刊|本报|编辑部|记者|佚名|评论员|安理会|国新办|中宣部|党中央)/.test(
    text,
  );
}

/** The stop of a last initial is its own where the others have theirs or a whole name goes before: `M. S.`, `Samuel P.` */
function lastStop(text: string, stopped: boolean): string {
  return stopped &&
    /(?:\p{Lu}\. ?-?|, |^\p{Lu}[\p{L}'’-]+, \p{Lu}\p{Ll}+ |\p{Lu}\..*, (?:and |& )?[\p{L}’'-]+ )\p{Lu}$/u.test(text)
    ? `${text}.`
    : text;
}

function readLatinList(whole: Piece, stopped: boolean): GbtNames | undefined {
  const text = lastStop(whole.raw.replace(/\s+/g, ' '), stopped);
  const parts = text.includes(';') || text.includes('；') ? text.split(/[;；]/) : undefined;
  if (parts) {
    const names = parts.filter((part) => part.trim()).map((part) => readListed(part));
    const good = names.filter((name) => name !== undefined).flat();
    return good.length > 0 && names.every((name) => name) ? { names: good, sure: true } : undefined;
  }
  const names = readListed(text);
  return names ? { names, sure: true } : undefined;
}

/** `SMITH J, BROWN T`, `Smith, J. A., & Brown, T.`, `Smith, John, and Tom Brown`, `McGraw Inc.` */
function readListed(text: string): readonly CslName[] | undefined {
  const tokens = text
    .split(/\s*[,，、]\s*(?:(?:and|&|und|et|y)\s+)?|\s+(?:and|&)\s+/i)
    .map((token) => token.trim())
    .filter(Boolean);
  const names: CslName[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    const next = tokens[index + 1];
    const last = names.at(-1);
    if (last && isNameSuffix(token) && last.family) names[names.length - 1] = { ...last, suffix: token };
    else if (last?.literal && /^(?:Inc|Ltd|Co|Corp|LLC)\.?$/.test(token))
      names[names.length - 1] = { literal: `${last.literal}, ${token}` };
    else {
      const pair = next !== undefined && parts(token, next, tokens, index) ? joinLatinName(token, next) : undefined;
      const name = pair ?? readLatinName(token);
      if (!name) return undefined;
      if (pair) index += 1;
      names.push(name);
    }
  }
  return names;
}

/** Whether two tokens are the halves of `Surname, Given`. */
function parts(token: string, next: string, tokens: readonly string[], index: number): boolean {
  if (/\./.test(token) || isNameSuffix(next)) return false;
  const words = token.split(' ');
  if (words.length > 3 || !/^\p{L}/u.test(token) || (words.length > 1 && isInitials(words.at(-1) ?? ''))) return false;
  if (isInitials(next)) return true;
  // A whole given name only follows the first surname: `Smith, John, and Tom Brown`.
  const given = /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,2}(?: (?:van|von|de|der|zu))*$/u.test(next);
  return (
    given &&
    words.length === 1 &&
    next.split(' ').length <= 3 &&
    (index === 0 || (index % 2 === 0 && tokens.length % 2 === 0)) &&
    /^\p{Lu}\p{L}/u.test(token) &&
    !(token.length > 1 && token === token.toUpperCase() && next === next.toUpperCase())
  );
}
