import { RESERVED_SLUGS, SLUG } from '../essay/check/check-slug';
import { toWords } from '../essay/import/latin-words';

const MAX_SLUG = 60;

function isSlug(text: string): boolean {
  return SLUG.test(text) && text.length <= 80 && !RESERVED_SLUGS.includes(text);
}

function slugify(text: string): string {
  const words = toWords(text).join('-');
  if (words.length <= MAX_SLUG) return words;
  return words.slice(0, MAX_SLUG + 1).replace(/-[^-]*$/, '');
}

/**
 * A slug for a draft that was given none: the last part of its address on the web, else its file's name, else its title,
 * Han as pinyin; undefined where none of them makes one.
 */
export function chooseSlug({
  source,
  fileName,
  title,
}: Readonly<{ source?: string; fileName: string; title?: string }>): string | undefined {
  const address = source === undefined ? '' : (new URL(source).pathname.split('/').filter(Boolean).at(-1) ?? '');
  const bare = (name: string) => decode(name).replace(/\.[a-z]{2,5}$/i, '');
  return [bare(address), bare(fileName), title ?? ''].map(slugify).find(isSlug);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
