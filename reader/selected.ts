import type { Lang } from '../essay/model';

/** The part of a selection that lies in one language of one row. `pair` is missing in the head and in the lists. */
export type SelectedPart = Readonly<{ side: HTMLElement; lang: Lang; pair: HTMLElement | null; range: Range }>;

/** What is selected of the text, side by side in its order: nothing hidden, and where a column was selected that alone. */
export function selectedParts(): SelectedPart[] {
  const [selection, main] = [getSelection(), document.querySelector<HTMLElement>('.reading')];
  if (!main || !selection || selection.isCollapsed) return [];
  // Inside a card what is shown is what is copied.
  if (selection.anchorNode?.parentElement?.closest('.card')) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const { column } = main.dataset;
  const sides = main.querySelectorAll<HTMLElement>(':is(.pair, .row) > :is(.zh, .en)');
  return Array.from(sides).flatMap((side) => {
    const lang = side.classList.contains('zh') ? 'zh' : 'en';
    if (column && column !== lang) return [];
    const touching = ranges.filter((range) => range.intersectsNode(side));
    if (!touching.length || !isShown(side)) return [];
    const pair = side.closest<HTMLElement>('.pair');
    return touching.map((range) => ({ side, lang, pair, range: within(side, range) }) as const);
  });
}

/** Whether a language of a row is shown: neither hidden by CSS nor kept for find-in-page alone. */
export function isShown(side: HTMLElement): boolean {
  return !side.hidden && getComputedStyle(side).display !== 'none';
}

function within(side: Node, range: Range): Range {
  const part = document.createRange();
  part.selectNodeContents(side);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part;
}
