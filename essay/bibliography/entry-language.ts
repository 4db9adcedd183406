import { hasHangul } from './hangul-names';
import type { CslFields } from './reference';

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The language of an entry as a primary subtag (BCP 47): what its `language` says, else what its title's script says,
 * else English. GB/T 7714 writes 等 or et al., 译 or trans by the entry's language, not the page's.
 */
export function entryLanguage(item: CslFields): string {
  const declared = item.language?.trim().toLowerCase().split(/[-_]/)[0];
  if (declared === 'chinese' || declared === '中文') return 'zh';
  if (declared === 'english') return 'en';
  if (declared) return declared;
  const words = `${item.title ?? ''}${item['container-title'] ?? ''}`;
  if (KANA.test(words)) return 'ja';
  if (hasHangul(words)) return 'ko';
  if (/\p{Script=Cyrillic}/u.test(words)) return 'ru';
  return HAN.test(words) ? 'zh' : 'en';
}

/** Whether a text has a Han character. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Whether a text has Hangul or kana, in which names are written together, surname first, and have no initials. */
export function hasHangulOrKana(text: string): boolean {
  return hasHangul(text) || KANA.test(text);
}
