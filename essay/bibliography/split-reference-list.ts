import { foldMarks, piece } from './gbt-piece';
import { readGbtLabel } from './read-gbt-label';
import { findGbtMarks } from './read-gbt-mark';

/** An entry of a list: its text as it stands there, line breaks included; its first and last line, 1-based; its number in digits. */
export type ListedEntry = Readonly<{ text: string; line: number; lastLine: number; label?: string }>;

/** What is odd about the list, and in which line. */
export type ListDoubt = Readonly<{ reason: string; line: number }>;

export type ReferenceList = Readonly<{
  heading?: ListedEntry;
  entries: readonly ListedEntry[];
  doubts: readonly ListDoubt[];
}>;

type Style = 'square' | 'round' | 'circled' | 'dot' | 'bare';
type Start = Readonly<{ label: string; style: Style }>;
type Line = Readonly<{ text: string; number: number; start?: Start; afterBlank: boolean }>;

const HEADING =
  /^(?:#{1,6} ?)?(?:主要)?(?:参考文献|引用文献|参考书目|征引文献|注释|注|尾注|脚注|references?|bibliography|works cited|notes?|literature cited)(?: ?\(references?\))? ?:?$/i;
const HAN = /\p{Script=Han}/u;

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
  const heading = top && HEADING.test(foldMarks(top.text).trim()) ? top : undefined;
  const lines = heading ? all.slice(1) : all;
  const style = listStyle(lines);
  const groups = style ? groupNumbered(lines, style) : groupUnnumbered(lines);
  const entries = groups.map(toEntry);
  return { ...(heading && { heading: toEntry([heading]) }), entries, doubts: style ? checkNumbers(entries) : [] };
}

function readLines(text: string, firstLine: number): readonly Line[] {
  let afterBlank = false;
  return text.split(/\r\n|\n|\r/).flatMap((written, index) => {
    const blank = written.trim() === '';
    const before = afterBlank;
    afterBlank = blank;
    return blank
      ? []
      : inlineEntries(written).map((part, place) => ({
          text: part,
          number: firstLine + index,
          ...startOf(part),
          afterBlank: before && place === 0,
        }));
  });
}

/** `[1] … [2] …` in one line, where the second number is the next and stands after a stop. */
function inlineEntries(written: string): readonly string[] {
  const folded = foldMarks(written);
  const first = /^\s*\[ ?(\d{1,4}) ?\]/.exec(folded);
  if (!first) return [written];
  let next = Number(first[1]) + 1;
  const cuts = [0];
  for (const match of folded.matchAll(/\[ ?(\d{1,4}) ?\] ?(?=[\p{L}《“[])/gu)) {
    if (Number(match[1]) !== next || !/[.\])\d/] *$/.test(folded.slice(Math.max(0, match.index - 4), match.index)))
      continue;
    cuts.push(match.index);
    next += 1;
  }
  return cuts.map((cut, index) => written.slice(cut, cuts[index + 1]));
}

function startOf(line: string): Readonly<{ start?: Start }> {
  const found = readGbtLabel(line);
  if (!found) return {};
  const sign = foldMarks(line.slice(0, found.length)).trim();
  const style: Style = sign.startsWith('[')
    ? 'square'
    : sign.startsWith('(')
      ? 'round'
      : /^\d+$/.test(sign)
        ? 'bare'
        : /^(?:注)?\d/.test(sign)
          ? 'dot'
          : 'circled';
  return { start: { label: found.label, style } };
}

/** The style of the first numbered line, if the list begins with one or has it in at least a third of its lines. */
function listStyle(lines: readonly Line[]): Style | undefined {
  const first = lines.find((line) => line.start)?.start;
  if (!first) return undefined;
  const count = lines.filter((line) => line.start?.style === first.style).length;
  const early = lines[0]?.start !== undefined;
  if (first.style === 'bare') return early && count * 2 > lines.length ? first.style : undefined;
  return early || (count > 1 && count * 3 >= lines.length) ? first.style : undefined;
}

function groupNumbered(lines: readonly Line[], style: Style): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let last = 0;
  for (const line of lines) {
    const group = groups.at(-1);
    const number =
      line.start?.style === style || (line.start?.style === 'square' && style !== 'bare')
        ? Number(line.start.label)
        : undefined;
    const sure = style === 'square' || style === 'circled' || number === last + 1 || isEnded(group);
    if (!group || (number !== undefined && sure)) {
      groups.push([line]);
      if (number !== undefined) last = number;
    } else if (isOwnEntry(group, line)) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

function groupUnnumbered(lines: readonly Line[]): readonly (readonly Line[])[] {
  const spaced = lines.filter((line) => line.afterBlank).length * 2 >= lines.length - 1 && lines.length > 1;
  const indent = (line: Line): number => line.text.length - line.text.trimStart().length;
  const margin = lines[0] ? indent(lines[0]) : 0;
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const begun =
      group &&
      (isTranslation(group, line) ||
        (line.afterBlank
          ? goesOn(group, line) && !isEnded(group)
          : spaced
            ? !isOwnEntry(group, line)
            : indent(line) > margin || goesOn(group, line)));
    if (group && begun) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function isEnded(group: readonly Line[] | undefined): boolean {
  return !group || /[.。．]\s*$/.test(group.at(-1)?.text ?? '');
}

function hasMark(text: string): boolean {
  return findGbtMarks(piece(text)).length > 0;
}

/** Whether a line goes on from the lines before: it begins in the middle of something, or they lack what an entry has. */
function goesOn(group: readonly Line[], line: Line): boolean {
  const text = foldMarks(line.text).trim();
  if (
    /^(?:[\p{Ll},.;:)\]/&-]|https?:|www\.|doi|DOI|\(?\d{1,4}\)?[\s(:,-])/u.test(text) &&
    !/^(?:de|van|von|da) /.test(text)
  )
    return true;
  if (isEnded(group)) return false;
  const before = group.map((one) => one.text).join(' ');
  return hasMark(text) !== hasMark(before) || !/\d{4}/.test(before);
}

/** A line within a numbered list that is an entry itself: it and the one before have each their mark, in one script. */
function isOwnEntry(group: readonly Line[], line: Line): boolean {
  if (isTranslation(group, line)) return false;
  const before = group.map((one) => one.text).join(' ');
  if (line.afterBlank) return !goesOn(group, line) || (hasMark(line.text) && hasMark(before));
  return hasMark(before) && hasMark(line.text) && isEnded(group) && !/^\s*[[【［]/.test(line.text);
}

/** The English form of the Chinese entry before it (as GB/T 7714 §6 allows): Latin alone, its mark of the same code. */
function isTranslation(group: readonly Line[], line: Line): boolean {
  const before = group.map((one) => one.text).join(' ');
  const [mark] = findGbtMarks(piece(before));
  const [own] = findGbtMarks(piece(line.text));
  const alone = group.every((one, index) => index === 0 || HAN.test(one.text) || !hasMark(one.text));
  return (
    alone &&
    mark !== undefined &&
    own?.code === mark.code &&
    HAN.test(before.slice(0, mark.start)) &&
    !HAN.test(line.text) &&
    !line.start
  );
}

function toEntry(group: readonly Line[]): ListedEntry {
  const [first] = group;
  const text = group
    .map((line) => line.text)
    .join('\n')
    .trim();
  const line = first?.number ?? 1;
  return { text, line, lastLine: group.at(-1)?.number ?? line, ...(first?.start && { label: first.start.label }) };
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
