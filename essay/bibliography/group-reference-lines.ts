import { foldMarks, piece } from './gbt-piece';
import { splitPinyin } from './pinyin';
import { findGbtMarks } from './read-gbt-mark';

/** How entries are numbered: `[1]`, `(1)`, `①`, `1.`, `1 `. */
export type LabelStyle = 'square' | 'round' | 'circled' | 'dot' | 'bare';

/** A line of a list that is not blank: its text, its number in the source, its number in the list, whether a blank line is before it. */
export type ListLine = Readonly<{
  text: string;
  number: number;
  start?: Readonly<{ label: string; style: LabelStyle }>;
  afterBlank: boolean;
}>;

/** What is known of a line, or of the lines of an entry so far, in order to tell where it ends. */
type Traits = Readonly<{
  code?: string;
  han: boolean;
  hanTitle: boolean;
  year: boolean;
  ended: boolean;
  pure: boolean;
  /** The numbers behind the mark, addresses aside: year, issue, pages. */
  numbers: ReadonlySet<number>;
  first: string;
}>;
type Group<L extends ListLine> = { readonly lines: L[]; traits: Traits };

const HAN = /\p{Script=Han}/u;

/**
 * Joins the lines of a list into entries. With a style of number a line that bears one begins an entry, and others go
 * on from it unless they are plainly entries themselves; without, blank lines part entries where there are any.
 */
export function groupReferenceLines<L extends ListLine>(
  lines: readonly L[],
  style: LabelStyle | undefined,
): readonly (readonly L[])[] {
  const begins = style ? numbered(style) : unnumbered(lines);
  const groups: Group<L>[] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const traits = traitsOf(line.text);
    if (!group || begins(line, traits, group.traits)) groups.push({ lines: [line], traits });
    else {
      group.lines.push(line);
      group.traits = addTraits(group.traits, traits);
    }
  }
  return groups.map((group) => group.lines);
}

type Begins = (line: ListLine, own: Traits, before: Traits) => boolean;

function numbered(style: LabelStyle): Begins {
  let last = 0;
  return (line, own, before) => {
    const counts = line.start?.style === style || (line.start?.style === 'square' && style !== 'bare');
    const number = counts ? Number(line.start?.label) : undefined;
    const sure = style === 'square' || style === 'circled' || number === last + 1 || before.ended;
    if (number === undefined || !sure) return isOwnEntry(line, own, before);
    last = number;
    return true;
  };
}

function unnumbered(lines: readonly ListLine[]): Begins {
  const spaced = lines.filter((line) => line.afterBlank).length * 2 >= lines.length - 1 && lines.length > 1;
  const indent = (line: ListLine): number => line.text.length - line.text.trimStart().length;
  const margin = lines[0] ? indent(lines[0]) : 0;
  return (line, own, before) => {
    // Without numbers a foreign entry may as well follow a Chinese one: only what tells the same year and pages is its form.
    const form = isTranslation(line, own, before);
    if (form) return !isSameWork(own, before);
    if (line.afterBlank) return !goesOn(line, own, before) || before.ended;
    return spaced ? isOwnEntry(line, own, before) : indent(line) <= margin && !goesOn(line, own, before);
  };
}

/** More than an entry can hold is not looked at. */
const REACH = 4000;

function traitsOf(whole: string): Traits {
  const text = whole.slice(0, REACH);
  const [mark] = findGbtMarks(piece(text));
  const han = HAN.test(text);
  return {
    ...(mark && { code: mark.code }),
    han,
    hanTitle: mark !== undefined && HAN.test(text.slice(0, mark.start)),
    year: /\d{4}/.test(text),
    ended: /[.。．]$/.test(whole.trimEnd()),
    pure: han || mark === undefined,
    numbers: numbersOf(mark ? text.slice(mark.end) : text),
    first: /^[^\p{L}]*(\p{L}+)/u.exec(text)?.[1] ?? '',
  };
}

function addTraits(before: Traits, line: Traits): Traits {
  const code = before.code ?? line.code;
  return {
    ...(code && { code }),
    han: before.han || line.han,
    hanTitle: before.code ? before.hanTitle : line.code !== undefined && (before.han || line.hanTitle),
    year: before.year || line.year,
    ended: line.ended,
    pure: before.pure && line.pure,
    numbers: new Set([...before.numbers, ...line.numbers]),
    first: before.first,
  };
}

function numbersOf(text: string): ReadonlySet<number> {
  return new Set([...text.replace(/https?:\S+|doi:? ?\S+/gi, ' ').matchAll(/\d+/g)].map(([digits]) => Number(digits)));
}

/** Whether a line goes on from the lines before: it begins in the middle of something, or they lack what an entry has. */
function goesOn(line: ListLine, own: Traits, before: Traits): boolean {
  const text = foldMarks(line.text.trimStart().slice(0, 40));
  const inner = /^(?:[\p{Ll},.;:)\]/&-]|https?:|www\.|doi|DOI|\(?\d{1,4}\)?[\s(:,-])/u.test(text);
  if (inner && !/^(?:de|van|von|da) /.test(text)) return true;
  if (before.ended) return false;
  // Each with its year and as long as an entry: one of them only lacks its mark.
  if (before.year && own.year && line.text.length > 60) return false;
  return (own.code !== undefined) !== (before.code !== undefined) || !before.year;
}

/** A line that is an entry itself: it and the one before have each their mark. */
function isOwnEntry(line: ListLine, own: Traits, before: Traits): boolean {
  if (isTranslation(line, own, before)) return false;
  const both = own.code !== undefined && before.code !== undefined;
  if (line.afterBlank) return both || !goesOn(line, own, before);
  return both && before.ended && !/^\s*[[【［]/.test(line.text);
}

/** The English form of the Chinese entry before it (as GB/T 7714 §6 allows): Latin alone, its mark of the same code. */
function isTranslation(line: ListLine, own: Traits, before: Traits): boolean {
  return (
    own.code !== undefined && own.code === before.code && before.hanTitle && before.pure && !own.han && !line.start
  );
}

/** Whether two entries tell the same numbers; where that is the year alone, whether the second one's author is Chinese too. */
function isSameWork(own: Traits, before: Traits): boolean {
  const shared = [...own.numbers].filter((number) => before.numbers.has(number));
  const fewest = Math.min(own.numbers.size, before.numbers.size);
  const year = shared.some((number) => number > 1500 && number < 2100);
  return year && shared.length >= fewest - 1 && (shared.length > 1 || (fewest === 1 && isPinyin(own.first)));
}

const isPinyin = (word: string): boolean => splitPinyin(word.toLowerCase()) !== undefined;
