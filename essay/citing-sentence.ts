const MAX_LENGTH = 160;

// A full stop after these ends no sentence. Single letters (initials, e.g., U.S.) are told by their length.
const ABBREVIATIONS = new Set(
  'al approx art c ca cf ch co corp dept dr ed eds etc fig figs gen inc jan feb mar apr jun jul aug sept sep oct nov dec jr ltd mr mrs ms no nos op p pp par prof rev sec sr st trans v vol vols vs'.split(
    ' ',
  ),
);
const CLOSING = '”’"\')]）」』》〉】';

function endsAt(text: string, at: number): boolean {
  const character = text.charAt(at);
  if ('。！？；\n'.includes(character)) return true;
  if (!'.!?'.includes(character)) return false;
  let next = at + 1;
  while (next < text.length && CLOSING.includes(text.charAt(next))) next += 1;
  if (next < text.length && !/\s/.test(text.charAt(next))) return false;
  if (character !== '.') return true;
  const word = /[A-Za-z]+$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
  if (word.length === 1 && word !== 'I') return false;
  // "Vol. 3" and "et al. found" go on; an abbreviation may still end a paragraph.
  return !ABBREVIATIONS.has(word.toLowerCase()) || next === text.length;
}

/**
 * From a text to the offsets at which its sentences end, the last being the text's end: after 。！？； and after . ! ? before a
 * space, with the closing quotation marks and brackets that follow; not after abbreviations and initials. Lines end them too.
 * No locale data, so that every engine finds the same.
 */
export function findSentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!endsAt(text, at)) continue;
    while (at + 1 < text.length && CLOSING.includes(text.charAt(at + 1))) at += 1;
    ends.push(at + 1);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

const inWord = (character: string | undefined) => character !== undefined && /[A-Za-z0-9’'-]/.test(character);

/** Where the first whole word at or after `at` begins; Han characters are whole by themselves. */
function nextWord(characters: readonly string[], at: number): number {
  let next = at;
  while (inWord(characters[next - 1]) && inWord(characters[next])) next += 1;
  return next;
}

/** Where the last whole word before `at` ends. */
function wordEnd(characters: readonly string[], at: number): number {
  let end = at;
  while (end > 0 && inWord(characters[end - 1]) && inWord(characters[end])) end -= 1;
  return end;
}

/** At most 160 characters of a sentence, those before `at` first, with … where it is cut. Counted in code points. */
function cut(sentence: string, at: number): string {
  const characters = Array.from(sentence);
  if (characters.length <= MAX_LENGTH) return sentence;
  const marker = Array.from(sentence.slice(0, at)).length;
  const room = MAX_LENGTH - 2;
  const first = Math.max(0, Math.min(marker - Math.floor(room * 0.75), characters.length - room));
  const start = first && nextWord(characters, first);
  const end = first + room < characters.length ? wordEnd(characters, first + room) : characters.length;
  const kept = characters.slice(start, end).join('').trim();
  return `${start > 0 ? '…' : ''}${kept}${end < characters.length ? '…' : ''}`;
}

/**
 * The sentence of `text` that a marker at `offset` belongs to: the one before it where it stands right after a full stop
 * (`……规范。[1]`). At most 160 characters, around the marker.
 */
export function citingSentence(text: string, offset: number): string {
  let start = 0;
  for (const end of findSentenceEnds(text)) {
    if (offset <= end) {
      const sentence = text.slice(start, end);
      const lead = sentence.length - sentence.trimStart().length;
      if (sentence.trim() !== '') return cut(sentence.trim(), Math.max(0, offset - start - lead));
    }
    start = end;
  }
  return cut(text.trim(), text.length);
}
