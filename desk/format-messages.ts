import { relative } from 'node:path';
import type { VFile } from 'vfile';
import { type CheckMessage, listMessages } from '../essay/check/list-messages';
import { buildExcerpt, printable } from '../essay/check/source-excerpt';

/** How `check` can print: for a person, a line a message, one JSON array, annotations of GitHub Actions. */
export const FORMATS = ['pretty', 'compact', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

function compareRows(a: CheckMessage, b: CheckMessage): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : Number(a.rule > b.rule));
}

function formatPretty(row: CheckMessage): string {
  const head = `${printable(row.path)}:${row.line}:${row.column}  ${row.severity}  ${row.rule}`;
  const lines = [head, `  ${printable(row.reason)}`];
  if (row.source?.trim()) {
    const excerpt = buildExcerpt(row.source, row.column);
    lines.push(`    ${excerpt.line}`, `    ${excerpt.caret}`);
  }
  if (row.note)
    lines.push(...row.note.split('\n').map((line, index) => `  ${index === 0 ? '→' : ' '} ${printable(line)}`));
  return `${lines.join('\n')}\n`;
}

function formatCompact(row: CheckMessage): string {
  return `${printable(row.path)}:${row.line}:${row.column}: ${row.severity} ${row.rule}: ${printable(row.reason)}`;
}

/** GitHub's workflow commands: `%`, CR and LF are escaped, in properties `:` and `,` too. */
function formatGithub(row: CheckMessage): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const text = row.note ? `${row.reason}\n${row.note}` : row.reason;
  const place = `file=${property(row.path)},line=${row.line},col=${row.column},title=${property(row.rule)}`;
  return `::${row.severity} ${place}::${data(text)}`;
}

/**
 * From messages to what is printed, sorted by path (relative to `cwd`), line and column; empty where there is nothing to
 * say, but `[]` in JSON, so that it can be parsed. Ends with a line end unless empty.
 */
export function formatRows(messages: readonly CheckMessage[], format: Format, cwd: string): string {
  const rows = messages
    .map((message) => ({ ...message, path: relative(cwd, message.path) || message.path }))
    .sort(compareRows);
  if (format === 'json') {
    return `${JSON.stringify(
      rows.map(({ source: _, ...row }) => row),
      null,
      2,
    )}\n`;
  }
  if (rows.length === 0) return '';
  switch (format) {
    case 'pretty':
      return rows.map(formatPretty).join('\n');
    case 'compact':
      return `${rows.map(formatCompact).join('\n')}\n`;
    case 'github':
      return `${rows.map(formatGithub).join('\n')}\n`;
    default:
      return format satisfies never;
  }
}

/** The messages of files, printed as `formatRows` does. */
export function formatMessages(files: readonly VFile[], format: Format, cwd: string): string {
  return formatRows(files.flatMap(listMessages), format, cwd);
}

/** How many errors and warnings there are. */
export function countMessages(messages: readonly CheckMessage[]): Readonly<{ errors: number; warnings: number }> {
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: messages.length - errors };
}

/** @example summarise(2, { errors: 1, warnings: 0 }) // '2 essays checked, 1 error' */
export function summarise(
  essays: number,
  { errors, warnings }: Readonly<{ errors: number; warnings: number }>,
): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const found = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  return `${count(essays, 'essay')} checked, ${found.length > 0 ? found.join(', ') : 'no problems'}`;
}
