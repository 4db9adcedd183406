import type { Lang } from '../../essay/model';
import { listStretches } from '../passage-text';

const WHOLE = 60; // characters that a link may carry word for word
const ENDS = { zh: 12, en: 24 } as const; // characters that tell where a longer passage begins and ends

/**
 * The part of an address that lets a browser find words (`:~:text=`, WICG Scroll To Text Fragment). Markers stand between
 * the words on the page, so the words given are never taken across one.
 */
export function textDirective(nodes: readonly Node[], lang: Lang): string {
  const stretches = nodes.flatMap(listStretches);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return '';
  const parts =
    stretches.length === 1 && first.length <= WHOLE
      ? [first]
      : [takeWords(first, lang).join(''), takeWords(last, lang, true).join('')];
  // A dash of the text's own would be read as the mark of a prefix or suffix.
  return `:~:text=${parts.map((part) => encodeURIComponent(part.trim()).replace(/-/g, '%2D')).join(',')}`;
}

/** Whole words from the start or the end: browsers match at the edges of words, which in Chinese only a dictionary knows. */
function takeWords(text: string, lang: Lang, fromEnd = false): string[] {
  const words =
    'Segmenter' in Intl
      ? Array.from(new Intl.Segmenter(lang, { granularity: 'word' }).segment(text), ({ segment }) => segment)
      : text.split(/(?<=[\s，。；：！？、])/);
  const taken: string[] = [];
  for (let length = 0; words.length && length < ENDS[lang]; ) {
    const word = (fromEnd ? words.pop() : words.shift()) ?? '';
    if (fromEnd) taken.unshift(word);
    else taken.push(word);
    length += word.length;
  }
  return taken;
}
