import { join, relative } from 'node:path';
import { displayWidth } from '../essay/check/display-width';
import { printable } from '../essay/check/source-excerpt';
import type { SourceChange } from '../essay/coverage/passage-state';
import type { StatusRow } from './status-row';

/** 28: columns of a title in the table, fourteen Han characters. */
const TITLE_COLUMNS = 28;
/** 24: characters of what is unchanged that are shown on either side of a change. */
const CONTEXT = 24;

/** A text cut to so many columns, `…` for what is left out. */
function cutTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Rows as columns that stand under each other whatever the script; numbers (`right`) at the right of theirs. */
function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number>,
): string {
  const widths = head.map((cell, column) =>
    Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? cell))),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const blank = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
        return right.has(column) ? blank + cell : cell + blank;
      })
      .join('  ')
      .trimEnd();
  return [head, ...rows].map((row) => `${line(row)}\n`).join('');
}

function shorten(text: string, keep: 'start' | 'end' | 'both'): string {
  const characters = Array.from(text);
  if (characters.length <= CONTEXT * (keep === 'both' ? 2 : 1)) return text;
  const start = keep === 'end' ? '' : characters.slice(0, CONTEXT).join('');
  const end = keep === 'start' ? '' : characters.slice(-CONTEXT).join('');
  return `${start}…${end}`;
}

/**
 * What changed in a source, on one line: `[-then-]`, `{+now+}`, and some words on either side, as `wdiff` writes it.
 *
 * @example '…发展[-目前-]{+现在+}主要体现…'
 */
export function formatChange({ was, now, diff }: SourceChange): string {
  if (was === undefined || diff === undefined) return shorten(printable(now), 'start');
  const line = diff.map(({ kind, text }, index) => {
    if (kind === 'del') return `[-${text}-]`;
    if (kind === 'ins') return `{+${text}+}`;
    return shorten(text, index === 0 ? 'end' : index === diff.length - 1 ? 'start' : 'both');
  });
  return printable(line.join('').replace(/\s+/g, ' '));
}

const HEAD = ['essay', 'title', 'is', 'translated', 'stale', 'unreviewed', 'errors', 'warnings'];
const NUMBERS = new Set([3, 4, 5, 6, 7]);

function cellsOf({ slug, title = '–', state, translation, errors, warnings }: StatusRow): string[] {
  const some = (count: number): string => (count === 0 ? '–' : String(count));
  return [
    printable(slug),
    cutTo(printable(title), TITLE_COLUMNS),
    state,
    translation ? `${translation.translated}/${translation.passages} ${translation.percentHan}%` : '–',
    some(translation?.stale ?? 0),
    some(translation?.unreviewed ?? 0),
    some(errors),
    some(warnings),
  ];
}

function formatStale({ slug, folder, stale }: StatusRow, cwd: string): string {
  const lines = stale.flatMap(({ changes, line, kind }) =>
    changes.map((change) => {
      const path = relative(cwd, join(folder, 'zh.md'));
      const place = printable(line === undefined ? path : `${path}:${line}`);
      const what = change.was === undefined ? '  (the earlier wording is not in the ledger)' : '';
      return `  ${place}  ${kind} ${change.name}${what}\n    ${formatChange(change)}\n`;
    }),
  );
  return `\nStale in ${printable(slug)}: the Chinese has changed since\n${lines.join('')}`;
}

/**
 * The status as it is printed: a table with a row for each essay and draft (how much is translated is counted in passages,
 * and in percent of the Han characters), and below it, for each stale passage, what changed in its Chinese.
 */
export function formatStatus(rows: readonly StatusRow[], cwd: string): string {
  const table = formatTable(HEAD, rows.map(cellsOf), NUMBERS);
  const stale = rows.filter((row) => row.stale.length > 0).map((row) => formatStale(row, cwd));
  return table + stale.join('');
}
