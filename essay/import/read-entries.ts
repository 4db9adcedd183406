import { findUrlFault } from '../bibliography/check-url';
import { parseGbt7714 } from '../bibliography/parse-gbt-7714';
import { splitReferenceList } from '../bibliography/split-reference-list';
import type { ImportEntry } from './import-entry';
import type { Remark } from './manuscript';
import { readLabelAt } from './marker-labels';

/** A link in an entry: its address, and its title where it has one. */
export type EntryLink = Readonly<{ url: string; title?: string }>;

/**
 * A line of a list as it stands in the input; `number` is one that the list gives it and the text does not bear, `links` the
 * addresses of links in it that its words do not say.
 */
export type SourceLine = Readonly<{ text: string; line?: number; number?: number; links?: readonly EntryLink[] }>;

type Read = Readonly<{ entries: readonly ImportEntry[]; remarks: readonly Remark[] }>;

function readEntry({ text, line, number, links = [] }: SourceLine, remarks: Remark[]): ImportEntry {
  const { item: read, en, label, kind, doubts } = parseGbt7714(text);
  // A link's address that the words do not say is the entry's, if it has no other.
  const [linked] = read.URL === undefined ? links.filter(({ url }) => findUrlFault(url) === undefined) : [];
  const item = linked === undefined ? read : { ...read, URL: linked.url };
  for (const link of links) {
    const { url, title = '' } = link;
    const message = `The address of a link in “${text.slice(0, 40)}”, ${url}, ${link === linked ? 'is its URL now' : 'was left out'}.`;
    remarks.push({
      rule: 'entry-linked',
      kind: link === linked ? 'changed' : 'left-out',
      line,
      message,
      before: url + title,
    });
  }
  for (const { reason } of doubts) {
    remarks.push({
      rule: 'entry-read',
      kind: 'doubt',
      line,
      message: `${reason} (in “${text.slice(0, 40)}”; its wording is kept).`,
    });
  }
  return {
    original: text,
    line,
    item,
    doubts,
    ...((label ?? number) !== undefined && { label: label ?? String(number) }),
    ...(number !== undefined && { number }),
    ...(en && { en }),
    ...(kind && { kind }),
  };
}

/**
 * From the lines of a list of references to its entries, in order, each with its own wording; what is doubtful in them or
 * in the list (numbers that stand twice, or are missing) is a remark at its line. Lines that a list has numbered are
 * entries each; others are parted as `splitReferenceList` does.
 */
export function readEntries(lines: readonly SourceLine[]): Read {
  const remarks: Remark[] = [];
  const entries: ImportEntry[] = [];
  let run: SourceLine[] = [];
  const flush = (): void => {
    const lineAt = (index: number) => run[index - 1]?.line;
    const list = splitReferenceList(run.map(({ text }) => text).join('\n'));
    for (const { text, line, lastLine } of [...(list.heading ? [list.heading] : []), ...list.entries]) {
      const links = run.slice(line - 1, lastLine).flatMap((one) => one.links ?? []);
      entries.push(readEntry({ text, line: lineAt(line), number: readLabelAt(text)?.number, links }, remarks));
    }
    for (const { reason, line } of list.doubts) {
      // The reason names lines of the list; those of the input are known here.
      const message = `${reason.replace(/in line (\d+)/, (_, first: string) => `in line ${lineAt(Number(first)) ?? first}`)}.`;
      remarks.push({ rule: 'entries-numbered', kind: 'doubt', line: lineAt(line), message });
    }
    run = [];
  };
  for (const line of lines) {
    if (line.number === undefined) run.push(line);
    else {
      flush();
      if (line.text.trim() !== '') entries.push(readEntry({ ...line, text: line.text.trim() }, remarks));
    }
  }
  flush();
  return { entries, remarks };
}
