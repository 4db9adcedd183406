import type { Piece } from './gbt-piece';
import { isGivenName } from './given-names';
import { isPinyinName } from './pinyin';
import { isBodyWord, isInitials, isNameSuffix, joinLatinName, readLatinName } from './read-latin-name';
import type { CslName } from './reference';

const CORPORATE = /^(?:Inc|INC|Ltd|LTD|Co|Corp|CORP|LLC)\.?$/;

/** The stop of a last initial is its own where the others have theirs or a whole name goes before: `M. S.`, `Samuel P.` */
function lastStop(text: string, stopped: boolean): string {
  return stopped &&
    /(?:\p{Lu}\. ?-?|, |^\p{Lu}[\p{L}'’-]+, \p{Lu}\p{Ll}+ |\p{Lu}\..*, (?:and |& )?(?:\p{Ll}+ ){0,2}[\p{L}’'-]+ )\p{Lu}$/u.test(
      text,
    )
    ? `${text}.`
    : text;
}

/**
 * Names in Latin letters, parted by semicolons, or by commas, `and` and `&` among which a surname and its given name may be
 * parted too. Undefined unless every one reads as a person or a body.
 * @param stopped whether a stop followed the last initial
 */
export function readLatinList(whole: Piece, stopped: boolean): readonly CslName[] | undefined {
  const text = lastStop(whole.raw.replace(/，\s*/g, ', ').replace(/\s+/g, ' '), stopped);
  const parts = text.includes(';') || text.includes('；') ? text.split(/[;；]/) : undefined;
  if (parts) {
    const names = parts.filter((part) => part.trim()).map((part) => readListed(part));
    const good = names.filter((name) => name !== undefined).flat();
    return good.length > 0 && names.every((name) => name) ? good : undefined;
  }
  return oneBody(text) ?? readListed(text);
}

/** Fields of work that are no bodies by themselves, though bodies are named by them. */
const FIELD = /^(?:technology|research|statistics|data|systems|administration|services?|government|science)$/i;

const WORD = String.raw`\p{Lu}[\p{L}-]{2,}`;

/** `World Commission on Environment and Development`, `Department for Business, Energy & Industrial Strategy`. */
const OFFICE_OF = [
  /^(\p{Lu}[\p{L} ]+) (?:of|on|for)(?: the)? [\p{L} -]+ and ([\p{L}-]+(?: \p{L}+)?)$/u,
  new RegExp(
    `^(\\p{Lu}[\\p{L} ]+) (?:of|on|for)(?: the)? ${WORD}(?:, ${WORD})+,? (?:and|&) (${WORD}(?: \\p{L}{3,})?)$`,
    'u',
  ),
];

/** `U.S. Securities and Exchange Commission`, `Food and Agriculture Organization of the United Nations`. */
const AND_OFFICE = new RegExp(
  `^(?:(?:U\\.?S\\.?|U\\.?K\\.?|National|Federal|European|United Nations) )?((?:\\p{Lu}\\p{Ll}[\\p{L}-]*,? ){1,2})(?:and|&) (?:${WORD} ){1,3}(?:Commission|Administration|Organi[sz]ation|Board|Agency|Council|Committee|Authority|Department|Service|Association|Institute|Cent(?:re|er))(?: (?:of|for) [\\p{L} ]+)?$`,
  'u',
);

/** One body whose name holds an `and`; undefined where what is on either side of it is a body of its own. */
function oneBody(text: string): readonly CslName[] | undefined {
  const first = AND_OFFICE.exec(text)?.[1];
  if (first && !isBodyWord(first)) return [{ literal: text }];
  const [, office = '', last = ''] =
    OFFICE_OF.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? [];
  if (!isBodyWord(office) || (isBodyWord(last) && !FIELD.test(last))) return undefined;
  return readLatinName(text.replace(/[,&]/g, ''))?.literal ? [{ literal: text }] : undefined;
}

/** `SMITH J, BROWN T`, `Smith, J. A., & Brown, T.`, `Smith, John, and Tom Brown`, `McGraw Inc.` */
function readListed(text: string): readonly CslName[] | undefined {
  const tokens = text
    .split(/\s*[,，、]\s*(?:(?:and|&|und|et|y)\s+)?|\s+(?:and|&)\s+/i)
    .map((token) => token.trim())
    .filter(Boolean);
  // `FAO, UNICEF, WHO`
  if (tokens.length > 2 && tokens.every((token) => /^\p{Lu}{3,7}$/u.test(token)))
    return tokens.map((literal) => ({ literal }));
  const initialed = tokens.some((token) => /^\p{L}[\p{L}'’ -]+ (?:\p{Lu}\.?[ -]?){1,3}$/u.test(token));
  const surnamesFirst =
    tokens.length > 1 && tokens.every(isTwoWords) && tokens.some(endsGiven) && !tokens.some(beginsGiven);
  const names: CslName[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    const next = tokens[index + 1];
    const last = names.at(-1);
    if (last && isNameSuffix(token) && last.family) names[names.length - 1] = { ...last, suffix: token };
    else if (last?.literal && CORPORATE.test(token)) names[names.length - 1] = { literal: `${last.literal}, ${token}` };
    else {
      const pair = next !== undefined && parts(token, next, tokens, index) ? joinLatinName(token, next) : undefined;
      const name = pair ?? (initialed || surnamesFirst ? readOriental(token) : undefined) ?? readLatinName(token);
      if (!name) return undefined;
      if (pair) index += 1;
      names.push(name);
    }
  }
  return names;
}

const isTwoWords = (token: string): boolean => /^\p{Lu}[\p{L}'’-]+ \p{Lu}\p{Ll}+$/u.test(token);
const beginsGiven = (token: string): boolean => isGivenName(token.split(' ')[0] ?? '');
const endsGiven = (token: string): boolean => isGivenName(token.split(' ')[1] ?? '');

/** `Okafor C N, Sato Hiroshi`: among surnames before initials, a whole name has its surname first too. */
function readOriental(token: string): CslName | undefined {
  const [family = '', given = '', ...more] = token.split(' ');
  const whole = more.length === 0 && /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{2,}$/u.test(token);
  return whole && !isGivenName(family) && !isPinyinName(given, family) && !isBodyWord(token)
    ? { family, given }
    : undefined;
}

/** Whether two tokens are the halves of `Surname, Given`. */
function parts(token: string, next: string, tokens: readonly string[], index: number): boolean {
  if (/\./.test(token) || isNameSuffix(next) || CORPORATE.test(next)) return false;
  const words = token.split(' ');
  if (words.length > 3 || !/^\p{L}/u.test(token) || (words.length > 1 && isInitials(words.at(-1) ?? ''))) return false;
  // `KIM Min-su, PARK J H`: capitals before initials are the next one's surname.
  if (/^\p{Lu}{3,} \p{Lu}/u.test(next)) return false;
  if (isInitials(next)) return true;
  // A whole given name only follows the first surname: `Smith, John, and Tom Brown`.
  const given =
    /^(?:\p{Lu}\. (?=\p{Lu}\p{Ll}))?\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,2}(?: (?:van|von|de|der|zu))*$/u.test(
      next,
    );
  return (
    given &&
    words.length === 1 &&
    next.split(' ').length <= 3 &&
    (index === 0 || (index % 2 === 0 && tokens.length % 2 === 0)) &&
    /^\p{Lu}\p{L}/u.test(token) &&
    !(token.length > 1 && token === token.toUpperCase() && next === next.toUpperCase())
  );
}
