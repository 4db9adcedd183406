import type { CslFields } from './reference';

const WORDS: Readonly<Record<string, RegExp>> = {
  'de-DE': /\b(?:der|die|das|und|zur|zum|von|des|eine[rs]?|für|über|im)\b/gi,
  'fr-FR': /\b(?:le|la|les|des|du|et|une|sur|dans|pour|aux|au)\b/gi,
  'es-ES': /\b(?:el|los|las|del|y|una|para|por|con|la)\b/gi,
  'it-IT': /\b(?:il|della|dello|degli|delle|nel|per|una|gli|di)\b/gi,
};
const ENGLISH = /\b(?:the|of|and|in|for|on|with|to|an?|from|by|its|is|at|as|using)\b/gi;

/** The language of an entry by its title's script, and among Latin scripts by its small words; undefined where there are no words. */
export function guessGbtLanguage({ title, 'container-title': host }: CslFields): string | undefined {
  const words = title ?? host ?? '';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)) return 'ja-JP';
  if (/\p{Script=Hangul}/u.test(words)) return 'ko-KR';
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[\p{Script=Latin}\p{Script=Cyrillic}]+/gu)?.length ?? 0;
  if (han > 0 && han >= latin * 2.5) return 'zh-CN';
  if (/\p{Script=Cyrillic}/u.test(words)) return 'ru-RU';
  if (latin === 0) return han > 0 ? 'zh-CN' : undefined;
  const english = words.match(ENGLISH)?.length ?? 0;
  const [best] = Object.entries(WORDS)
    .map(([tag, pattern]) => ({ tag, count: words.match(pattern)?.length ?? 0 }))
    .sort((one, two) => two.count - one.count);
  return best && best.count > english ? best.tag : 'en-US';
}
