import type { FootnoteDefinition, List, ListItem, Nodes, Paragraph, RootContent, Text } from 'mdast';
import { isStatement, readListHeading } from './heading-lines';
import type { ImportEntry } from './import-entry';
import { lineOf, type Manuscript, type Remark } from './manuscript';
import { type MarkerStyle, readLabelAt } from './marker-labels';
import { nodeText } from './node-text';
import { type EntryLink, readEntries, type SourceLine } from './read-entries';

/** What a marker may point to: an entry by its place in `entries`, or a note by its label. */
export type Target = Readonly<{ kind: 'entry'; index: number } | { kind: 'note'; label: string }>;

/** A list of references or notes: where it stood among the blocks, and what its numbers stand for (the first of each). */
export type TakenList = Readonly<{
  at: number;
  targets: ReadonlyMap<string, readonly Target[]>;
}>;

export type TakenLists = Readonly<{
  /** The flow without entries and notes; the headings of lists of references stay. */
  blocks: readonly RootContent[];
  entries: readonly ImportEntry[];
  notes: readonly FootnoteDefinition[];
  lists: readonly TakenList[];
  remarks: readonly Remark[];
}>;

/** The key of a number in a list's targets. */
export const labelKey = (style: MarkerStyle, number: number): string => `${style} ${number}`;

type Section = Readonly<{ kind: 'references' | 'notes'; heading?: number; from: number; to: number }>;

/** GB/T 7714—2015 appendix B, with or without the carrier: what only an entry has. */
const TYPE_MARK = /[[［][A-Z]{1,2}(?:\s?\/\s?[A-Z]{2})?[\]］]/;

const isLabelled = (node: Nodes | undefined, style?: MarkerStyle): boolean => {
  if (node?.type !== 'paragraph') return false;
  const label = readLabelAt(nodeText(node));
  return (
    label !== undefined && (style === undefined || label.style === style) && /^\s*[[［【〔①-⑳]/.test(nodeText(node))
  );
};

/** Where the lists are: below a heading that says so, or numbered paragraphs at the end of the text. */
function findSections(blocks: readonly RootContent[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading' && block.type !== 'paragraph') continue;
    const kind = readListHeading(nodeText(block).trim());
    if (kind === undefined) continue;
    let to = index + 1;
    const labelled = isLabelled(blocks[to]);
    while (to < blocks.length && (isListed(blocks[to], labelled) || (kind === 'notes' && goesOn(blocks, to)))) to += 1;
    const end = kind === 'references' && labelled ? endOfEntries(blocks, index + 1, to) : to;
    sections.push({ kind, heading: index, from: index + 1, to: end });
  }
  if (sections.length > 0) return sections;
  let from = blocks.length;
  while (from > 0 && isLabelled(blocks[from - 1])) from -= 1;
  const first = blocks[from] && readLabelAt(nodeText(blocks[from] as Nodes));
  if (blocks.length - from < 2 && !(first && TYPE_MARK.test(nodeText(blocks[from] as Nodes)))) return [];
  if (from === 0 || first?.number !== 1) return [];
  return [{ kind: first.style === 'circle' ? 'notes' : 'references', from, to: blocks.length }];
}

/** Whether a block below the heading of a list belongs to it; in a numbered list sentences without a number do not. */
function isListed(block: RootContent | undefined, labelled: boolean): boolean {
  if (block?.type === 'list') return true;
  if (block?.type !== 'paragraph' || hasImage(block)) return false;
  const text = nodeText(block).trim();
  if (readListHeading(text) !== undefined || isStatement(text)) return false;
  const sentence = /[。！？]/.test(text) && !/\d{4}|https?:/.test(text) && !TYPE_MARK.test(text);
  return !labelled || isLabelled(block) || !sentence;
}

/** What a line of an entry has that a page's farewell (`— END —`, `编辑 | 小王`) has not. */
const IN_ENTRY = /\d|https?:|www\./;

/** Where a numbered list ends: behind its last entry, if that has ended, and nothing of an entry is in what follows. */
function endOfEntries(blocks: readonly RootContent[], from: number, to: number): number {
  const textAt = (at: number) => nodeText(blocks[at] as Nodes).trim();
  let last = to - 1;
  while (last > from && blocks[last]?.type === 'paragraph' && !isLabelled(blocks[last]) && !IN_ENTRY.test(textAt(last)))
    last -= 1;
  const begin = blocks.slice(0, last + 1).findLastIndex((block) => isLabelled(block));
  if (last === to - 1 || begin < from || blocks[last]?.type !== 'paragraph') return to;
  const entry = Array.from({ length: last + 1 - begin }, (_, at) => textAt(begin + at)).join(' ');
  return /\d{4}|https?:/.test(entry) && /(?:[.。．)）\]]|https?:\S+)$/.test(entry) ? last + 1 : to;
}

