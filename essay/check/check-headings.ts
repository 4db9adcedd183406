import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { reportError } from './report';

/** The title of an essay is level 1 and stands in its front matter; the text begins on level 2. */
const FIRST_DEPTH = 2;

/** Puts on the file every heading that skips a level (WCAG 2.2 technique G141) or has no text. */
export function checkHeadings(file: VFile, text: ParsedText): void {
  let depth = FIRST_DEPTH - 1;
  for (const block of text.blocks) {
    if (block.kind !== 'heading') continue;
    if (block.depth > depth + 1) {
      reportError(file, {
        ruleId: 'heading-levels',
        reason: `Unexpected heading of level ${block.depth} after level ${depth}, expected level ${depth + 1} at most`,
        place: block.place,
        note: `Write \`${'#'.repeat(depth + 1)}\`, or add the heading between.`,
      });
    }
    if (block.plain.trim() === '') {
      reportError(file, {
        ruleId: 'heading-filled',
        reason: 'Unexpected heading without text, expected text',
        place: block.place,
        note: 'Write its text, or delete the line.',
      });
    }
    depth = block.depth;
  }
}
