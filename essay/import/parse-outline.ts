/** A heading that the author names: its level (2 is the first below the title), its words, its line in the outline. */
export type OutlineLine = Readonly<{ depth: 2 | 3 | 4 | 5 | 6; text: string; line: number }>;

type Outline = Readonly<{ headings: readonly OutlineLine[]; problems: readonly OutlineProblem[] }>;
type OutlineProblem = Readonly<{ line: number; message: string }>;

type Row = Readonly<{ level: number; text: string; line: number }>;

function readMarked(raw: string, line: number): Row | undefined {
  const [, marks, rest] = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(raw) ?? [];
  const text = rest?.trim().replace(/\s#+$/, '').trim();
  return marks && text ? { level: marks.length, text, line } : undefined;
}

function readCells(raw: string, line: number): Row | undefined {
  const [, level, text] = /^\s*\|\s*(\d)\s*\|([^|]+)\|/.exec(raw) ?? [];
  return level && text?.trim() ? { level: Number(level), text: text.trim(), line } : undefined;
}

/**
 * Parses an outline file: which lines of a plain text are headings, and on what level. Three forms, one in a file:
 * `## 标题` with as many `#` as the level says (2 to 6; where the first level is 1, all are moved down by one); one heading
 * a line, each level indented further than the one above it (by blanks or tabs); the rows of a table `| 2 | 标题 |`, which
 * count for more than `#` does. Empty lines count for nothing; beside rows and `#` other lines are passed over.
 */
export function parseOutline(source: string): Outline {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const readBy = (readRow: typeof readCells) => lines.flatMap((raw, index) => readRow(raw, index + 1) ?? []);
  // A table may stand in a document with headings of its own.
  const read = [readBy(readCells), readBy(readMarked), readIndented(lines)].find((rows) => rows.length > 0) ?? [];
  const shift = Math.min(...read.map(({ level }) => level)) === 1 ? 1 : 0;
  const problems: OutlineProblem[] = [];
  let above = 1;
  const headings = read.map(({ level, text, line }): OutlineLine => {
    const wanted = level + shift;
    const depth = Math.min(wanted, above + 1, 6);
    if (depth !== wanted) {
      problems.push({
        line,
        message: `Unexpected level ${level} of “${text}”, expected ${depth - shift} at most, which is taken`,
      });
    }
    above = depth;
    // From 2 to 6: `above` begins at 1 and no level is under 1.
    return { depth: Math.max(2, depth) as OutlineLine['depth'], text, line };
  });
  if (headings.length === 0) {
    problems.push({ line: 1, message: 'Unexpected outline without a heading, expected one a line' });
  }
  return { headings, problems };
}

function readIndented(lines: readonly string[]): readonly Row[] {
  const open: number[] = [];
  return lines.flatMap((raw, index) => {
    const text = raw.trim().replace(/^[-*+]\s+/, '');
    if (text === '') return [];
    // A tab, and a full-width blank, are as wide as a level is usually indented: what counts is more or less.
    const indent = (/^\s*/.exec(raw)?.[0] ?? '').replace(/[\t\u3000]/g, '  ').length;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    return [{ level: open.length, text, line: index + 1 }];
  });
}

/** Headings are the same if only blanks, width of characters and marks of width differ. */
export function headingKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