/** Whether a paragraph among numbered notes goes on with the note before it: that has not ended, or the next number comes soon. */
function goesOn(blocks: readonly RootContent[], at: number): boolean {
  const [block, before] = [blocks[at], blocks[at - 1]];
  if (block?.type !== 'paragraph' || before?.type !== 'paragraph' || hasImage(block)) return false;
  const text = nodeText(block).trim();
  if (readListHeading(text) !== undefined || isStatement(text)) return false;
  const from = blocks.slice(0, at).findLastIndex((one) => isLabelled(one));
  const last = blocks[from] && readLabelAt(nodeText(blocks[from]));
  if (last === undefined || at - from > MOST_LINES) return false;
  if (!/[。.！？!?”’）)]$/.test(nodeText(before).trim())) return true;
  const next = blocks.slice(at + 1, at + 1 + MOST_LINES).find((one) => isLabelled(one, last.style));
  return next !== undefined && readLabelAt(nodeText(next))?.number === last.number + 1;
}

/** Lines of a note that are paragraphs of their own: more are no longer taken for a note's. */
const MOST_LINES = 4;

/** Lines of notes, each with the lines below it that bear no number, if the first one bears one. */
function joinNotes(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines[0] || readLabelAt(lines[0].text) === undefined) return lines;
  return lines.reduce<SourceLine[]>((joined, line) => {
    const last = joined.at(-1);
    if (last === undefined || line.number !== undefined || readLabelAt(line.text)) joined.push(line);
    else {
      const number = readLabelAt(last.text)?.number;
      joined[joined.length - 1] = { ...last, number, text: `${last.text}\n${line.text}` };
    }
    return joined;
  }, []);
}

function hasImage(node: Nodes): boolean {
  return node.type === 'image' || ('children' in node && (node.children as Nodes[]).some(hasImage));
}

function firstText(node: Nodes): Text | undefined {
  if (node.type === 'text') return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children as Nodes[]) {
    const found = firstText(child);
    if (found) return found;
  }
  return undefined;
}

/** The lines of a paragraph, each with its line in the input. */
function listParagraphLines(node: Nodes, placeIn: Manuscript['placeIn']): readonly SourceLine[] {
  const text = firstText(node);
  let index = 0;
  const links = listLinks(node);
  return nodeText(node)
    .split('\n')
    .map((value, at) => {
      const line = text && text.value.length > index ? placeIn(text, index).line : lineOf(node);
      index += value.length + 1;
      return { text: value, line, ...(at === 0 && links.length > 0 && { links }) };
    });
}

/** The addresses of links that their words do not say. */
function listLinks(node: Nodes): readonly EntryLink[] {
  if (node.type === 'link') {
    const title = node.title ?? undefined;
    return nodeText(node).includes(node.url) && !title ? [] : [{ url: node.url, title }];
  }
  return 'children' in node ? (node.children as Nodes[]).flatMap(listLinks) : [];
}

/** Items of a list, by the numbers that the list gives them where they bear none. */
function listItemLines(list: List, placeIn: Manuscript['placeIn']): readonly SourceLine[] {
  return list.children.flatMap((item: ListItem, index) => {
    const lines = item.children.flatMap((child) => (child.type === 'list' ? [] : listParagraphLines(child, placeIn)));
    const links = lines.flatMap((one) => one.links ?? []);
    const joined = {
      ...(links.length > 0 && { links }),
      text: lines
        .map(({ text }) => text)
        .join(' ')
        .trim(),
      line: lines[0]?.line ?? lineOf(item),
    };
    const inner = item.children.flatMap((child) => (child.type === 'list' ? listItemLines(child, placeIn) : []));
    const numbered = list.ordered === true && readLabelAt(joined.text) === undefined;
    return [
      ...(joined.text === '' ? [] : [{ ...joined, ...(numbered && { number: (list.start ?? 1) + index }) }]),
      ...inner,
    ];
  });
}

function listLines(blocks: readonly RootContent[], placeIn: Manuscript['placeIn']): readonly SourceLine[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? listItemLines(block, placeIn) : listParagraphLines(block, placeIn),
  );
}

