/** Words that stay small inside a title (Chicago 17 §8.159): articles, conjunctions, short and common prepositions. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'a an the and but or for nor yet so as at by in of off on onto out over per to up via vs v from into near down with than ' +
    'about above across after against along among around before behind below beneath between beyond during except inside ' +
    'like outside since through throughout toward towards under underneath until upon within without ' +
    // Particles of names (§8.5).
    'von van der den de la le du di da del al'
  ).split(' '),
);

/** What is passed over: words that Zotero protects, and tags. */
const PROTECTED = /<span class="nocase">[^<]*<\/span>|<[^<>]{0,80}>/g;

/**
 * An English title in headline style (Chicago 17 §8.159): first and last word, the first after a colon and every other
 * but small ones begin with a capital. Words that have a capital already, and what Zotero protects
 * (`<span class="nocase">`), stay as they are.
 *
 * @example headlineCase('AI and the future of banking') // 'AI and the Future of Banking'
 */
export function headlineCase(title: string): string {
  const kept: string[] = [];
  // U+E000 is for private use: no title has it.
  const words = title.replace(PROTECTED, (span) => `\uE000${kept.push(span) - 1}\uE000`).split(/( +)/);
  const last = words.findLastIndex((word) => /\p{L}/u.test(word));
  const cased = words.map((word, index) => {
    const opens = index === 0 || index === last || /[:?!.—]["”’]?$/.test(words[index - 2] ?? '');
    return !opens && isSmall(word) ? word : capitalize(word);
  });
  return cased.join('').replace(/\uE000(\d+)\uE000/g, (_, index: string) => kept[Number(index)] ?? '');
}

function isSmall(word: string): boolean {
  return SMALL.has(word.replace(/[^\p{L}]/gu, ''));
}

/** Capitals for a word, part by part where hyphens or dashes join it (§8.161). */
function capitalize(word: string): string {
  if (/https?:|@/.test(word)) return word;
  const parts = word.split(/([-–—/])/);
  return parts.map((part, index) => (index > 0 && isSmall(part) ? part : upperFirst(part))).join('');
}

/** A capital anywhere is the author's own (iPhone, arXiv), and a letter after a figure is a unit or an ordinal. */
function upperFirst(part: string): string {
  return /\p{Lu}|\d\p{L}/u.test(part) ? part : part.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
