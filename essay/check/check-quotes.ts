import type { VFile } from 'vfile';
import type { buildPointAt } from './point-at';
import { blankAddresses, type Prose } from './read-prose';
import { reportError } from './report';

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '《': '》' };
const OPENING: Readonly<Record<string, string>> = { '”': '“', '》': '《' };

/**
 * Puts every “ ” 《 》 without its counterpart on the file, as an error at the mark. Each paragraph is looked at alone, but
 * a quotation of several paragraphs opens in each and closes in the last (GB/T 15834—2011, 4.8.3). `paragraphs` are in
 * the order of the file.
 */
export function checkQuotes(file: VFile, paragraphs: readonly Prose[], pointAt: ReturnType<typeof buildPointAt>): void {
  paragraphs.forEach((prose, position) => {
    const continues = prose.text.startsWith('“') && paragraphs[position + 1]?.text.startsWith('“') === true;
    const open: { mark: string; index: number }[] = [];
    const alone: { mark: string; index: number }[] = [];

    for (const { 0: mark, index } of blankAddresses(prose.text).matchAll(/[“”《》]/g)) {
      if (mark in CLOSING) {
        open.push({ mark, index });
        continue;
      }
      const opener = open.findLastIndex((candidate) => candidate.mark === OPENING[mark]);
      if (opener === -1) alone.push({ mark, index });
      // What was opened after the counterpart and is still open can no longer be closed.
      else alone.push(...open.splice(opener).slice(1));
    }
    for (const { mark, index } of [...alone, ...open.filter((item) => !(continues && item.index === 0))]) {
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
