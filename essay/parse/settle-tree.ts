import type {
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  Html,
  ImageReference,
  LinkReference,
  List,
  Nodes,
  Paragraph,
  Root,
  RootContent,
} from 'mdast';
import type { Node } from 'unist';
import { visit } from 'unist-util-visit';
import { reportError, reportWarning } from '../check/report';
import type { Citation } from '../model';
import { type SourceText, sourceOf, startOf } from './source-text';

/** A tree that an essay can be made of: its flow without definitions, and its footnotes' definitions in their order. */
export type SettledTree = Readonly<{ children: readonly RootContent[]; notes: readonly FootnoteDefinition[] }>;

type Settling = Readonly<{
  source: SourceText;
  definitions: ReadonlyMap<string, Definition>;
  used: Set<string>;
  notes: FootnoteDefinition[];
}>;

const FENCE = /^(`{3,}|~{3,})/;
/** CommonMark §4.2 wants a blank after the signs of a heading; `＃` is the key beside it on a Chinese keyboard. */
const UNSPACED_HEADING = /^(?:#{1,6}(?=[^\s#])|＃{1,6})/u;
// Over 999 it is a year, not the number of a list's first item.
const MAX_LIST_START = 999;

const ESCAPE_NOTE = 'Write `\\[@` where the characters themselves are meant.';

function literalParagraph(node: Node, value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value, position: node.position }], position: node.position };
}

/** Puts an error on the file for a fence that nothing closes: all that follows it is code (CommonMark §4.5). */
function checkFence(node: Code, fence: string, { source }: Settling): void {
  const last = sourceOf(source, node).split('\n').slice(1).at(-1) ?? '';
  const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(last)?.[1];
  // A name on the closing fence, which opens it again, is reported as what it is (`name-apart`).
  if (closing?.startsWith(fence) || /^[\s>]*(?:`{3,}|~{3,})\s+\^[a-z\d]+\s*$/.test(last)) return;
  const line = node.position?.end.line;
  reportError(source.file, {
    ruleId: 'fence-closed',
    reason: `Unexpected code that nothing ends, expected a line ${fence} after it`,
    place: node.position,
    note: `Everything from here down to line ${line} is taken for code.`,
  });
}

function checkNoteReferences(node: Node, { source }: Settling): void {
  for (const match of sourceOf(source, node).matchAll(/(?<!\\)\[\^[^\s\]]+\]/g)) {
    const start = startOf(node) + match.index;
    reportError(source.file, {
      ruleId: 'note-defined',
      reason: `Unexpected \`${match[0]}\` without a note, expected a line \`${match[0]}: …\``,
      place: { start: source.pointAt(start), end: source.pointAt(start + match[0].length) },
    });
  }
}

function settleDefinition(node: Definition, { source, used }: Settling): Nodes[] {
  if (node.label?.startsWith('@')) {
    reportError(source.file, {
      ruleId: 'citation-formed',
      reason: `Unexpected \`[${node.label}]:\` at the start of a line, expected a citation within a sentence`,
      place: node.position,
      note: 'Markdown takes it for the address of a link. Put text before it, or a space before the colon.',
    });
    return [literalParagraph(node, sourceOf(source, node))];
  }
  if (!used.has(node.identifier)) {
    reportWarning(source.file, {
      ruleId: 'definition-used',
      reason: `Unexpected definition of \`[${node.label ?? node.identifier}]\` that no link uses, expected a link or no definition`,
      place: node.position,
    });
  }
  return [];
}

/** A citation that cannot be read is kept as the text it was written in. */
function settleCitation(node: Citation, { source }: Settling): Nodes[] {
  if (node.items.length > 0) return [node];
  const value = sourceOf(source, node);
  reportError(source.file, {
    ruleId: 'citation-formed',
    reason: `Unexpected \`${value}\`, expected a citation: \`[@key]\`, \`[@key, 12]\` or \`[@a; @b]\``,
    place: node.position,
    note: `A key is made of A–Z, a–z, 0–9, - and _. ${ESCAPE_NOTE}`,
  });
  return [{ type: 'text', value, position: node.position }];
}

function settleHtml(node: Html, { source }: Settling, inline: boolean): Nodes[] {
  reportError(source.file, {
    ruleId: 'no-html',
    reason: 'Unexpected HTML, expected Markdown alone',
    place: node.position,
    note: 'It is shown as the characters it is made of. Write `\\<` for a plain <.',
  });
  const { value, position } = node;
  return [inline ? { type: 'text', value, position } : literalParagraph(node, value)];
}

function settleReference(node: LinkReference | ImageReference, settling: Settling): Nodes[] {
  const definition = settling.definitions.get(node.identifier);
  const target = { url: definition?.url ?? '', title: definition?.title, position: node.position };
  if (node.type === 'imageReference') return [{ type: 'image', alt: node.alt, ...target }];
  // The children of a phrasing node are phrasing nodes again.
  return [{ type: 'link', ...target, children: settleAll(node.children, settling, true) as typeof node.children }];
}

