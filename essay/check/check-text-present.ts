import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { reportError } from './report';

/** Puts on the file of a published essay's source that there is nothing to read in it: a page with a title and no text. */
export function checkTextPresent(file: VFile, text: ParsedText): void {
  if (text.blocks.some(({ kind }) => kind !== 'heading')) return;
  const end = text.blocks.at(-1)?.place.end;
  reportError(file, {
    ruleId: 'text-present',
    reason: `Unexpected end of the file after ${end ? 'headings alone' : 'the front matter'}, expected a text`,
    ...(end && { place: end }),
    note: 'Write it below, or move the folder to the drafts until it is written.',
  });
}
