import type { FootnoteDefinition, Heading, Nodes, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseTree } from '../parse/parse-tree';
import { cleanCharacters, cleanText } from './clean-characters';
import { readListHeading } from './heading-lines';
import type { KeyedEntry } from './import-entry';
import { lineOf, type Manuscript, type Remark, type StatedMatter } from './manuscript';
import { nodeText } from './node-text';
import { citeNoted, takeNotedEntries } from './noted-entries';
import { placeFigures } from './place-figures';
import { placeMarkers } from './place-markers';
import { promoteHeadings } from './promote-headings';
import { buildKeys } from './reference-keys';
import { sameTree } from './same-tree';
import { settleCells } from './settle-cells';
import { settleEmphasis, withoutEmphasis } from './settle-emphasis';
import { settleHeadings } from './settle-headings';
import { type ResolvedImage, settleLinks } from './settle-links';
import { takeLists } from './take-lists';
import { widenBlock, widenText } from './widen-block';
import { writeFrontMatter } from './write-front-matter';
import { carefully, writeMarkdown } from './write-markdown';
import { writeReferences } from './write-references';

export type ImportOptions = Readonly<{
  /** What the author says of the essay; it counts for more than what the text states. */
  matter?: StatedMatter;
  /** What is taken where nobody says it; each is a remark. */
  fallback: Readonly<{ title: string; authors: readonly string[]; published: string }>;
  /** Half-width punctuation stays as it is. */
  keepPunctuation?: boolean;
  /** Where the images of the input are now, by the addresses they have there. */
  images?: ReadonlyMap<string, ResolvedImage>;
}>;

/** The files of a draft, as text (empty: not to be written), what stands in its front matter, and all that was done and doubted. */
export type ImportedDraft = Readonly<{
  zh: string;
  references: string;
  extra: string;
  matter: StatedMatter;
  remarks: readonly Remark[];
  counts: Readonly<{ blocks: number; headings: number; notes: number; entries: number; cited: number }>;
}>;

/** What the front matter says: the author's word, then the text's, then the fallback. */
function settleMatter(stated: StatedMatter, { matter = {}, fallback }: ImportOptions, remarks: Remark[]): StatedMatter {
  for (const [key, given] of Object.entries(matter)) {
    const own = stated[key as keyof StatedMatter];
    if (given === undefined || own === undefined || String(own) === String(given)) continue;
    remarks.push({
      rule: 'matter-stated',
      kind: 'left-out',
      message: `The text says \`${key}\` “${String(own)}”; “${String(given)}” was asked for and stands in the front matter.`,
      before: Array.isArray(own) ? own.join('') : String(own),
    });
  }
  const defined = (one: StatedMatter): StatedMatter =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
  const settled = { ...defined(stated), ...defined(matter) };
  for (const key of ['title', 'authors', 'published'] as const) {
    if (settled[key] !== undefined) continue;
    const taken = fallback[key];
    remarks.push({
      rule: 'matter-stated',
      kind: 'doubt',
      message: `The text does not say its \`${key}\`: “${String(taken)}” stands in the front matter. --${key === 'authors' ? 'author' : key} says another.`,
      before: '',
      after: typeof taken === 'string' ? taken : taken.join(''),
    });
  }
  const updated = settled.updated !== undefined && settled.updated < (settled.published ?? fallback.published);
  if (updated) {
    remarks.push({
      rule: 'matter-stated',
      kind: 'left-out',
      message: `“${settled.updated}” is before “${settled.published}”: the day of the update was left out.`,
      before: settled.updated,
    });
  }
  return { ...fallback, ...settled, ...(updated && { updated: undefined }) };
}

/** The first heading of a list of references carries the name by which the page knows it. */
function nameReferences(blocks: readonly RootContent[]): readonly RootContent[] {
  const at = blocks.findIndex((block) => block.type === 'heading' && readListHeading(nodeText(block)) === 'references');
  return blocks.map((block, index): RootContent => {
    if (index !== at || block.type !== 'heading') return block;
    // The value of such a node is written as it is.
    return { ...block, children: [...block.children, { type: 'html', value: ' {#references}' }] } satisfies Heading;
  });
}

