import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { reportError } from './report';

/** Puts on the file of a published essay's source that there is nothing in it but front matter: a page with a title alone. */
export function checkTextPresent(file: VFile, text: ParsedText): void {
  if (text.blocks.length > 0) return;
  reportError(file, {
    ruleId: 'text-present',
    reason: 'Unexpected end of the file after the front matter, expected a text',
    note: 'Write it below, or move the folder to the drafts until it is written.',
  });
}
