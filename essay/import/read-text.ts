import type { Heading, Paragraph, RootContent } from 'mdast';
import type { Point } from 'unist';
import { buildPointAt } from '../check/point-at';
import { type HeadingLine, isHeadingLike, readDepths, readListHeading, readNumbering } from './heading-lines';
import type { Manuscript, Remark } from './manuscript';
import { headingKey, type OutlineLine } from './parse-outline';
import { buildPlaceIn } from './place-in-source';
import { takeStatedLines } from './take-stated-lines';
import { type Group, type Line, listParagraphs, widthOf } from './wrapped-lines';

function listLines(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of source.split(/\r\n|\n|\r/)) {
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    const indent = widthOf(raw.slice(0, lead).replaceAll('\t', '    ').replaceAll('\u3000', '  '));
    lines.push({ number: lines.length + 1, text, start: start + lead, end: start + lead + text.length, indent });
    start += raw.length;
    start += source.startsWith('\r\n', start) ? 2 : 1;
  }
  return lines;
}

/** The lines by the blank lines between them. */
function groupLines(lines: readonly Line[]): readonly Group[] {
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.text === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

/** From a plain text to the lines that look like headings, with the levels that their numbers say; the title is not among them. */
export function listHeadingLines(source: string, { title }: Readonly<{ title?: string }> = {}): readonly HeadingLine[] {
  const { lines, mayName } = takeStatedLines(listLines(source), { title });
  return chooseHeadings(listParagraphs(groupLines(lines)), mayName).headings;
}

function chooseHeadings(
  paragraphs: readonly Group[],
  mayName: number | undefined,
): Readonly<{ headings: readonly HeadingLine[]; verse: boolean }> {
  const alone = paragraphs.map((group) => (group.length === 1 ? group[0] : undefined));
  const like = alone.map((line) => line !== undefined && line.number !== mayName && isHeadingLike(line.text));
  const count = like.filter(Boolean).length;
  // Where most lines are short, none of them stands out: verse, a dialogue, a list.
  const verse = count > 8 && count > paragraphs.length * 0.7;
  const chosen = alone.flatMap((line, index) => {
    if (line === undefined || !like[index]) return [];
    const numbering = readNumbering(line.text);
    const named = readListHeading(line.text) !== undefined;
    if (verse && !numbering && !named) return [];
    // Numbered lines one after the other, or numbers at the very end, are a list.
    const near = [alone[index - 1], alone[index + 1]].some((other) => {
      const twin = other && readNumbering(other.text);
      return numbering && twin && twin.rank === numbering.rank && twin.deeper === numbering.deeper;
    });
    if (near && (numbering?.rank ?? 0) >= 3) return [];
    return index === alone.length - 1 && !named ? [] : [line];
  });
  const depths = readDepths(chosen.map(({ text }) => text));
  return {
    headings: chosen.map((line, index) => ({ line: line.number, text: line.text, depth: depths[index] })),
    verse,
  };
}

/** The headings that an outline names, found in the text in their order; what was not found, and what looks like one and is not named, are remarks. */
function matchOutline(
  paragraphs: readonly Group[],
  outline: readonly OutlineLine[],
  like: readonly HeadingLine[],
): Readonly<{ depths: ReadonlyMap<number, number>; remarks: readonly Remark[] }> {
  const depths = new Map<number, number>();
  const remarks: Remark[] = [];
  const places = new Map<string, number[]>();
  for (const [index, group] of paragraphs.entries()) {
    const line = group.length === 1 ? group[0] : undefined;
    const key = line && headingKey(line.text);
    if (key !== undefined) places.set(key, [...(places.get(key) ?? []), index]);
  }
  let from = 0;
  for (const { text, depth, line } of outline) {
    const at = places.get(headingKey(text))?.find((index) => index >= from);
    const found = at === undefined ? undefined : paragraphs[at]?.[0];
    if (at === undefined || found === undefined) {
      remarks.push({
        rule: 'heading-found',
        kind: 'unplaced',
        message: `The heading “${text}” of the outline (its line ${line}) was not found in the text after the one before it.`,
      });
      continue;
    }
    from = at + 1;
    depths.set(found.number, depth);
  }
  for (const { line, text } of like) {
    if (depths.has(line)) continue;
    remarks.push({
      rule: 'heading-named',
      kind: 'doubt',
      line,
      message: `“${text}” looks like a heading and is not in the outline: it is kept as a paragraph.`,
    });
  }
  return { depths, remarks };
}

function decideDepths(
  paragraphs: readonly Group[],
  { outline, mayName }: Readonly<{ outline?: readonly OutlineLine[]; mayName?: number }>,
): Readonly<{ depths: ReadonlyMap<number, number>; remarks: readonly Remark[] }> {
  const { headings, verse } = chooseHeadings(paragraphs, mayName);
  if (outline) return matchOutline(paragraphs, outline, headings);
  const remarks: Remark[] = [];
  if (verse) {
    remarks.push({
      rule: 'heading-levels',
      kind: 'doubt',
      message: 'Most lines are short, so that none was taken for a heading. --headings names them.',
    });
  }
  const unknown = headings.filter(({ depth }) => depth === undefined);
  if (unknown.length > 0) {
    remarks.push({
      rule: 'heading-levels',
      kind: 'doubt',
      line: unknown[0]?.line,
      message: `${unknown.length} of ${headings.length} headings do not say their level, and were put on the first: lines ${unknown
        .map(({ line }) => line)
        .join(', ')}. --headings gives levels.`,
    });
  }
  return { depths: new Map(headings.map(({ line, depth }) => [line, depth ?? 2])), remarks };
}

/** Numbers alone in their lines, which text out of a PDF has at the end of each page. */
function tellPageNumbers(paragraphs: readonly Group[]): readonly Remark[] {
  const numbers = paragraphs.flatMap(([line]) => (line && /^[-–—·\s]*\d{1,4}[-–—·\s]*$/.test(line.text) ? [line] : []));
  return numbers.map(({ number, text }) => ({
    rule: 'page-number',
    kind: 'doubt',
    line: number,
    message: `“${text}” alone in its line may be the number of a page: it is kept as a paragraph.`,
  }));
}

/** What was joined: a remark for each paragraph, or for all where there are many; words that may have been parted. */
function tellJoined(joined: readonly Group[]): readonly Remark[] {
  const tell = (line: number | undefined, message: string): Remark => {
    return { rule: 'lines-joined', kind: 'doubt', line, message };
  };
  const ends = joined.map((group) => [group[0]?.number, group.at(-1)?.number] as const);
  const parted = joined.flatMap((group) =>
    group.slice(0, -1).flatMap(({ text, number }, index) => {
      const [word] = /\p{sc=Latin}+-$/u.exec(text) ?? [];
      return word && /^\p{Ll}/u.test(group[index + 1]?.text ?? '') ? [{ word, number }] : [];
    }),
  );
  const list = ends.map(([first, last]) => `${first}–${last}`).join(', ');
  return [
    ...(joined.length > 3
      ? [tell(ends[0]?.[0], `Lines are broken at one width, and were joined to ${joined.length} paragraphs: ${list}.`)]
      : ends.map(([first, last]) => {
          return tell(first, `Lines ${first} to ${last} are broken at one width and were taken for one paragraph.`);
        })),
    ...parted.map(({ word, number }) => {
      return tell(number, `“${word}” at the end of a line may be the beginning of one word with the next line’s.`);
    }),
  ];
}

/**
 * Reads a plain text: paragraphs are lines, or what a program broke into lines between blank ones; headings are what the
 * outline names or, without one, what looks like one; what the text says of itself at its beginning and end is its matter.
 */
export function readText(
  source: string,
  { outline, title }: Readonly<{ outline?: readonly OutlineLine[]; title?: string }> = {},
): Manuscript {
  const pointAt = buildPointAt(source);
  const named = outline && new Set(outline.map(({ text }) => headingKey(text)));
  const stated = takeStatedLines(listLines(source), {
    title,
    isHeading: (text) => named?.has(headingKey(text)) ?? false,
  });
  const paragraphs = listParagraphs(groupLines(stated.lines));
  const { depths, remarks } = decideDepths(paragraphs, { outline, mayName: stated.mayName });

  const blocks = paragraphs.map((group): RootContent => {
    const [first, last] = [group[0], group.at(-1)];
    const position: { start: Point; end: Point } = { start: pointAt(first?.start ?? 0), end: pointAt(last?.end ?? 0) };
    const value = group.map(({ text }) => text).join('\n');
    const children = [{ type: 'text' as const, value, position }];
    const depth = group.length === 1 && first ? depths.get(first.number) : undefined;
    if (depth === undefined) return { type: 'paragraph', children, position } satisfies Paragraph;
    // Depths are from 2 to 6, by an outline or by `readDepths`.
    return { type: 'heading', depth: depth as Heading['depth'], children, position } satisfies Heading;
  });
  const wrapped = tellJoined(paragraphs.filter((group) => group.length > 1));
  return {
    kind: 'text',
    blocks,
    matter: stated.matter,
    remarks: [...stated.remarks, ...remarks, ...wrapped, ...tellPageNumbers(paragraphs)],
    placeIn: buildPlaceIn(source),
  };
}
