/** What is too much for the parser: at which offset, and of what. */
export type Excess = Readonly<{ kind: 'size' | 'nesting'; offset: number }>;

const MAX_BYTES = 512 * 1024;
const MAX_DEPTH = 32;
const LIST_MARKER = /(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;

/** Depth of quotations and lists that a line opens or continues; `open` holds the columns of the open lists' contents. */
function containerDepth(line: string, open: number[]): number {
  let column = 0;
  let depth = 0;
  while (column < line.length && ' \t>'.includes(line.charAt(column))) {
    if (line[column] === '>') depth += 1;
    column += 1;
  }
  if (column === line.length) return depth;
  while (open.length > 0 && (open.at(-1) ?? 0) > column) open.pop();
  depth += open.length;

  for (let quotations = 0; column < line.length; ) {
    LIST_MARKER.lastIndex = column;
    const marker = LIST_MARKER.exec(line);
    if (marker !== null) {
      column += marker[0].length + 1;
      open.push(column);
    } else if (line[column] === '>') {
      quotations += 1;
      column += 1;
    } else if (line[column] === ' ') {
      column += 1;
    } else break;
    depth = Math.max(depth, open.length + quotations);
    if (depth > MAX_DEPTH) break;
  }
  return depth;
}

/** What opens or closes emphasis or a bracket: a run of one mark, or a bracket; or what a backslash makes text of. */
const INLINE_MARK = /\\.|\[|\]|\*+|_+|~+/gs;

/** Depth of emphasis and brackets at the end of a line and, by `worst`, at its deepest; goes on over a paragraph's lines. */
function deepestInline(line: string, depths: Map<string, number>): number {
  let worst = 0;
  for (const { 0: mark, index } of line.matchAll(INLINE_MARK)) {
    const character = mark.charAt(0);
    if (character === '\\') continue;
    if (character === '[') depths.set('[', (depths.get('[') ?? 0) + 1);
    else if (character === ']') depths.set('[', Math.max(0, (depths.get('[') ?? 0) - 1));
    else {
      let run = mark.length;
      let depth = depths.get(character) ?? 0;
      if (/\S/.test(line.charAt(index - 1))) {
        const closed = Math.min(run, depth);
        depth -= closed;
        run -= closed;
      }
      if (/\S/.test(line.charAt(index + mark.length))) depth += run;
      depths.set(character, depth);
    }
    // A run of two makes one level (`**`), so the sum is over rather than under what the parser will build.
    worst = Math.max(
      worst,
      [...depths.values()].reduce((sum, depth) => sum + depth, 0),
    );
    if (worst > MAX_DEPTH) break;
  }
  return worst;
}

/**
 * From Markdown to the first place that is over the limits of what is parsed: 512 KB (UTF-8), 32 levels of quotations and
 * lists, 32 open emphases and brackets in one paragraph. Undefined if nothing is. Looks at each character a bounded number
 * of times and does not recurse: nested emphasis of 20 KB, or 2,000 nested quotations, overflow the parser's stack.
 */
export function findExcess(value: string): Excess | undefined {
  if (new TextEncoder().encode(value).length > MAX_BYTES) return { kind: 'size', offset: 0 };
  const lists: number[] = [];
  const inline = new Map<string, number>();
  let offset = 0;
  for (const line of value.split('\n')) {
    const text = line.trimEnd();
    if (text === '') inline.clear();
    else if (containerDepth(text, lists) > MAX_DEPTH || deepestInline(text, inline) > MAX_DEPTH) {
      return { kind: 'nesting', offset };
    }
    offset += line.length + 1;
  }
  return undefined;
}
