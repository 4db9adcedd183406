import { isReserved } from '../check/check-anchors';

// Without 0 o, 1 l i: a name is read off paper, too.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CHARACTERS = `${LETTERS}23456789`;
const SHORTEST = 4;
/** After so many names of one length that are taken, one more character. */
const TRIES = 64;
/** What is still easy to say and to type: words of a heading's name, and characters in all. */
const MAX_WORDS = 5;
const MAX_LENGTH = 40;

/** FNV-1a with the finalizer of MurmurHash3, which spreads the last characters over all 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function spell(seed: number, length: number): string {
  let rest = seed;
  let name = LETTERS.charAt(rest % LETTERS.length);
  rest = Math.floor(rest / LETTERS.length);
  while (name.length < length) {
    name += CHARACTERS.charAt(rest % CHARACTERS.length);
    rest = Math.floor(rest / CHARACTERS.length);
  }
  return name;
}

/**
 * A short name for a block, from a seed (its essay and text): a letter, then letters and digits, one digit at least, so
 * that it is no word; four characters, more where those are taken. The same seed and names taken give the same name.
 *
 * @example generateName('ai-governance\n目前', new Set()) // like 'k3f7'
 */
export function generateName(seed: string, taken: ReadonlySet<string>): string {
  for (let tried = 0; ; tried += 1) {
    const name = spell(hash(`${seed}\n${tried}`), SHORTEST + Math.floor(tried / TRIES));
    if (/\d/.test(name) && !taken.has(name)) return name;
  }
}

function listWords(heading: string): string[] {
  return heading
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/**
 * The name of a heading from the words of its English: at most five, 40 characters in all, a letter first. Undefined if
 * it has no such words. Names that are taken or reserved get a further `-2`, `-3`.
 *
 * @example headingName('2. AI governance in China: the state', new Set()) // 'ai-governance-in-china-the'
 */
export function headingName(english: string, taken: ReadonlySet<string>): string | undefined {
  const words = listWords(english);
  const kept = words.slice(words.findIndex((word) => /^[a-z]/.test(word))).slice(0, MAX_WORDS);
  while (kept.length > 1 && kept.join('-').length > MAX_LENGTH) kept.pop();
  const base = kept.join('-').slice(0, MAX_LENGTH);
  if (!/^[a-z]/.test(base)) return undefined;
  let name = base;
  for (let again = 2; taken.has(name) || isReserved(name); again += 1) name = `${base}-${again}`;
  return name;
}
