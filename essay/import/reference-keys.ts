import type { CslFields, CslName } from '../bibliography/reference';
import type { ImportEntry } from './import-entry';
import { toWords } from './latin-words';

/** Four words, or syllables: enough to know a title by, short enough to type. */
const MAX_WORDS = 4;
const MAX_KEY = 40;

function nameWord(name: CslName): string | undefined {
  if (name.literal !== undefined) {
    const han = /\p{sc=Han}/u.test(name.literal);
    const words = toWords(name.literal).slice(0, han ? MAX_WORDS : 2);
    return words.join(han ? '' : '-') || undefined;
  }
  const family = name.family ?? name.given;
  return family === undefined ? undefined : toWords(family, { surname: true }).join('') || undefined;
}

function titleWords(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const han = /\p{sc=Han}/u.test(title.slice(0, 12));
  const words = toWords(title.slice(0, 80)).filter((word) => !/^(?:the|an?|of|on|in|and)$/.test(word));
  return words.slice(0, MAX_WORDS).join(han ? '' : '-') || undefined;
}

function yearOf({ issued }: CslFields): string | undefined {
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? undefined : String(year).match(/\d{4}/)?.[0];
}

function baseKey({ item, original }: ImportEntry): string {
  const names = (item.author ?? item.editor ?? []).flatMap((name) => nameWord(name) ?? []);
  const who = names.length === 2 ? names.join('-') : names[0];
  const year = yearOf(item);
  const words = titleWords(item.title) ?? titleWords(original.replace(/^[[［]\d+[\]］]/, '')) ?? 'entry';
  // `deepseek-v3`, not `deepseek-deepseek-v3`.
  const repeated = who !== undefined && (words === who || words.startsWith(`${who}-`));
  const parts = who === undefined || (year === undefined && repeated) ? [words, year] : [who, year ?? words];
  const key = shorten(parts.filter(Boolean).join('-'));
  return /^[a-z]/.test(key) ? key : `ref-${key}`;
}

/** A key cut at the end of a word, where one ends in its second half. */
function shorten(key: string): string {
  if (key.length <= MAX_KEY) return key;
  const end = key.lastIndexOf('-', MAX_KEY);
  return key.slice(0, end > MAX_KEY / 2 ? end : MAX_KEY);
}

/** @example suffix(1) // 'b'; suffix(26) // 'aa' */
function suffix(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : suffix(Math.floor(index / 26) - 1) + letter;
}

/**
 * Gives every entry its key, in their order: author and year (`bradford-2023`, `chen-nie-2024`), author and title where
 * there is no year, the title alone where there is no author; Han as pinyin. What would be a second `x` is `x-b`.
 * The same list gives the same keys; none is one of `others`.
 */
export function buildKeys(entries: readonly ImportEntry[], others: ReadonlySet<string> = new Set()): readonly string[] {
  const taken = new Set(others);
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const base = baseKey(entry);
    let count = counts.get(base) ?? (others.has(base) ? 1 : 0);
    let key = count === 0 ? base : `${base}-${suffix(count)}`;
    while (taken.has(key)) {
      count += 1;
      key = `${base}-${suffix(count)}`;
    }
    counts.set(base, count + 1);
    taken.add(key);
    return key;
  });
}
