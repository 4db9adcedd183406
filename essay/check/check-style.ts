import type { VFile } from 'vfile';
import type { ParsedText } from '../model';
import { buildPointAt } from './point-at';
import { readProse } from './read-prose';
import { reportWarning } from './report';

/**
 * Puts warnings on the file where a web address stands bare in the text, and where a table has no words in its
 * header, or rows no line below the first, which would make them a table.
 */
export function checkStyle(file: VFile, text: ParsedText): void {
  const source = String(file);
  const pointAt = buildPointAt(source);

  for (const part of [...text.blocks, ...text.notes]) {
    for (const prose of readProse(part, source)) {
      for (const match of prose.text.matchAll(/https?:\/\/[!-~]+/g)) {
        reportWarning(file, {
          ruleId: 'address-linked',
          reason: `Unexpected bare address \`${match[0]}\`, expected a link`,
          place: pointAt(prose.offsets[match.index] ?? 0),
          note: 'Write `<https://…>`, or give it words: `[words](https://…)`.',
        });
      }
    }
    if (!('kind' in part)) continue;
    const lines = source.slice(part.place.start.offset, part.place.end.offset).split('\n');
    if (part.kind === 'paragraph' && lines.length > 1 && lines.every((line) => /^\s*\|.+\|/.test(line))) {
      reportWarning(file, {
        ruleId: 'table-header',
        reason: 'Unexpected rows of a table without a line below the first, expected `| --- | --- |` there',
        place: part.place,
        note: 'Without that line they are shown as text.',
      });
    }
    if (part.kind !== 'table') continue;
    const header = part.node.children[0]?.children ?? [];
    if (header.every((cell) => cell.children.length === 0)) {
      reportWarning(file, {
        ruleId: 'table-header',
        reason: 'Unexpected table without words in its first row, expected what its columns hold',
        place: part.place,
        note: 'Write a header: a reader who hears the table has nothing else to go by.',
      });
    }
  }
}
