import { printable } from '../essay/check/source-excerpt';
import type { ImportedDraft } from '../essay/import/import-manuscript';
import type { ManuscriptKind, Remark } from '../essay/import/manuscript';

/** What is told of an import, besides its remarks. */
export type ImportFacts = Readonly<{
  input: string;
  kind: ManuscriptKind;
  encoding?: string;
  slug: string;
  /** Where the draft is, or would be. */
  folder: string;
  written: boolean;
  files: readonly string[];
}>;

const KINDS = [
  ['changed', 'Changed'],
  ['left-out', 'Left out'],
  ['doubt', 'To be looked at'],
  ['unplaced', 'Could not be placed'],
] as const satisfies readonly (readonly [Remark['kind'], string])[];

/** As many remarks of a kind and rule are told one by one; of more, their number and lines. */
const ONE_BY_ONE = 40;
const MAX_TEXT = 300;

const shorten = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > MAX_TEXT ? `${flat.slice(0, MAX_TEXT)}… (${flat.length} characters; --json has all)` : flat;
};

function compressLines(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const shown = sorted.slice(0, 12).join(', ');
  return sorted.length > 12 ? `${shown} and ${sorted.length - 12} more` : shown;
}

function formatOne({ line, column, message, before, kind }: Remark, unit: string): string {
  const place =
    line === undefined ? '' : `${unit} ${line}${column === undefined || unit !== 'line' ? '' : `:${column}`}  `;
  const held =
    kind === 'left-out' && before && !message.includes(before) ? `      ${printable(shorten(before))}\n` : '';
  return `  ${printable(place + message)}\n${held}`;
}

/** Marks that were set full-width are told by their number: `,` 259 times. */
function formatCounts(remarks: readonly Remark[], unit: string): string {
  const counts = new Map<string, Remark[]>();
  for (const remark of remarks) {
    const key = `\`${remark.before}\` to \`${remark.after}\``;
    counts.set(key, [...(counts.get(key) ?? []), remark]);
  }
  return [...counts]
    .map(([key, found]) => {
      const lines = compressLines(found.flatMap(({ line }) => line ?? []));
      return `  ${key}, ${found.length} ${found.length === 1 ? 'time' : 'times'} (${unit}${lines.includes(',') ? 's' : ''} ${lines})\n`;
    })
    .join('');
}

function formatKind(remarks: readonly Remark[], unit: string): string {
  const counted = remarks.filter(({ rule, kind }) => rule === 'punctuation-full-width' && kind === 'changed');
  const rules = new Map<string, Remark[]>();
  for (const remark of remarks) {
    if (!counted.includes(remark)) rules.set(remark.rule, [...(rules.get(remark.rule) ?? []), remark]);
  }
  const rows = [...rules.values()].map((found) => {
    const shown = found.slice(0, ONE_BY_ONE).map((remark) => formatOne(remark, unit));
    const rest = found.slice(ONE_BY_ONE);
    const lines = compressLines(rest.flatMap(({ line }) => line ?? []));
    return (
      shown.join('') +
      (rest.length > 0 ? `  and ${rest.length} more of this kind (${unit}s ${lines}); --json has all\n` : '')
    );
  });
  return rows.join('') + formatCounts(counted, unit);
}

/** The report for people: what was done, by kind, with places in the input; Word files have paragraphs, not lines. */
export function formatImport(draft: ImportedDraft, facts: ImportFacts): string {
  const { counts, remarks } = draft;
  const unit = facts.kind === 'word' ? 'paragraph' : 'line';
  const head = `${facts.input}: ${facts.kind}${facts.encoding ? `, ${facts.encoding}` : ''}\n`;
  const sum = `${facts.written ? 'Written' : 'Not written (dry run)'}: ${facts.folder} (${facts.files.join(', ')})\n`;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const size = `${count(counts.headings, 'heading')}, ${count(counts.blocks, 'block')}, ${count(counts.notes, 'note')}, ${count(counts.entries, 'reference')}, ${counts.cited} cited\n`;
  const parts = KINDS.flatMap(([kind, title]) => {
    const found = remarks.filter((remark) => remark.kind === kind);
    return found.length === 0 ? [] : [`\n${title}: ${found.length}\n${formatKind(found, unit)}`];
  });
  return `${head}${sum}${size}${parts.join('')}`;
}

/** The same for programs: facts, counts, front matter and every remark whole. */
export function formatImportJson(draft: ImportedDraft, facts: ImportFacts): string {
  const { counts, matter, remarks } = draft;
  const unit = facts.kind === 'word' ? 'paragraph' : 'line';
  return `${JSON.stringify({ ...facts, unit, counts, matter, remarks }, null, 2)}\n`;
}
