import type { Nodes } from 'mdast';
import type { Block, Note } from '../model';

/** The prose of one paragraph, heading, cell or caption, with the offset in the file of each of its UTF-16 code units. */
export type Prose = Readonly<{ text: string; offsets: readonly number[] }>;

/** Stands for what is no prose: code, images. Neither Han nor Latin, so that no rule finds it between two Han characters. */
const OBJECT = '\uFFFC';

type Writer = { text: string; offsets: number[] };

function append(prose: Writer, text: string, offset: number): void {
  for (let index = 0; index < text.length; index += 1) prose.offsets.push(offset + index);
  prose.text += text;
}

function isAddressLink(node: Nodes): boolean {
  const [only] = node.type === 'link' ? node.children : [];
  return node.type === 'link' && only?.type === 'text' && /^(?:https?:|mailto:)/.test(only.value);
}

function appendInline(prose: Writer, node: Nodes, source: string): void {
  const start = node.position?.start.offset ?? prose.offsets.at(-1) ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'citation' || node.type === 'footnoteReference') return;
  if (node.type === 'text') append(prose, source.slice(start, end), start);
  else if (node.type === 'break') append(prose, '\n', start);
  else if ('children' in node && !isAddressLink(node))
    for (const child of node.children) appendInline(prose, child, source);
  else append(prose, OBJECT, start);
}

function listParagraphs(node: Nodes): readonly Nodes[] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return [node];
  return 'children' in node ? node.children.flatMap((child) => listParagraphs(child)) : [];
}

/**
 * From a block or note to the prose in it, one for each paragraph, cell or caption, as it stands in `source` (the whole
 * file), so that places are exact. Citation and note markers are left out; code and images become one placeholder.
 */
export function readProse(part: Block | Note, source: string): readonly Prose[] {
  const gather = (nodes: readonly Nodes[]): Prose => {
    const prose: Writer = { text: '', offsets: [] };
    for (const node of nodes) appendInline(prose, node, source);
    return prose;
  };
  if (!('kind' in part)) return part.children.flatMap(listParagraphs).map((node) => gather([node]));

  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return [gather(part.children)];
    case 'list':
    case 'quotation':
    case 'table':
      return listParagraphs(part.node).map((node) => gather([node]));
    case 'figure': {
      const start = part.place.start.offset ?? 0;
      const written = source.slice(start, part.place.end.offset ?? start);
      return [part.alt, part.caption].filter(Boolean).map((text) => {
        const prose: Writer = { text: '', offsets: [] };
        append(prose, text, start + Math.max(0, written.indexOf(text)));
        return prose;
      });
    }
    case 'code':
      return [];
    default:
      return part satisfies never;
  }
}

/** The same text with web addresses blanked, for rules on prose: `https://a.cn/x...y` has dots of its own. */
export function blankAddresses(text: string): string {
  return text.replace(/https?:\/\/[!-~]+/g, (address) => OBJECT.repeat(address.length));
}
