import type { FootnoteReference, Nodes } from 'mdast';
import { citingSentence } from './citing-sentence';
import type { Block, CitationItem, Note } from './model';

/** A marker in the text: a work cited, or a reference to a note, with the sentence that it stands in. */
export type Marker = Readonly<
  | { kind: 'citation'; item: CitationItem; sentence: string }
  | { kind: 'note'; reference: FootnoteReference; sentence: string }
>;

/** The nodes of a block, or of a note, that can hold markers. Figures and code hold none. */
export function nodesOf(holder: Block | Note): readonly Nodes[] {
  if ('label' in holder) return holder.children;
  switch (holder.kind) {
    case 'heading':
    case 'paragraph':
      return holder.children;
    case 'list':
    case 'quotation':
    case 'table':
      return [holder.node];
    case 'figure':
    case 'code':
      return [];
    default:
      return holder satisfies never;
  }
}

type Found =
  | { kind: 'citation'; item: CitationItem; offset: number }
  | { kind: 'note'; reference: FootnoteReference; offset: number };

function withoutLastSpace(text: string): string {
  return text.endsWith(' ') ? text.slice(0, -1) : text;
}

/**
 * The markers of a block, or of a note, in the order of the text; a citation of several works gives one for each. Sentences
 * are as a reader reads them, without markers, 160 characters at most.
 */
export function markersOf(holder: Block | Note): Marker[] {
  const found: Found[] = [];
  let text = '';
  const collect = (node: Nodes): void => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        // The space before a marker belongs to the marker: "as was shown [1]."
        if (found.at(-1)?.offset === withoutLastSpace(text).length && /^[\s.,;:!?)]/.test(node.value))
          text = withoutLastSpace(text);
        text += node.value;
        return;
      case 'break':
        text += ' ';
        return;
      case 'citation':
        for (const item of node.items) found.push({ kind: 'citation', item, offset: withoutLastSpace(text).length });
        return;
      case 'footnoteReference':
        found.push({ kind: 'note', reference: node, offset: withoutLastSpace(text).length });
        return;
      default:
        if (!('children' in node)) return;
        node.children.forEach(collect);
        if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading') text += '\n';
    }
  };
  nodesOf(holder).forEach(collect);
  return found.map(({ offset, ...marker }) => ({ ...marker, sentence: citingSentence(text, offset) }));
}