function settleHeading(node: Heading, settling: Settling): Nodes[] {
  const { source } = settling;
  const place = node.position;
  const children = settleAll(node.children, settling, true) as typeof node.children;
  if (!sourceOf(source, node).startsWith('#')) {
    reportError(source.file, {
      ruleId: 'heading-atx',
      reason: 'Unexpected line of - or = under text, which makes a heading, expected `## ` before a heading',
      place,
      note: 'If no heading was meant, put a blank line before it.',
    });
    return [{ type: 'paragraph', children, position: place }];
  }
  if (node.depth > 1) return [{ ...node, children }];
  const reason = 'Unexpected heading of level 1, expected level 2 to 6: the title stands in the front matter';
  reportError(source.file, { ruleId: 'title-in-front-matter', reason, place });
  return [{ ...node, depth: 2, children }];
}

/** Puts an error on the file for code that nobody meant, and for a fence that nothing closes. */
function checkCode(node: Code, settling: Settling): void {
  const { source } = settling;
  const [, fence] = FENCE.exec(sourceOf(source, node).trimStart()) ?? [];
  if (fence) {
    checkFence(node, fence, settling);
    return;
  }
  reportError(source.file, {
    ruleId: 'code-fenced',
    reason: 'Unexpected four spaces at the start of a line, which make code, expected a paragraph or ``` around code',
    place: node.position,
    note: 'Paragraphs need no indent: the page sets it.',
  });
}

/** Puts a warning on the file for a paragraph that was meant for a heading. */
function checkParagraph(node: Paragraph, { source }: Settling): void {
  const [signs] = UNSPACED_HEADING.exec(sourceOf(source, node)) ?? [];
  if (signs === undefined) return;
  const hashes = '#'.repeat(signs.length);
  reportWarning(source.file, {
    ruleId: 'heading-spaced',
    reason: `Unexpected \`${signs}\` at the start of a paragraph, expected \`${hashes} \` before a heading, with a space`,
    place: node.position,
    note: 'It is shown as text. Write `\\#` where the sign itself is meant.',
  });
}

/** Puts an error on the file for a sentence that begins with a year and became a list. */
function checkList(node: List, { source }: Settling): void {
  if ((node.start ?? 1) <= MAX_LIST_START) return;
  reportError(source.file, {
    ruleId: 'list-meant',
    reason: `Unexpected \`${node.start}.\` at the start of a line, which makes a list, expected a list from ${MAX_LIST_START} at most`,
    place: node.position,
    note: `Write \`${node.start}\\.\` where text is meant.`,
  });
}

function settle(node: Nodes, settling: Settling, inline: boolean): Nodes[] {
  switch (node.type) {
    case 'citation':
      return settleCitation(node, settling);
    case 'html':
      return settleHtml(node, settling, inline);
    case 'thematicBreak': {
      const reason = 'Unexpected line between sections, expected a heading or nothing: the line is left out';
      reportWarning(settling.source.file, { ruleId: 'no-thematic-break', reason, place: node.position });
      return [];
    }
    case 'definition':
      return settleDefinition(node, settling);
    case 'linkReference':
    case 'imageReference':
      return settleReference(node, settling);
    case 'code':
      checkCode(node, settling);
      return [node];
    case 'text':
      checkNoteReferences(node, settling);
      return [node];
    case 'heading':
      return settleHeading(node, settling);
    case 'footnoteDefinition':
      settling.notes.push({ ...node, children: settleAll(node.children, settling, false) as typeof node.children });
      return [];
    case 'paragraph':
      checkParagraph(node, settling);
      break;
    case 'list':
      checkList(node, settling);
      break;
    default:
      break;
  }

  if (!('children' in node)) return [node];
  const within = inline || node.type === 'paragraph' || node.type === 'tableCell';
  // Each kind of node is only replaced by nodes that may stand in its place, which the types cannot say.
  return [{ ...node, children: settleAll(node.children, settling, within) } as Nodes];
}

function settleAll(nodes: readonly Nodes[], settling: Settling, inline: boolean): Nodes[] {
  return nodes.flatMap((node) => settle(node, settling, inline));
}

/**
 * From what the parser made to what an essay may hold. Links by reference become links; footnotes are taken out; what is
 * no Markdown of ours is reported at its place and kept as the text it is written in (HTML, malformed citations), or
 * as the paragraph it was (underlined headings). Only lines between sections are left out. CommonMark §4.1 to §4.7.
 */
export function settleTree(tree: Root, source: SourceText): SettledTree {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  visit(tree, (node) => {
    // CommonMark §6.3: of several definitions of one label the first one counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  });
  const settling: Settling = { source, definitions, used, notes: [] };
  // What stands at the root is flow, whatever it was replaced by.
  const children = settleAll(tree.children, settling, false) as RootContent[];
  return { children, notes: settling.notes };
}