/** What Markdown of ours has no form for: lines between sections. */
function dropBreaks(blocks: readonly RootContent[], remarks: Remark[]): readonly RootContent[] {
  return blocks.filter((block) => {
    if (block.type !== 'thematicBreak') return true;
    remarks.push({
      rule: 'no-thematic-break',
      kind: 'left-out',
      line: lineOf(block),
      message: 'A line between sections was left out.',
    });
    return false;
  });
}

const readsBack = (text: string, blocks: readonly Nodes[]): boolean => sameTree(parseTree(text), blocks);

/** Whether a block can be read back where the notes that it refers to are defined. */
function readsBackAlone(block: Nodes): boolean {
  const labels = new Set<string>();
  visit(block, 'footnoteReference', ({ label, identifier }) => {
    labels.add(label ?? identifier);
  });
  const notes = [...labels].map((label): FootnoteDefinition => {
    const child: Nodes = { type: 'paragraph', children: [{ type: 'text', value: label }] };
    return { type: 'footnoteDefinition', identifier: label.toLowerCase(), label, children: [child] };
  });
  const flow = [block, ...notes.filter(({ label }) => !('label' in block && block.label === label))];
  return readsBack(writeMarkdown(flow), flow);
}

/** A block in the plainest form that reads back: as it is, with references around its emphasis, without its emphasis. */
function settleForm(block: Nodes, remarks: Remark[]): Nodes {
  if (readsBackAlone(block)) return block;
  const careful = carefully(block);
  if (readsBackAlone(careful)) return careful;
  // Some emphasis has no form in Markdown, such as one that begins with a sign right after a letter: `a**👩b**`.
  const { block: bare, spans } = withoutEmphasis(block);
  if (spans.length > 0) {
    remarks.push({
      rule: 'written-exactly',
      kind: 'changed',
      line: lineOf(block),
      message: `Markdown cannot mark ${spans.map((span) => `“${span}”`).join(', ')} here: the text stands without its emphasis.`,
    });
  }
  if (!readsBackAlone(bare)) {
    remarks.push({
      rule: 'written-exactly',
      kind: 'doubt',
      line: lineOf(block),
      message: `Markdown cannot say this just as it stands: compare “${nodeText(block).trim().slice(0, 40)}” in the draft with the input.`,
    });
  }
  return bare;
}

function write(blocks: readonly Nodes[], remarks: Remark[]): string {
  const plain = writeMarkdown(blocks);
  if (readsBack(plain, blocks)) return plain;
  const told = remarks.length;
  const settled = blocks.map((block) => settleForm(block, remarks));
  const written = writeMarkdown(settled);
  if (remarks.length === told && !readsBack(written, settled)) {
    remarks.push({
      rule: 'written-exactly',
      kind: 'doubt',
      message: 'Markdown cannot part all of these blocks just as they stand: compare the draft with the input.',
    });
  }
  return written;
}

/**
 * From what was read to a draft: figures, lists of references and notes, markers, levels of headings, full-width
 * punctuation, links and images, in this order; then the Markdown and the two files of the bibliography. Nothing of the
 * input is dropped without a remark that holds it.
 */
