/**
 * The text with its front matter (from a first line `---` to the next) turned into spaces, line endings kept: Markdown's
 * parser then gives every node its true line, column and offset. A text without closed front matter comes back unchanged.
 */
export function blankFrontMatter(value: string): string {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(value)?.[0];
  if (open === undefined) return value;
  const close = /^---[ \t]*\r?$/m.exec(value.slice(open.length));
  if (close === null) return value;
  const end = open.length + close.index + close[0].length;
  return value.slice(0, end).replace(/[^\r\n]/g, ' ') + value.slice(end);
}
