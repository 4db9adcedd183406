import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { SAMPLE_TEXT } from '../sample-text';
import { reportError } from './report';

/**
 * Puts on the file of a published text every paragraph and note that still says what `essay new` wrote there to begin
 * with. Its heading is left out: an essay may well have one of these words.
 */
export function checkSampleReplaced(file: VFile, { lang, blocks, notes }: ParsedText): void {
  const { paragraph, note } = SAMPLE_TEXT[lang];
  const samples = [
    ...blocks.filter(({ kind, plain }) => kind === 'paragraph' && plain.startsWith(paragraph[0])),
    ...notes.filter(({ plain }) => plain === note),
  ];
  for (const { place } of samples) {
    reportError(file, {
      ruleId: 'sample-replaced',
      reason: 'Unexpected sample text of a new essay, expected a text of your own',
      place,
      note: 'Write yours in its place, or delete it.',
    });
  }
}
