import { isHeadingLike, readListHeading, readNumbering } from './heading-lines';
import type { Remark, StatedMatter } from './manuscript';
import { isAfterNames, readNameLine } from './name-line';
import { isAddress, readLabel, readStated, readStatedDate, splitLabel } from './stated-values';
import type { Line } from './wrapped-lines';

type Taken = Readonly<{
  lines: readonly Line[];
  matter: StatedMatter;
  remarks: readonly Remark[];
  /** The number of a line that may say the authors: it is a line of the text, and no heading. */
  mayName?: number;
}>;
type Options = Readonly<{ title?: string; isHeading?: (text: string) => boolean }>;

const same = (a: string, b: string) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

function moved(line: Line, field: string, before: string, after: string): Remark {
  const message =
    after === ''
      ? `“${line.text}” is not in the text: the front matter says it.`
      : `“${line.text}” was moved to the front matter, as \`${field}\`.`;
  return { rule: 'matter-stated', kind: 'changed', line: line.number, column: 1, message, before, after };
}

/** The title at the beginning, and the authors, labelled lines and dates right below it. */
function takeHead(lines: readonly Line[], { title, isHeading = () => false }: Options): Taken {
  const filled = lines.filter(({ text }) => text !== '');
  const first = filled[0];
  const remarks: Remark[] = [];
  const taken = new Set<number>();
  let matter: StatedMatter = {};
  if (first === undefined || filled.length < 2) return { lines, matter, remarks };
  const called = title !== undefined && same(first.text, title);
  const looksSo =
    isHeadingLike(first.text) && !isHeading(first.text) && !readNumbering(first.text) && !readListHeading(first.text);
  if (!called && !looksSo) return { lines, matter, remarks };
  matter = { title: first.text };
  taken.add(first.number);
  remarks.push(moved(first, 'title', first.text, first.text));
  const [, second, third] = filled;
  const names = second && !isHeading(second.text) ? readNameLine(second.text) : undefined;
  // A date says it too: below a heading of a section none stands alone in its line.
  const isBelowNames = ({ text }: Line) => isAfterNames(text) || readStatedDate(text) !== undefined;
  const isNamed = names && (names.affiliation !== undefined || (third !== undefined && isBelowNames(third)));
  if (second && names && isNamed) {
    const { authors, affiliation } = names;
    matter = { ...matter, authors };
    taken.add(second.number);
    const before = affiliation === undefined ? second.text : second.text.replace(affiliation, '');
    remarks.push(moved(second, 'authors', before, authors.join('')));
    if (affiliation !== undefined) {
      const message = `“${affiliation}”, where the authors work, has no place in the front matter.`;
      remarks.push({ rule: 'matter-stated', kind: 'left-out', line: second.number, message, before: affiliation });
    }
  } else if (second && names) {
    const message = `“${second.text}” below the title may say the authors: it is kept as a line of the text. --author says who they are.`;
    remarks.push({ rule: 'matter-stated', kind: 'doubt', line: second.number, message });
  }
  for (const line of filled.slice(isNamed ? 2 : 1, 7)) {
    const labelled = splitLabel(line.text);
    const date = readStatedDate(line.text);
    const [field, label, value] = labelled
      ? [labelled.field, labelled.label, labelled.value]
      : (['published', '', date === undefined ? '' : line.text] as const);
    const stated = value === '' ? undefined : readStated(field, value);
    if (!stated || matter[field] !== undefined) break;
    matter = { ...matter, ...stated.matter };
    taken.add(line.number);
    remarks.push(moved(line, field, label + value, stated.after));
  }
  return {
    lines: lines.map((line) => (taken.has(line.number) ? { ...line, text: '' } : line)),
    matter,
    remarks,
    ...(second && names && !isNamed && { mayName: second.number }),
  };
}

/** The last lines without a blank one between them, if two or more of them are labels: where blogs say who, when, and under what licence. */
function findTail(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ text }) => text !== '');
  const before = lines.slice(0, last + 1).findLastIndex(({ text }) => text === '');
  const tail = lines.slice(before + 1, last + 1);
  const labels = tail.filter(({ text }) => readLabel(text) ?? splitLabel(text));
  return labels.length >= 2 && tail.length <= 24 ? tail : [];
}

function takeTail(lines: readonly Line[], head: StatedMatter): Taken {
  const tail = findTail(lines);
  const remarks: Remark[] = [];
  const taken = new Set<number>();
  let matter = head;
  const take = (line: Line, field: keyof StatedMatter, label: string, value: string, labelLine?: Line): boolean => {
    const stated = readStated(field, value);
    if (!stated) return false;
    const known = matter[field];
    taken.add(line.number);
    if (labelLine) taken.add(labelLine.number);
    if (known !== undefined && String(known) !== String(stated.matter[field])) {
      const message = `“${line.text}” says another \`${field}\` than “${known}”, which stands before: it was left out.`;
      remarks.push({ rule: 'matter-stated', kind: 'left-out', line: line.number, message, before: label + value });
      return true;
    }
    matter = { ...matter, ...stated.matter };
    remarks.push(moved(line, field, label + value, known === undefined ? stated.after : ''));
    return true;
  };
  for (let at = 0; at < tail.length; at += 1) {
    const line = tail[at];
    const next = tail[at + 1];
    if (line === undefined) continue;
    const label = readLabel(line.text);
    const labelled = splitLabel(line.text);
    if (label !== undefined) {
      const value = next && !readLabel(next.text) && !splitLabel(next.text) ? next : undefined;
      if (value && take(value, label, line.text, value.text, line)) at += 1;
      else if (!value) {
        taken.add(line.number);
        const message = `“${line.text}” has nothing after it: the draft says nothing of it.`;
        remarks.push({ rule: 'matter-stated', kind: 'left-out', line: line.number, message, before: line.text });
      }
    } else if (labelled && (labelled.value === '' || take(line, labelled.field, labelled.label, labelled.value))) {
      if (labelled.value !== '') continue;
      taken.add(line.number);
      const message = `“${line.text}” has nothing after it: the draft says nothing of it.`;
      remarks.push({ rule: 'matter-stated', kind: 'left-out', line: line.number, message, before: line.text });
    } else if (isAddress(line.text)) take(line, 'source', '', line.text);
    else if (at === 0 && isHeadingLike(line.text)) take(line, 'title', '', line.text);
  }
  for (const line of tail) {
    if (taken.has(line.number)) continue;
    const message = `“${line.text}” stands among what the text says of itself, and was kept as a paragraph.`;
    remarks.push({ rule: 'matter-stated', kind: 'doubt', line: line.number, message });
  }
  return { lines: lines.map((line) => (taken.has(line.number) ? { ...line, text: '' } : line)), matter, remarks };
}

/**
 * Takes off the lines in which a plain text says its title (the first line, if it looks like a heading and is none of the
 * outline's), its authors (by a label, or as journals print them), dates, address and licence, below the title or in its last lines. The lines stay in the list
 * as blank ones, so that numbers hold.
 */
export function takeStatedLines(lines: readonly Line[], options: Options = {}): Taken {
  const head = takeHead(lines, options);
  const tail = takeTail(head.lines, head.matter);
  return { ...head, lines: tail.lines, matter: tail.matter, remarks: [...head.remarks, ...tail.remarks] };
}
