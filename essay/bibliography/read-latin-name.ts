import { isGivenName, mayBeGiven } from './given-names';
import { isPinyinName, splitPinyin } from './pinyin';
import type { CslName } from './reference';

const BODY =
  /\b(?:universit\w*|institut\w*|organi[sz]ation|committee|association|ministry|departments?|cent(?:er|re)s?|inc|ltd|co|corp\w*|company|group|commission|agency|bank|society|council|office|foundation|laborator\w*|labs?|observatory|union|nations?|national|international|world|global|bureau|board|college|school|academ(?:y|ia)|federation|consortium|government|administration|service|network|team|press|library|museum|research|technolog\w*|collaborators?|investigators?|working|party|program(?:me)?|project|alliance|authority|house|trust|forum|news|times|google|openai|microsoft|parliament|court|congress|conference|statistics|data|who|ieee|iso|task force|panel|staff|editors?|editorial|initiative|partnership|platform|community|systems?|survey|assessment|registry|division|european|american)\b/i;

const PARTICLES = 'van von de der den del della di da dos du la le ten ter zu zum zur af av el al bin ibn y'.split(' ');
const PARTICLE = new Set(PARTICLES);
const SUFFIX = /^(?:Jr|Sr|II|III|IV|2nd|3rd)\.?$/i;

/** The commonest surnames of Vietnam, where their letters are Vietnamese alone. */
const VIETNAMESE = new Set(
  'Nguyễn Trần Lê Phạm Huỳnh Hoàng Võ Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Trịnh Trương Đinh Lâm'.split(' '),
);

/** `J`, `J.`, `J.A.`, `J-R`, `JA`, `Ch.`: what stands for a given name. */
const INITIAL = /^(?:\p{Lu}\.?-?){1,4}$|^(?:\p{Lu}\p{Ll}?\.-?){1,3}$/u;

/**
 * One person or body in Latin (or Cyrillic, Greek) letters: `SMITH J A`, `Smith JA`, `J. A. Smith`, `LI Wei`,
 * `Jeannette zu Fürstenberg`; a body as `literal`. The capitals that GB/T 7714-2015 §8.1.1 sets surnames in are
 * undone. Undefined where it can be neither.
 */
