import { concatRuns, type Run, runsToText } from './runs';

const TAG = /<(\/?)(i|b|sup|sub|span)\b[^<>]{0,80}>/g;

/**
 * A title with the light markup that CSL-JSON allows (`<i>`, `<b>`, `<sup>`, `<sub>`, `<span class="nocase">`) as runs:
 * what is italic becomes italic (upright inside an italic `base`), every other tag falls away, its text stays.
 */
export function markupRuns(title: string, base: 'text' | 'italic' = 'text'): readonly Run[] {
  const runs: Run[] = [];
  let depth = 0;
  let from = 0;
  const push = (text: string): void => {
    const italic = depth > 0 !== (base === 'italic');
    if (text) runs.push({ kind: italic ? 'italic' : 'text', text });
  };
  for (const tag of title.matchAll(TAG)) {
    push(title.slice(from, tag.index));
    if (tag[2] === 'i') depth = Math.max(0, depth + (tag[1] ? -1 : 1));
    from = tag.index + tag[0].length;
  }
  push(title.slice(from));
  return concatRuns(runs);
}

/** A title without its markup. */
export function plainTitle(title: string): string {
  return runsToText(markupRuns(title));
}

/** A title without those tags that have no partner, for writers that make of each tag one half of a pair of braces. */
export function pairedMarkup(title: string): string {
  const tags = [...title.matchAll(TAG)];
  const paired = new Set<number>();
  const open: RegExpExecArray[] = [];
  for (const tag of tags) {
    if (!tag[1]) {
      open.push(tag);
      continue;
    }
    // What was opened within and is still open crosses this pair, and is left without its own end.
    const at = open.findLastIndex((other) => other[2] === tag[2]);
    const [start] = at < 0 ? [] : open.splice(at);
    if (start) paired.add(start.index).add(tag.index);
  }
  return title.replace(TAG, (tag, _close, _name, at: number) => (paired.has(at) ? tag : ''));
}
