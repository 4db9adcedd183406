import type { VFile } from 'vfile';
import type { buildPointAt } from './point-at';
import { blankAddresses, type Prose } from './read-prose';
import { reportError } from './report';

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '《': '》' };
const OPENING: Readonly<Record<string, string>> = { '”': '“', '》': '《' };

type Mark = Readonly<{ mark: string; index: number }>;

/** From a text to the marks in it that have no counterpart, in order. Linear: each mark is put on and taken off once. */
function findUnpaired(text: string): readonly Mark[] {
  const open: Mark[] = [];
  const alone: Mark[] = [];
  const counts = new Map<string, number>();
  const count = (mark: string, by: number) => counts.set(mark, (counts.get(mark) ?? 0) + by);

  for (const { 0: mark, index } of text.matchAll(/[“”《》]/g)) {
    const opening = OPENING[mark];
    if (opening === undefined) {
      open.push({ mark, index });
      count(mark, 1);
    } else if (!counts.get(opening)) {
      alone.push({ mark, index });
    } else {
      let last = open.pop();
      // What was opened after the counterpart and is still open can no longer be closed.
      for (; last !== undefined && last.mark !== opening; last = open.pop()) {
        alone.push(last);
        count(last.mark, -1);
      }
      count(opening, -1);
    }
  }
  return [...alone, ...open].sort((a, b) => a.index - b.index);
}

/**
 * Puts every “ ” 《 》 without its counterpart on the file, as an error at the mark. Each paragraph is looked at alone, but
 * a quotation of several paragraphs opens in each and closes in the last (GB/T 15834—2011, 4.8.3). `paragraphs` are in
 * the order of the file.
 */
export function checkQuotes(file: VFile, paragraphs: readonly Prose[], pointAt: ReturnType<typeof buildPointAt>): void {
  paragraphs.forEach((prose, position) => {
    const continues = prose.text.startsWith('“') && paragraphs[position + 1]?.text.startsWith('“') === true;
    for (const { mark, index } of findUnpaired(blankAddresses(prose.text))) {
      if (continues && index === 0) continue;
      const expected = CLOSING[mark] ? `\`${CLOSING[mark]}\` after it` : `\`${OPENING[mark]}\` before it`;
      reportError(file, {
        ruleId: 'quotes-balanced',
        reason: `Unexpected \`${mark}\` without its counterpart, expected ${expected} in the same paragraph`,
        place: pointAt(prose.offsets[index] ?? 0),
        note: 'Write the missing mark, or delete this one.',
      });
    }
  });
}
