import type { FootnoteDefinition, Heading, List, ListItem, Nodes, Paragraph, RootContent, Text } from 'mdast';
import { findLists, saysSources, TYPE_MARK } from './find-lists';
import type { ImportEntry } from './import-entry';
import { lineOf, type Manuscript, type Remark } from './manuscript';
import { type MarkerStyle, readLabelAt } from './marker-labels';
import { nodeText } from './node-text';
import { type EntryLink, readEntries, type SourceLine } from './read-entries';

/** What a marker may point to: an entry by its place in `entries`, or a note by its label. */
export type Target = Readonly<{ kind: 'entry'; index: number } | { kind: 'note'; label: string }>;

/** A list of references or notes: where it stood among the blocks, and what its numbers stand for (the first of each). */
type TakenList = Readonly<{
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
  const sections = findLists(blocks);
  // On the first level, which is brought to 2 with the other headings.
  const depth = Math.min(...blocks.map((block) => (block.type === 'heading' ? block.depth : 2))) as Heading['depth'];
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
    const sources = section.kind === 'references' ? within.filter(saysSources) : [];
    const lines = listLines(
      within.filter((block) => !sources.includes(block)),
      placeIn,
    );
    const read = readEntries(section.kind === 'notes' ? joinNotes(lines) : lines);
    const heading = section.heading === undefined ? undefined : blocks[section.heading];
    if (heading && (section.kind === 'references' || read.entries.length === 0)) kept.push(asHeading(heading, depth));
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
    for (const block of sources) {
      const text = nodeText(block);
      const message = `“${text}” is not in the draft: the page shows the references in one list.`;
      remarks.push({ rule: 'list-parted', kind: 'left-out', line: lineOf(block), message, before: text });
    }
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

function asHeading(node: RootContent, depth: Heading['depth']): RootContent {
  return node.type === 'paragraph'
    ? { type: 'heading', depth, children: node.children, position: node.position }
    : node;
}

function uniqueLabel(wanted: string, notes: readonly FootnoteDefinition[]): string {
  let label = wanted;
  for (let set = 2; notes.some(({ identifier }) => identifier === label); set += 1) label = `${wanted}-${set}`;
  return label;
}
