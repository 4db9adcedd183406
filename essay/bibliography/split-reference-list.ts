import { foldMarks } from './gbt-piece';
import { groupReferenceLines, type LabelStyle, type ListLine } from './group-reference-lines';
import { readGbtLabel } from './read-gbt-label';

/** An entry of a list: its text as it stands there, line breaks included; its first and last line, 1-based; its number in digits. */
type ListedEntry = Readonly<{ text: string; line: number; lastLine: number; label?: string }>;

/** What is odd about the list, and in which line. */
type ListDoubt = Readonly<{ reason: string; line: number }>;

type ReferenceList = Readonly<{
  heading?: ListedEntry;
  entries: readonly ListedEntry[];
  doubts: readonly ListDoubt[];
}>;

type Line = ListLine & Readonly<{ from: number; to: number }>;

const HEADING =
  /^(?:#{1,6} ?)?(?:主要)?(?:参考文献|引用文献|参考书目|征引文献|注释|注|尾注|脚注|references?|bibliography|works cited|notes?|literature cited)(?: ?\(references?\))? ?:?$/i;

/**
 * Parts a reference list into its entries. A numbered list is parted at its numbers, one style of number to a list;
 * lines between belong to the entry before, but a line that is plainly an entry of its own is one, without a number,
 * and is reported. An unnumbered list is parted at blank lines where there are any, else at lines that do not go on
 * from the one before. A Chinese entry and its English form behind it stay one. Numbers that stand twice, go back or
 * leave a gap are reported and kept. A heading in the first line is given apart. Nothing of the text but the blanks
 * around entries is left out.
 * @param text the list, lines ended by \n or \r\n
 * @param firstLine the line of the whole source in which the list begins, 1-based
 */
export function splitReferenceList(
  text: string,
  { firstLine = 1 }: Readonly<{ firstLine?: number }> = {},
): ReferenceList {
  const all = readLines(text, firstLine);
  const [top] = all;
  const heading = top && top.text.length < 60 && HEADING.test(foldMarks(top.text).trim()) ? top : undefined;
  const lines = heading ? all.slice(1) : all;
  const style = listStyle(lines);
  const entries = groupReferenceLines(lines, style).map((group) => toEntry(text, group));
  return {
    ...(heading && { heading: toEntry(text, [heading]) }),
    entries,
    doubts: style ? checkNumbers(entries) : [],
  };
}

function readLines(text: string, firstLine: number): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  let number = firstLine;
  let afterBlank = false;
  for (const end of lineEnds(text)) {
    const written = text.slice(from, end.at);
    const blank = written.trim() === '';
    for (const [place, cut] of (blank ? [] : inlineEntries(written)).entries()) {
      const part = written.slice(cut.from, cut.to);
      const found = startOf(part);
      lines.push({
        text: part,
        number,
        ...found,
        afterBlank: afterBlank && place === 0,
        from: from + cut.from,
        to: from + cut.to,
      });
    }
    afterBlank = blank;
    from = end.next;
    number += 1;
  }
  return lines;
}

function lineEnds(text: string): readonly Readonly<{ at: number; next: number }>[] {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map((match) => ({
    at: match.index,
    next: match.index + match[0].length,
  }));
  return [...ends, { at: text.length, next: text.length }];
}

/** `[1] … [2] …` in one line, where the second number is the next and stands after a stop. */
function inlineEntries(written: string): readonly Readonly<{ from: number; to: number }>[] {
  const folded = foldMarks(written);
  const first = /^\s*\[ ?(\d{1,4}) ?\]/.exec(folded);
  if (!first) return [{ from: 0, to: written.length }];
  let next = Number(first[1]) + 1;
  const cuts = [0];
  for (const match of folded.matchAll(/\[ ?(\d{1,4}) ?\] ?(?=[\p{L}《“[])/gu)) {
    if (Number(match[1]) !== next || !/[.\])\d/] *$/.test(folded.slice(Math.max(0, match.index - 4), match.index)))
      continue;
    cuts.push(match.index);
    next += 1;
  }
  return cuts.map((cut, index) => ({ from: cut, to: cuts[index + 1] ?? written.length }));
}

function startOf(line: string): Pick<ListLine, 'start'> {
  const found = readGbtLabel(line);
  if (!found) return {};
  const sign = foldMarks(line.slice(0, found.length)).trim();
  return { start: { label: found.label, style: styleOf(sign) } };
}

function styleOf(sign: string): LabelStyle {
  if (sign.startsWith('[')) return 'square';
  if (sign.startsWith('(')) return 'round';
  if (/^\d+$/.test(sign)) return 'bare';
  return /^注? ?\d/.test(sign) ? 'dot' : 'circled';
}

/** The style of the first numbered line, if the list begins with one or has it in at least a third of its lines. */
function listStyle(lines: readonly ListLine[]): LabelStyle | undefined {
  const first = lines.find((line) => line.start)?.start;
  if (!first) return undefined;
  const count = lines.filter((line) => line.start?.style === first.style).length;
  const early = lines[0]?.start !== undefined;
  if (first.style === 'bare') return early && count * 2 > lines.length ? first.style : undefined;
  return early || (count > 1 && count * 3 >= lines.length) ? first.style : undefined;
}

function toEntry(source: string, group: readonly Line[]): ListedEntry {
  const [first] = group;
  const last = group.at(-1);
  const line = first?.number ?? 1;
  return {
    text: source.slice(first?.from, last?.to).trim(),
    line,
    lastLine: last?.number ?? line,
    ...(first?.start && { label: first.start.label }),
  };
}

function checkNumbers(entries: readonly ListedEntry[]): readonly ListDoubt[] {
  const seen = new Map<string, number>();
  let last: number | undefined;
  return entries.flatMap(({ label, line }) => {
    if (label === undefined)
      return [{ line, reason: 'Unexpected entry without a number, expected one as the others have' }];
    const number = Number(label);
    const first = seen.get(label);
    const expected = last === undefined ? number : last + 1;
    if (first === undefined) seen.set(label, line);
    last = number;
    if (first !== undefined)
      return [
        { line, reason: `Unexpected second number ${label}, expected it once; it stands first in line ${first}` },
      ];
    return number === expected ? [] : [{ line, reason: `Unexpected number ${label}, expected ${expected}` }];
  });
}
