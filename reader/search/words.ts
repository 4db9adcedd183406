import { search as en } from '../../messages/en.json';
import { search as zh } from '../../messages/zh.json';

/** The language of the interface, which is the one to read results in. */
export const LANG = document.documentElement.lang === 'en' ? 'en' : 'zh';

const WORDS = LANG === 'en' ? en : zh;

/** The interface's words for something, with what stands in their gaps: `{essays}`. */
export function say(word: keyof typeof zh, gaps: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word].replace(/\{(\w+)\}/g, (_, name: string) => {
    const gap = gaps[name] ?? '';
    return typeof gap === 'number' ? grouped(gap) : gap;
  });
}

/** As both languages write whole numbers: 1,000. `toLocaleString` would load its tables, some 20 ms, when the answer is due. */
const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
