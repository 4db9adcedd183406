import { hasHan, hasHangulOrKana } from './entry-language';
import { type GbtEdition, gbtMarks } from './gbt-7714-marks';
import { isPinyinName, splitPinyin } from './pinyin';
import type { CslName } from './reference';

/** How many are named before 等 (2015 §8.1.2, 2025 §7.1.2). */
const NAMED = 3;

const ET_AL: Readonly<Record<string, string>> = { zh: '等', ja: 'ほか', ko: '외', ru: 'и др.' };

const ROLES = {
  translator: { zh: '译', ja: '訳', ko: '역', ru: 'пер.', en: ['trans.', 'trans.'] },
  editor: { zh: '编', ja: '編', ko: '편', ru: 'ред.', en: ['ed.', 'eds.'] },
  compiler: { zh: '编', ja: '編', ko: '편', ru: 'сост.', en: ['comp.', 'comps.'] },
  illustrator: { zh: '绘', ja: '画', ko: '그림', ru: 'ил.', en: ['ill.', 'ill.'] },
} as const;

type GbtRole = keyof typeof ROLES;

/**
 * The people and bodies responsible for a work: up to three, then 等 or et al. by the entry's language
 * (2015 §8.1.2, 2025 §7.1.2). No word for the role follows the main ones (2015 §8.1.4). Gives '' for nobody:
 * in the numeric style an entry without anyone responsible begins with its title (2015 §8.1.3, 2025 §7.1.3).
 */
export function gbtNames(names: readonly CslName[] | undefined, language: string, edition: GbtEdition): string {
  const written = (names ?? [])
    .filter((name) => !isOthers(name))
    .map((name) => gbtName(name, edition))
    .filter(Boolean);
  const named = written.slice(0, NAMED);
  const all = written.length > NAMED || (names ?? []).some(isOthers) ? [...named, ET_AL[language] ?? 'et al.'] : named;
  return all.join(gbtMarks(edition).comma);
}

/** `others` in the place of a name is how BibTeX says that there are more. */
function isOthers(name: CslName): boolean {
  return (name.literal ?? name.family ?? '').trim().toLowerCase() === 'others' && !name.given;
}

/**
 * Others responsible, with their role: `徐超, 译`, `潘惠霞, 魏婧, 杨艳, 等译` (2015 §4.1), and with a mark before
 * 译 also after 等 in 2025 (§8.2.2: `杨斌，王忠玉，陈彦斌，等，译`).
 */
export function gbtOthers(
  role: GbtRole,
  names: readonly CslName[] | undefined,
  language: string,
  edition: GbtEdition,
): string {
  const written = gbtNames(names, language, edition);
  if (!written) return '';
  const words = ROLES[role];
  const several = (names ?? []).length > 1 ? 1 : 0;
  const word =
    language === 'zh' || language === 'ja' || language === 'ko' || language === 'ru'
      ? words[language]
      : words.en[several];
  const together = edition === 2015 && language === 'zh' && (names ?? []).length > NAMED;
  return written + (together ? '' : gbtMarks(edition).comma) + word;
}

/**
 * One name, surname first (2015 §8.1.1, 2025 §7.1.1). Han, Hangul and kana names are written together. Western given names become
 * initials without stops. 2015: surnames in capitals, pinyin given names by the initial of each character, hyphens
 * of given names dropped, `Jr.` after a comma. 2025: surnames as they are, pinyin given names in full, hyphens kept
 * (`Godard J-L`), `Jr` after a space. Institutions (`literal`) stand as they are written (2015 §8.1.5, 2025 §7.1.4).
 */
function gbtName(name: CslName, edition: GbtEdition): string {
  if (name.literal) return name.literal.trim();
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ').trim();
  const given = name.given?.trim() ?? '';
  if (!family) return given;
  if (hasHangulOrKana(family)) return family + given;
  if (hasHan(family)) return hanName(family, given, edition);
  const surname = edition === 2015 ? family.toUpperCase() : family;
  const parts = [surname, givenInitials(family, given, edition), initials(name['dropping-particle'] ?? '', edition)];
  const written = parts.filter(Boolean).join(' ');
  if (!name.suffix) return written;
  return edition === 2015 ? `${written}, ${name.suffix}` : `${written} ${name.suffix.replace(/\.$/, '')}`;
}

function hanName(family: string, given: string, edition: GbtEdition): string {
  if (!given) return family;
  // A foreigner's name in Chinese with Latin initials: 昂温 P S (2015 §8.1.1, 2025 §7.1.1).
  if (!hasHan(given))
    return /\p{Script=Kana}|\p{Script=Hiragana}/u.test(given)
      ? family + given
      : `${family} ${initials(given, edition)}`;
  // A surname of three characters or more is a transliterated one, and may stand alone (2015 §8.1.1: 中译名可以只著录其姓).
  return [...family].length >= 3 && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(given) ? family : family + given;
}

function givenInitials(family: string, given: string, edition: GbtEdition): string {
  if (!isPinyinName(family, given)) return initials(given, edition);
  if (edition === 2025) return given;
  return (splitPinyin(given) ?? []).map((syllable) => syllable.charAt(0).toUpperCase()).join(' ');
}

/** `Peyton Z.` → `P Z`, `Jean-Luc` → `J-L` (2025) or `J L` (2015), `van der` → `v d`. */
function initials(given: string, edition: GbtEdition): string {
  const words = given.split(/[\s.]+/).filter((word) => /\p{L}/u.test(word));
  return words.map((word) => wordInitials(word, edition)).join(' ');
}

function wordInitials(word: string, edition: GbtEdition): string {
  // Initials that someone wrote together: `WA`.
  if (/^\p{Lu}{2,3}$/u.test(word)) return [...word].join(' ');
  const [first = '', ...rest] = word.split(/[-‐‑]/).filter(Boolean);
  const letters = [[...first][0] ?? '', ...rest.map((part) => ([...part][0] ?? '').toUpperCase())];
  return letters.join(edition === 2025 ? '-' : ' ');
}
