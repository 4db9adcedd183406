import { isHeadingLike, isSectionName, isStatement, readListHeading, readNumbering } from './heading-lines';
import { readLabelAt } from './marker-labels';

/** One line of the input without its line end and the blanks around it: where it begins and ends, and how far it is indented. */
export type Line = Readonly<{ number: number; text: string; start: number; end: number; indent: number }>;

/** Lines that stand one after the other. */
export type Group = readonly Line[];

/** Columns on a screen: two for what is as wide as a Han character. */
export const widthOf = (text: string): number =>
  text.length + (text.match(/[\u2E80-\u9FFF\uAC00-\uD7A3\uFF00-\uFF60]/g)?.length ?? 0);

/** Columns of a page: a narrower one is a poem's, on a wider one paragraphs are lines. */
const [NARROWEST, WIDEST] = [40, 130];
/** How much narrower than the page a full line may be: four Han characters, or a Latin word that went to the next line. */
const [SLACK, WORD] = [8, 16];

const SENTENCE_END = /[。！？.!?][”’」』）)]?$/;
const LATIN_EDGE = /[\p{sc=Latin}\d,-]$/u;

/**
 * Whether lines were broken by a program at some width, not by the author: three or more, all but the last almost as wide
 * as the widest, which is no wider than a page.
 */
function isWrapped(group: Group): boolean {
  if (group.length < 3) return false;
  const widths = group.slice(0, -1).map(({ text }) => widthOf(text));
  const widest = Math.max(...widths);
  if (widest < NARROWEST || widest > WIDEST || widthOf(group.at(-1)?.text ?? '') > widest) return false;
  return widths.every((width) => width >= widest - 14) && !group.every(({ text }) => /[。！？.!?]$/.test(text));
}

const columnsOf = ({ indent, text }: Line): number => indent + widthOf(text);

/**
 * The width at which a program broke the whole text, as text out of a PDF is broken: one to which many lines come, most of
 * them in the middle of a sentence, and hardly one goes beyond. Undefined where there is none.
 */
function findPageWidth(groups: readonly Group[]): number | undefined {
  const lines = groups.flat();
  const widths = lines.map(columnsOf);
  const candidates = [...new Set(widths)].filter((width) => width >= NARROWEST && width <= WIDEST);
  const within = (page: number) =>
    lines.filter((_, at) => (widths[at] ?? 0) <= page && (widths[at] ?? 0) > page - SLACK);
  const [page] = candidates.toSorted((a, b) => within(b).length - within(a).length || b - a);
  if (page === undefined) return undefined;
  const full = within(page);
  const open = full.filter(({ text }) => !SENTENCE_END.test(text)).length;
  const beyond = widths.filter((width) => width > page + 2).length;
  const isPage = full.length >= 4 && open >= full.length * 0.7 && open >= lines.length * 0.15;
  return isPage && beyond <= lines.length * 0.1 ? page : undefined;
}

/** Whether a line begins something, however full the line before it is. */
function beginsAnew(line: Line, before: Line, inNotes: boolean): boolean {
  const { text } = line;
  if (line.indent >= before.indent + 2 || isStatement(text)) return true;
  if (readListHeading(text) !== undefined || isSectionName(text)) return true;
  if (inNotes && readLabelAt(text) !== undefined) return true;
  const numbering = readNumbering(text);
  return numbering !== undefined && (SENTENCE_END.test(before.text) || (numbering.rank < 5 && isHeadingLike(text)));
}

function isFull(line: Line, next: Line, page: number): boolean {
  const columns = columnsOf(line);
  const slack = LATIN_EDGE.test(line.text) || /^\p{sc=Latin}/u.test(next.text) ? WORD : SLACK;
  return columns > page - slack && columns <= page + 2;
}

function joinGroup(group: Group, page: number, inNotes: boolean): readonly Group[] {
  const joined: Line[][] = [];
  for (const line of group) {
    const paragraph = joined.at(-1);
    const before = paragraph?.at(-1);
    if (paragraph && before && isFull(before, line, page) && !beginsAnew(line, before, inNotes)) paragraph.push(line);
    else joined.push([line]);
  }
  return joined;
}

/**
 * What of a plain text is a paragraph, from its lines by the blank lines between them: a line, or several that a program
 * broke. Lines of a list of references stay as they are: its entries are told apart by more than their width.
 */
export function listParagraphs(groups: readonly Group[]): readonly Group[] {
  const isList = (line: Line) => readListHeading(line.text);
  // Entries are as wide as they are: of the width of the page they say nothing.
  const references = groups.findIndex((group) => group.some((line) => isList(line) === 'references'));
  const page = findPageWidth(references < 0 ? groups : groups.slice(0, references));
  let list: ReturnType<typeof isList>;
  return groups.flatMap((group) => {
    const pieces: Line[][] = [[]];
    for (const line of group) {
      if (isList(line) !== undefined) pieces.push([]);
      pieces.at(-1)?.push(line);
    }
    return pieces.flatMap((piece) => {
      const [first] = piece;
      if (first === undefined) return [];
      list = isList(first) ?? list;
      if (page !== undefined && list !== 'references') return joinGroup(piece, page, list === 'notes');
      return isWrapped(piece) ? [piece] : piece.map((line) => [line]);
    });
  });
}
