import type { ImportEntry } from './import-entry';
import type { Remark } from './manuscript';
import { readLabelAt } from './marker-labels';

/** A line of a list as it stands in the input; `number` is one that the list gives it and the text does not bear. */
export type SourceLine = Readonly<{ text: string; line?: number; number?: number }>;

/** From the lines of a list of references to its entries, in order, each with its own wording, and what is doubtful in them. */
export function readEntries(
  lines: readonly SourceLine[],
): Readonly<{ entries: readonly ImportEntry[]; remarks: readonly Remark[] }> {
  const entries = lines.flatMap(({ text, line, number }): ImportEntry[] => {
    const original = text.trim();
    if (original === '') return [];
    const label = readLabelAt(original)?.number ?? number;
    return [
      {
        original,
        line,
        ...(label !== undefined && { label: String(label), number: label }),
        item: { type: 'document' },
        doubts: [],
      },
    ];
  });
  return { entries, remarks: [] };
}