function buildNote(label: string, text: string, block: Nodes | undefined): FootnoteDefinition {
  const position = block?.position;
  const child: Text = { type: 'text', value: text, ...(position && { position }) };
  const paragraph: Paragraph = { type: 'paragraph', children: [child], ...(position && { position }) };
  return { type: 'footnoteDefinition', identifier: label, label, children: [paragraph], ...(position && { position }) };
}

/**
 * Takes the lists of references and of notes out of a flow. Entries are read as GB/T 7714 has them; what stands in a list
 * of notes is a note, unless it bears the mark of an entry (`[M]`, `[EB/OL]`). A number that comes again in one list stands
 * for its first entry; both are kept.
 */
export function takeLists(blocks: readonly RootContent[], placeIn: Manuscript['placeIn']): TakenLists {
  const sections = findSections(blocks);
  const kept: RootContent[] = [];
  const entries: ImportEntry[] = [];
  const notes: FootnoteDefinition[] = [];
  const lists: TakenList[] = [];
  const remarks: Remark[] = [];
  let at = 0;
  for (const section of sections) {
    kept.push(...blocks.slice(at, section.heading ?? section.from));
    at = section.to;
    const within = blocks.slice(section.from, section.to);
    const lines = listLines(within, placeIn);
    const read = readEntries(section.kind === 'notes' ? joinNotes(lines) : lines);
    const heading = section.heading === undefined ? undefined : blocks[section.heading];
    if (heading && (section.kind === 'references' || read.entries.length === 0)) kept.push(asHeading(heading));
    if (read.entries.length === 0) {
      kept.push(...within);
      remarks.push({
        rule: 'list-filled',
        kind: 'doubt',
        line: heading && lineOf(heading),
        message: `“${heading ? nodeText(heading) : ''}” has no entries below it.`,
      });
      continue;
    }
    const isNote = ({ original }: ImportEntry) => section.kind === 'notes' && !TYPE_MARK.test(original);
    const ofNotes = new Set(read.entries.filter(isNote).map(({ line }) => line));
    // A note is no entry: that it does not read as one is nothing to look at.
    remarks.push(...read.remarks.filter(({ rule, line }) => rule !== 'entry-read' || !ofNotes.has(line)));
    const targets = new Map<string, Target[]>();
    const aim = (style: MarkerStyle, number: number, target: Target) => {
      const key = labelKey(style, number);
      targets.set(key, [...(targets.get(key) ?? []), target]);
    };
    for (const entry of read.entries) {
      const label = readLabelAt(entry.original);
      const style = label?.style ?? 'bracket';
      const number = label?.number ?? entry.number;
      if (isNote(entry)) {
        const name = uniqueLabel(String(number ?? notes.length + 1), notes);
        const text = entry.original.slice(label?.length ?? 0).trim();
        notes.push(
          buildNote(name, text, {
            type: 'text',
            value: text,
            ...(entry.line && { position: placeOfLine(entry.line) }),
          }),
        );
        remarks.push({
          rule: 'note-taken',
          kind: 'changed',
          line: entry.line,
          message: `The note ${entry.original.slice(0, label?.length ?? 0).trim() || name} is \`[^${name}]\` now.`,
          before: entry.original.slice(0, label?.length ?? 0).trim(),
          after: '',
        });
        if (number !== undefined) aim(style, number, { kind: 'note', label: name });
        continue;
      }
      entries.push({ ...entry, label: entry.label ?? (number === undefined ? undefined : String(number)) });
      if (number !== undefined) aim(style, number, { kind: 'entry', index: entries.length - 1 });
    }
    lists.push({ at: kept.length, targets });
    if (heading && section.kind === 'notes') {
      const text = nodeText(heading);
      const message = `The heading “${text}” is not in the draft: the page gives notes a heading of their own.`;
      remarks.push({ rule: 'note-taken', kind: 'left-out', line: lineOf(heading), message, before: text });
    }
  }
  kept.push(...blocks.slice(at));
  return { blocks: kept, entries, notes, lists, remarks };
}

function placeOfLine(line: number) {
  const point = { line, column: 1 };
  return { start: point, end: point };
}

function asHeading(node: RootContent): RootContent {
  return node.type === 'paragraph'
    ? { type: 'heading', depth: 2, children: node.children, position: node.position }
    : node;
}

function uniqueLabel(wanted: string, notes: readonly FootnoteDefinition[]): string {
  let label = wanted;
  for (let set = 2; notes.some(({ identifier }) => identifier === label); set += 1) label = `${wanted}-${set}`;
  return label;
}