export function importManuscript(manuscript: Manuscript, options: ImportOptions): ImportedDraft {
  const { placeIn } = manuscript;
  const remarks: Remark[] = [...manuscript.remarks];
  if (manuscript.blocks.length === 0) {
    const page =
      manuscript.kind === 'html'
        ? ' If a browser shows some, the page makes it with a script: copy it into a text.'
        : '';
    remarks.push({
      rule: 'text-present',
      kind: 'unplaced',
      message: `No text was found but what is listed here.${page}`,
    });
  }
  const clean = manuscript.blocks.map((block) => settleEmphasis(settleCells(cleanCharacters(block, remarks))));
  const promoted = promoteHeadings(dropBreaks(clean, remarks));
  remarks.push(...promoted.remarks);
  const figured = placeFigures(promoted.blocks);
  const taken = takeLists(figured.blocks, placeIn);
  remarks.push(...figured.remarks, ...taken.remarks);

  const isNote = (block: RootContent): block is FootnoteDefinition => block.type === 'footnoteDefinition';
  const noted = takeNotedEntries(taken.blocks.filter(isNote), remarks);
  const found = [...taken.entries, ...noted.entries];
  const { works: citedWorks = [], listed = [] } = manuscript;
  const works = [...citedWorks, ...listed];
  const keys = buildKeys(found, new Set(works.map(({ key }) => key)));
  const entries = found.map((entry, index): KeyedEntry => ({ ...entry, key: keys[index] ?? `entry-${index}` }));
  const keyOfNote = (label: string) => {
    const index = noted.byLabel.get(label);
    return index === undefined ? undefined : keys[taken.entries.length + index];
  };
  const citedNotes = new Set<string>();
  const cite = (node: RootContent) => citeNoted(node, keyOfNote, (key) => citedNotes.add(key)) as RootContent;

  const lists = { lists: taken.lists, entries };
  // Notes keep their places among the blocks while markers look for the list after them.
  const flow = taken.blocks.map((block) => (isNote(block) && !noted.keep.includes(block) ? undefined : cite(block)));
  const gap: RootContent = { type: 'paragraph', children: [] };
  const marked = placeMarkers(
    flow.map((block) => block ?? gap),
    lists,
    placeIn,
  );
  const markedNotes = placeMarkers(taken.notes.map(cite), lists, placeIn);
  remarks.push(...marked.remarks, ...markedNotes.remarks);
  const kept = marked.blocks.filter((block) => !(block.type === 'paragraph' && block.children.length === 0));

  const settled = settleHeadings(kept.filter((block) => !isNote(block)));
  remarks.push(...settled.remarks);
  const ordered = [...settled.blocks, ...kept.filter(isNote), ...markedNotes.blocks];
  const widened = options.keepPunctuation ? ordered : ordered.map((block) => widenBlock(block, placeIn, remarks));
  const linked = settleLinks(widened, options.images ?? new Map());
  remarks.push(...linked.remarks);

  tellUnreferred(linked.blocks, remarks);

  const stated = settleMatter(manuscript.matter, options, remarks);
  const tidy = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const cleaned = cleanText(text, undefined, remarks);
    return options.keepPunctuation ? cleaned : widenText(cleaned, undefined, remarks);
  };
  const matter: StatedMatter = { ...stated, title: tidy(stated.title), subtitle: tidy(stated.subtitle) };
  const cited = new Set([...marked.cited, ...markedNotes.cited, ...citedNotes]);
  tellUncited(entries, cited, remarks);
  const body = write(nameReferences(linked.blocks), remarks);
  return {
    zh: `${writeFrontMatter(matter)}${body === '' ? '' : `\n${body}`}`,
    ...writeReferences(entries, cited, works),
    matter,
    remarks,
    counts: {
      blocks: settled.blocks.filter(({ type }) => type !== 'heading').length,
      headings: settled.blocks.filter(({ type }) => type === 'heading').length,
      notes: linked.blocks.filter(isNote).length,
      entries: entries.length + works.length,
      cited: cited.size + citedWorks.length,
    },
  };
}

/** Notes that no text refers to, which `check` warns of too. */
function tellUnreferred(blocks: readonly RootContent[], remarks: Remark[]): void {
  const referred = new Set<string>();
  visit({ type: 'root', children: [...blocks] }, 'footnoteReference', ({ identifier }) => {
    referred.add(identifier);
  });
  for (const block of blocks) {
    if (block.type !== 'footnoteDefinition' || referred.has(block.identifier)) continue;
    const label = block.label ?? block.identifier;
    remarks.push({
      rule: 'note-referenced',
      kind: 'unplaced',
      line: lineOf(block),
      message: `No marker refers to the note \`[^${label}]\`, “${nodeText(block).trim().slice(0, 40)}”: it is kept at the end.`,
    });
  }
}

function tellUncited(entries: readonly KeyedEntry[], cited: ReadonlySet<string>, remarks: Remark[]): void {
  for (const { key, label, line, original } of entries) {
    if (cited.has(key)) continue;
    remarks.push({
      rule: 'entry-cited',
      kind: 'doubt',
      line,
      message: `No marker cites “${original.slice(0, 40)}”: it is listed as not cited${label === undefined ? '' : `, under its number ${label}`}.`,
    });
  }
}
