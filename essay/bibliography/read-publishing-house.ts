import { cutPiece, type Piece, pieceValue, splitPiece, trimPiece } from './gbt-piece';
import { isHanBody } from './read-gbt-roles';

import type { CslFields } from './reference';

const CITIES =
  /^(?:北京|上海|天津|重庆|广州|南京|武汉|成都|西安|杭州|沈阳|长春|哈尔滨|大连|济南|青岛|郑州|长沙|合肥|福州|厦门|南昌|昆明|贵阳|南宁|桂林|太原|石家庄|兰州|乌鲁木齐|呼和浩特|银川|西宁|拉萨|海口|深圳|珠海|苏州|扬州|无锡|保定|开封|香港|澳门|台北|高雄|新北|北平|长安|东京|京都|大阪|首尔|金陵|重慶|臺北|廣州|武漢|徐州|宁波|温州|芜湖|延边|石河子|New York|London|Cambridge|Oxford|Berlin|Paris|Chicago|Boston|Princeton|New Haven|Beijing|Shanghai|Tokyo|Singapore|Hong Kong|Amsterdam|Leiden|Dordrecht|Heidelberg|Philadelphia|Berkeley|Stanford|Washington(?:,? D\.? ?C\.?)?|Geneva|Vienna|Basel|Zürich|Zurich|Toronto|Sydney|Melbourne|Hoboken|Moscow|Rome|Munich|München|Frankfurt|Los Angeles|San Francisco|Москва|М\.)(?:市)?$/;

