import type { Node } from 'unist';
import type { Block } from '../model';

type Insertion = Readonly<{ offset: number; text: string }>;

/** Where what a node says ends in its file: the spaces at its end are left after the name. */
function endOfText(source: string, node: Pick<Node, 'position'>): number {
  const start = node.position?.start.offset ?? 0;
  return start + source.slice(start, node.position?.end.offset ?? start).trimEnd().length;
}

/** ` ^k3f7` at the end of the text. */
function insertAtEnd(source: string, node: Pick<Node, 'position'>, names: readonly string[]): Insertion {
  return { offset: endOfText(source, node), text: ` ^${names.join(' ^')}` };
}

/** ` {#name}` before the marks that may close a heading (CommonMark §4.2). */
function insertInHeading(source: string, block: Block, names: readonly string[]): Insertion {
  const start = block.place.start.offset ?? 0;
  const heading = source.slice(start, endOfText(source, { position: block.place }));
  const closing = /[ \t]#+$/.exec(heading)?.index ?? heading.length;
  return { offset: start + heading.slice(0, closing).trimEnd().length, text: ` {#${names[0] ?? ''}}` };
}

/** A paragraph of its own after a blank line, with the line ends of the place, and a blank line after it. */
function insertAfter(source: string, block: Block, names: readonly string[]): Insertion {
  const end = endOfText(source, { position: block.place });
  const rest = source.slice(end);
  const line = /^[^\r\n]*/.exec(rest)?.[0].length ?? 0;
  const eol = /^\r\n|^\n|^\r/.exec(rest.slice(line))?.[0];
  const lineEnd = eol ?? /\r\n|\n|\r/.exec(source)?.[0] ?? '\n';
  const next = rest.slice(line + (eol?.length ?? 0));
  const isApart = next.trim() === '' || /^[ \t]*(?:\r|\n)/.test(next);
  return { offset: end + line, text: `${lineEnd}${lineEnd}^${names.join(' ^')}${isApart ? '' : lineEnd}` };
}

function planInsertion(source: string, block: Block, names: readonly string[]): Insertion {
  switch (block.kind) {
    case 'heading':
      return insertInHeading(source, block, names);
    case 'paragraph':
    case 'figure':
      return insertAtEnd(source, { position: block.place }, names);
    case 'quotation': {
      const last = block.node.children.at(-1);
      return last?.type === 'paragraph' ? insertAtEnd(source, last, names) : insertAfter(source, block, names);
    }
    case 'list':
    case 'table':
    case 'code':
      return insertAfter(source, block, names);
    default:
      return block satisfies never;
  }
}

/** A block of a text, and the names that it is to be given. It has none. */
export type NamedBlock = Readonly<{ block: Block; names: readonly string[] }>;

/**
 * From a text (the whole file, front matter included) to the same text with names written into it, every other character
 * as it was: at the end of paragraphs, quotations and figures (` ^k3f7`), after lists, tables and code in a paragraph of
 * their own, in headings as `{#name}`.
 */
export function writeNames(source: string, named: readonly NamedBlock[]): string {
  const insertions = named
    .map(({ block, names }) => planInsertion(source, block, names))
    .toSorted((a, b) => a.offset - b.offset);
  let written = '';
  let at = 0;
  for (const { offset, text } of insertions) {
    written += source.slice(at, offset) + text;
    at = offset;
  }
  return written + source.slice(at);
}