export function readLatinName(written: string): CslName | undefined {
  const text = written
    .replace(/\s+/g, ' ')
    .trim()
    // `Rawls.J`: a stop for the blank behind a surname.
    .replace(/^(\p{Lu}\p{Ll}{2,})\. ?(?=(?:\p{Lu}\.? ?){1,3}$)/u, '$1 ')
    // `VAN DER MAATEN L`: in capitals nothing else tells the particles.
    .replace(/^(?:V[AO]N (?:DE[RN]? )?|DE )(?=\p{Lu}{3,} \p{Lu})/u, (particles) => particles.toLowerCase());
  if (!/^\p{L}/u.test(text) || text.length > 200) return undefined;
  if (/^[\p{L}\p{M}'’`.\- ]+$/u.test(text)) return readPerson(text) ?? readBody(text);
  return readBody(text);
}

/** A name written `Surname, Given` whose halves the list has parted. */
export function joinLatinName(family: string, given: string): CslName | undefined {
  const words = family.trim().split(' ');
  const lower = words.findIndex((word) => !PARTICLE.has(word));
  if (lower < 0 || !/^[\p{L}\p{M}'’\- ]+$/u.test(family)) return undefined;
  const particles = words.slice(0, lower).join(' ');
  const late = given.trim().split(' ');
  const from = late.findIndex((word) => /^\p{Ll}/u.test(word));
  const dropping = from > 0 && late.slice(from).every((word) => PARTICLE.has(word)) ? late.slice(from).join(' ') : '';
  return {
    family: undoCapitals(words.slice(lower).join(' ')),
    given: dropping ? late.slice(0, from).join(' ') : given.trim(),
    ...(dropping && { 'dropping-particle': dropping }),
    ...(particles && { 'non-dropping-particle': particles }),
  };
}

/** Whether a text has a word that only bodies have: University, Group. */
export function isBodyWord(text: string): boolean {
  return BODY.test(text);
}

/**
 * Whether every word of a text can stand for a given name: `J`, `J.A.`, `J-R`, `Ch.`. False for an empty text.
 * @example isInitials('J. A.') // true
 */
export function isInitials(text: string): boolean {
  const words = text.trim().split(/ +/);
  return words.length > 0 && words.every((word) => INITIAL.test(word));
}

/** Whether a text is what stands behind a name and is no part of it: `Jr`, `Sr.`, `III`, in any case, with or without a stop. */
export function isNameSuffix(text: string): boolean {
  return SUFFIX.test(text.trim());
}

function readPerson(text: string): CslName | undefined {
  const all = text.replace(/(\p{Lu}\.)(?=\p{L})/gu, '$1 ').split(' ');
  const suffix = all.length > 2 && isNameSuffix(all.at(-1) ?? '') ? all.at(-1) : undefined;
  const words = suffix ? all.slice(0, -1) : all;
  if (words.length < 2 || words.length > 7) return undefined;
  const found = surnameFirst(words) ?? givenFirst(words);
  const close = found?.given?.replace(/(?<=\p{Lu}\.) (?=\p{Lu}\.)/gu, '');
  const name =
    found && close && !text.includes(found.given ?? '') && text.includes(close) ? { ...found, given: close } : found;
  return name && { ...name, ...(suffix && { suffix }) };
}

/** `MYBURG A A`, `Veen P H v d`, `LI Wei`, `Wang Shanshan`. */
function surnameFirst(words: readonly string[]): CslName | undefined {
  const first = words.findIndex(
    (word, index) => index > 0 && INITIAL.test(word) && !(isCapitals(word) && word.length > 3),
  );
  const family = words.slice(0, first).join(' ');
  if (first > 0 && !words.slice(0, first).some((word) => isInitialLike(word) && word !== 'Ó') && isSurname(family)) {
    // `Putnam Robert D`: the given name is before its initials.
    const [own = '', given = ''] = words;
    if (first === 2 && isGivenName(given) && !isGivenName(own) && words.slice(2).every((word) => INITIAL.test(word)))
      return { family: undoCapitals(own), given: words.slice(1).join(' ') };
    const rest = words.slice(first);
    const late = rest.findIndex((word) => !INITIAL.test(word));
    const tail = late < 0 ? [] : rest.slice(late);
    if (tail.every((word) => /^\p{Ll}{1,4}$/u.test(word)))
      return {
        ...familyOf(family),
        given: (late < 0 ? rest : rest.slice(0, late)).join(' '),
        ...(tail.length > 0 && { 'dropping-particle': tail.join(' ') }),
      };
  }
  const [head = '', ...rest] = words;
  if (
    /^\p{Lu}[\p{Lu}'’-]+$/u.test(head) &&
    rest.length <= 2 &&
    !BODY.test(rest.join(' ')) &&
    rest.every((word) => /^\p{Lu}[\p{Ll}'’-]/u.test(word))
  )
    return { family: undoCapitals(head), given: rest.join(' ') };
  // `Nguyễn Thị Minh`: surname first, told by its marks.
  if (VIETNAMESE.has(head) && rest.length > 0 && rest.length < 4 && rest.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word)))
    return { family: head, given: rest.join(' ') };
  // `Park Ji-won`, `Mao Tse-tung`: a given name of two syllables, as in East Asia.
  if (rest.length === 1 && /^\p{Lu}\p{Ll}+$/u.test(head) && /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(rest[0] ?? ''))
    return { family: head, given: rest[0] };
  // `Baudrillard Jean`, as Chinese lists often write.
  if (rest.length === 1 && rest[0] && /^\p{Lu}\p{Ll}/u.test(head) && mayBeGiven(rest[0]) && !mayBeGiven(head))
    return { family: head, given: rest[0] };
  if (rest.length === 1 && rest[0] && isChineseOrder(head, rest[0]))
    return { family: undoCapitals(head), given: rest[0] };
  return undefined;
}

/** `J. A. Smith`, `Jeannette zu Fürstenberg`, `Shanshan Wang`, `Wei ZHANG`. */
function givenFirst(words: readonly string[]): CslName | undefined {
  const text = words.join(' ');
  if (BODY.test(text) || /\b(?:of|and|for|the|on)\b/i.test(text) || words.length > 5) return undefined;
  const last = words.at(-1) ?? '';
  const particle = words.findIndex((word, index) => index > 0 && PARTICLE.has(word));
  const sound = words.every((word) => /^\p{Lu}/u.test(word) || PARTICLE.has(word));
  if (!sound || !/^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(last)) return undefined;
  if (words.every((word) => isCapitals(word) && word.length > 1)) return undefined;
  const end =
    particle > 0 ? words.findIndex((word, index) => index > particle && !PARTICLE.has(word)) : words.length - 1;
  if (end < 1) return undefined;
  return {
    family: undoCapitals(words.slice(end).join(' ')),
    given: words.slice(0, particle > 0 ? particle : end).join(' '),
    ...(particle > 0 && { 'dropping-particle': words.slice(particle, end).join(' ') }),
  };
}

function readBody(text: string): CslName | undefined {
  if (
    /[:;?!“”"()]/.test(text.replace(/ \([A-Z]{2,10}\)$/, '')) ||
    !text
      .split(/(?<=\p{L}{3})\. /u)
      .every((part, index) => index === 0 || (BODY.test(part) && !/\d| (?!of|and|for|the)\p{Ll}/u.test(part)))
  )
    return undefined;
  const words = text.split(' ');
  const titled = words.every(
    (word) => /^[\p{Lu}\p{N}(&]/u.test(word) || /^(?:of|and|for|the|on|in|to|de|des|du|für|la|et|und|&)$/.test(word),
  );
  if (words.length > 16 || !/^\p{L}/u.test(text)) return undefined;
  if (titled && (words.length < 3 || BODY.test(text))) return { literal: text };
  return BODY.test(text) &&
    /^\p{Lu}/u.test(text) &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > words.length
    ? { literal: text }
    : undefined;
}

function familyOf(family: string): CslName {
  const words = family.split(' ');
  const lower = words.findIndex((word) => !PARTICLE.has(word));
  const particles = words.slice(0, Math.max(lower, 0)).join(' ');
  return {
    family: undoCapitals(words.slice(Math.max(lower, 0)).join(' ')),
    ...(particles && { 'non-dropping-particle': particles }),
  };
}

function isSurname(family: string): boolean {
  const words = family.split(' ');
  return (
    words.length <= 4 &&
    words.every((word) => /^(?:[dl]['’])?\p{Lu}/u.test(word) || PARTICLE.has(word) || /^[ey]$/.test(word)) &&
    !BODY.test(family)
  );
}

function isInitialLike(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word) || /\.$/.test(word);
}

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && /\p{Lu}/u.test(word);
}

/** Surname first: a surname of one syllable and a given name of two, or as GB/T 7714 has it where both have one. */
function isChineseOrder(first: string, second: string): boolean {
  if (!isPinyinName(first, second)) return false;
  const family = splitPinyin(first)?.length ?? 0;
  const given = splitPinyin(second)?.length ?? 0;
  if (family !== 1 || given > 2) return false;
  return given === 2 || rank(first) <= rank(second);
}

/** Surnames of China by frequency (公安部 2020), as pinyin; where both halves can be one, the commoner is the surname. */
const FREQUENT =
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han deng feng xiao cheng cao peng zeng tian dong pan yuan cai jiang yu du ye wei su lü lu ding ren shen yao cui zhong tan wang fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu jiang yin xue yan duan lei hou long shao mao hao gu gong wan qian dai'.split(
    ' ',
  );

function rank(word: string): number {
  const at = FREQUENT.indexOf(word.toLowerCase());
  return at < 0 ? FREQUENT.length : at;
}

/** `MYBURG` → `Myburg`, `MCDONALD` → `McDonald`, `DES MARAIS` → `Des Marais`; names of mixed case stay. */
function undoCapitals(family: string): string {
  if (family !== family.toUpperCase() || [...family].length < 2) return family;
  return family
    .toLowerCase()
    .replace(/(^|[\s\-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