/** `Las Vegas, USA`, `Honolulu, HI, USA`: where a conference was, and no publisher. */
const COUNTRY =
  /^\p{Lu}[\p{L} .'-]{1,30}(?:, ?(?:[A-Z]{2}|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?))?, ?(?:USA|U\.S\.A|US|UK|England|China|P\. ?R\. ?China|Germany|France|Japan|Canada|Australia|Italy|Spain|Portugal|Netherlands|The Netherlands|Switzerland|Korea|South Korea|Republic of Korea|Singapore|India|Brazil|Sweden|Norway|Denmark|Finland|Austria|Belgium|Ireland|Greece|Poland|Russia|Turkey|Israel|Mexico|Thailand|Malaysia|Vietnam|Hungary|Czech Republic|New Zealand|Egypt|South Africa|Scotland|Taiwan|Hong Kong|Macao|China|Ethiopia|Rwanda|Puerto Rico)\.?$/u;

const HOUSE =
  /(?:出版社|出版公司|书局|书店|印书馆|书社|书屋|出版集团|书馆|出版者不详|出版中心|刊行社|古籍社|Press|Publish\w*|Books|Verlag|Springer|Elsevier|Wiley|Routledge|Sons|Inc\.?|Ltd\.?|Co\.?|House|University|大学|学院|研究院|研究所|科学院|Palgrave|Macmillan|Penguin|Brill|Blackwell|McGraw-Hill|Sage|SAGE|IEEE|ACM|AAAI|USENIX)$/;

const UNKNOWN =
  /^[[(]? ?(?:S\. ?l\.?|s\. ?n\.?|n\. ?[pd]\.?|出版地不详|出版者不详|出版[地者]未详|地点不详|不详) ?\.?[\])]?$/i;

/** Whether a text is the name of a city where books are published. */
export function isCity(text: string): boolean {
  return CITIES.test(text.trim());
}

/** Whether a text is a city with its country: `Las Vegas, NV, USA`. */
export function isForeignPlace(text: string): boolean {
  return COUNTRY.test(text.trim());
}

/** Whether a text ends as publishers do (出版社, 大学, Press, Ltd.), or is a place of up to 20 characters, a colon and a name. */
export function isHouse(text: string): boolean {
  return HOUSE.test(text.trim()) || /^[^:]{1,20}: ?[^:]+$/.test(text);
}

/** Place and publisher: parted by a colon, by a comma, or one of them alone. `[S.l.]` and 出版者不详 say that there is none. */
export function readPublishingHouse(segment: Piece): CslFields {
  const two = /^([^:;]{2,20}): ?([^:;]{2,40}); ?([^:;]{2,20}): ?([^:;]{2,40})$/.exec(segment.text.trim());
  if (two) return bothHouses(splitPiece(segment, /[:;] ?/g), segment.raw.includes('；') ? '；' : '; ');
  const colon = /^\p{Script=Han}*公众号 ?:/u.test(segment.text.trim()) ? -1 : segment.text.indexOf(':');
  const parts = colon > 0 ? [cutPiece(segment, 0, colon), cutPiece(segment, colon + 1)] : splitPiece(segment, /, ?/g);
  const semicolon = /^([^:;,]{2,12})[;] ?[^:;,]+$/.exec(segment.text.trim());
  if (semicolon?.[1] && isCity(semicolon[1]))
    return { 'publisher-place': semicolon[1], ...house(cutPiece(segment, segment.text.indexOf(';') + 1)) };
  const [first, ...others] = parts;
  if (!first) return {};
  if (others.length === 0) return alone(first);
  const whole = pieceValue(segment);
  if (colon < 0 && whole && COUNTRY.test(segment.text.trim())) return { 'publisher-place': whole };
  const rest = cutPiece(segment, colon > 0 ? colon + 1 : first.text.length + 1);
  const named = known(first);
  const place = named && /[a-z]\. ?$/i.test(first.text) && !named.endsWith('.') ? `${named}.` : named;
  const city = rest.text.trim();
  // `Macmillan: London`
  if (colon > 0 && CITIES.test(city) && !CITIES.test(first.text.trim()))
    return { ...house(first), 'publisher-place': city };
  if (colon > 0) return { ...(place && { 'publisher-place': place }), ...house(rest) };
  const last = rest.text.trim();
  if (others.length === 1 && CITIES.test(last) && isHouse(first.text))
    return { ...house(first), 'publisher-place': last };
  if (
    CITIES.test(trimPiece(first).text) ||
    (isHouse(rest.text) && !isHouse(first.text) && first.text.trim().length <= 12)
  )
    return { ...(place && { 'publisher-place': place }), ...house(rest) };
  return house(segment);
}

/** `北京: 中华书局; 上海: 上海古籍出版社`: two who published it together. */
function bothHouses([place, publisher, place2, publisher2]: readonly Piece[], mark: string): CslFields {
  const both = (one: Piece | undefined, two: Piece | undefined): string =>
    [one, two].flatMap((part) => (part && pieceValue(part)) ?? []).join(mark);
  return { 'publisher-place': both(place, place2), publisher: both(publisher, publisher2) };
}

function alone(segment: Piece): CslFields {
  const value = known(segment);
  if (!value) return {};
  if (CITIES.test(trimPiece(segment).text)) return { 'publisher-place': value };
  // `烟台, 2016`: two or three Han characters that are no house's are where it was.
  if (
    /^\p{Script=Han}{2,3}$/u.test(value) &&
    !/[社局馆店院会大华联苑斋堂楼网报刊所部号]$/.test(value) &&
    !isHouse(value)
  )
    return { 'publisher-place': value };
  const glued =
    /^(北京|上海|南京|广州|香港|台北)(商务印书馆|中华书局|生活.读书.新知三联书店|科学出版社|社会科学文献出版社|中国社会科学出版社|法律出版社|高等教育出版社|上海古籍出版社|译林出版社|江苏人民出版社|文物出版社|中信出版社|清华大学出版社|中国人民大学出版社)$/.exec(
      value,
    );
  if (glued?.[1] && glued[2]) return { 'publisher-place': glued[1], publisher: glued[2] };
  return { publisher: value };
}

function house(segment: Piece): CslFields {
  const value = known(segment);
  // `中华书局影印本`: what kind of an edition behind the publisher.
  const edition = /(?<=出版社|书局|书店|书社|印书馆)(?:影印|点校|标点|校点|排印|整理|铅印|石印)本$/.exec(
    value ?? '',
  )?.[0];
  if (value && edition) return { publisher: value.slice(0, -edition.length), edition };
  return value ? { publisher: value } : {};
}

function known(segment: Piece): string | undefined {
  const trimmed = trimPiece(segment);
  if (UNKNOWN.test(trimmed.text) || UNKNOWN.test(segment.text.trim())) return undefined;
  return pieceValue(trimmed)
    ?.replace(/^\[([^[\]]+)\]$/, '$1')
    .replace(/^(?:\p{Script=Han} )+\p{Script=Han}$/u, (spaced) => spaced.replaceAll(' ', ''));
}

/** Whether a text may be a publisher: as `isHouse`, or a body of any kind by its Chinese name (`isHanBody`). */
export function looksLikeHouse(text: string): boolean {
  return isHouse(text) || isHanBody(text);
}
