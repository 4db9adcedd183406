import type { FootnoteDefinition, Nodes } from 'mdast';
import type { VFile } from 'vfile';
import { buildPointAt } from '../check/point-at';
import { reportError, reportWarning } from '../check/report';
import type { Block, Lang, Note, ParsedText } from '../model';
import { plainText } from '../plain-text';
import { blankFrontMatter } from './blank-front-matter';
import { buildBlock, checkImages, type NamesAlone } from './build-block';
import { findExcess } from './find-excess';
import { joinLines } from './join-lines';
import { parseTree } from './parse-tree';
import { type SettledTree, settleTree } from './settle-tree';
import type { SourceText } from './source-text';

function buildNote(node: FootnoteDefinition, source: SourceText): Note {
  const { children } = joinLines(node, source.lang);
  checkImages(children, source);
  const place = node.position ?? { start: source.pointAt(0), end: source.pointAt(0) };
  return { label: node.identifier, lang: source.lang, children, place, plain: plainText(children, '\n') };
}

/** The block before a line of names with those names; undefined, and a message, where there is none that wants them. */
function attachNames(block: Block | undefined, { names, place }: NamesAlone, { file }: SourceText): Block | undefined {
  if (block !== undefined && block.kind !== 'heading' && block.names.length === 0) return { ...block, names };
  if (names.length > 0) {
    const found =
      block === undefined
        ? 'with no block before it'
        : block.kind === 'heading'
          ? 'after a heading'
          : 'after a block that has one';
    const reason = `Unexpected name \`^${names.join(' ^')}\` ${found}, expected a block without a name before it`;
    reportError(file, {
      ruleId: 'name-attached',
      reason,
      place,
      note: 'A heading is named at its end: `## … {#words-like-these}`.',
    });
  }
  return undefined;
}

function checkNotes({ notes }: SettledTree, tree: SettledTree['children'], { file }: SourceText): void {
  const referenced = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteReference') referenced.add(node.identifier);
    if ('children' in node) node.children.forEach(collect);
  };
  tree.forEach(collect);
  notes.forEach(collect);

  notes.forEach((note, index) => {
    const place = note.position;
    const label = `[^${note.label ?? note.identifier}]`;
    const earlier = notes.slice(0, index).find((other) => other.identifier === note.identifier);
    if (earlier !== undefined) {
      const reason = `Unexpected second note \`${label}\`, expected one: the first is on line ${earlier.position?.start.line}`;
      reportError(file, { ruleId: 'note-unique', reason, place });
    } else if (!referenced.has(note.identifier)) {
      const reason = `Unexpected note \`${label}\` that no text refers to, expected \`${label}\` in a sentence`;
      reportWarning(file, { ruleId: 'note-referenced', reason, place });
    }
  });
}

/**
 * From one Markdown file, decoded, front matter included, to its blocks and notes, with names and with places in the file
 * as it is. Whatever an author got wrong is a message on the file (source `essay`), never a throw, and loses no text.
 * A file over the limits (512 KB, nesting over 32) gives an error and an empty text: it is not given to the parser.
 *
 * Source of the form: CommonMark 0.31, GFM tables, footnotes and strikethrough, pandoc's bracketed citations, Obsidian's
 * block ids, `{#…}` on headings.
 */
export function parseText(file: VFile, { lang }: Readonly<{ lang: Lang }>): ParsedText {
  const value = String(file.value);
  const source: SourceText = { file, lang, value, pointAt: buildPointAt(value) };
  const markdown = blankFrontMatter(value);
  const excess = findExcess(markdown);
  if (excess !== undefined) {
    const reason =
      excess.kind === 'size'
        ? 'Unexpected text of more than 512 KB, expected 512 KB at most'
        : 'Unexpected nesting of more than 32 levels, expected 32 at most';
    const ruleId = excess.kind === 'size' ? 'size-limited' : 'nesting-limited';
    reportError(file, { ruleId, reason, place: source.pointAt(excess.offset) });
    return { lang, blocks: [], notes: [] };
  }

  const settled = settleTree(parseTree(markdown), source);
  const blocks: Block[] = [];
  for (const node of settled.children) {
    const block = buildBlock(node, source);
    if (block === undefined) continue;
    if (block.kind !== 'names') blocks.push(block);
    else {
      const named = attachNames(blocks.at(-1), block, source);
      if (named) blocks[blocks.length - 1] = named;
    }
  }
  checkNotes(settled, settled.children, source);
  return { lang, blocks, notes: settled.notes.map((note) => buildNote(note, source)) };
}
