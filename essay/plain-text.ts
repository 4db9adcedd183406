import type { Nodes } from 'mdast';

/**
 * Stands for a marker until the spaces before markers are settled: CommonMark §2.3 lets no NUL into a text.
 */
export const MARKER = '\u0000';

/** Takes the marks of `MARKER` out of a text, each with the space that only kept it apart, and trims its ends. */
export function settleMarkers(text: string): string {
  return text
    .replace(/\0(?=\0)/g, '')
    .replace(/ ?\0(?=[\s.,;:!?)\]]|$)/g, '')
    .replaceAll(MARKER, '')
    .trim();
}

function collect(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
    case 'html':
    case 'yaml':
      return node.value;
    case 'citation':
    case 'footnoteReference':
      return MARKER;
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'definition':
    case 'thematicBreak':
      return '';
    case 'tableRow':
      return node.children.map(collect).join(' ');
    case 'root':
    case 'blockquote':
    case 'footnoteDefinition':
    case 'list':
    case 'listItem':
    case 'table':
      return (node.children as Nodes[]).map(collect).join('\n');
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
      return (node.children as Nodes[]).map(collect).join('');
    default:
      node satisfies never;
      return '';
  }
}

/**
 * From mdast nodes to their text as a reader reads it: no markup, no citation markers, no note markers; code included.
 * Blocks and table rows stand on lines of their own, a row's cells are joined by a space, a hard break is a space.
 * A space that only kept a marker apart goes with it.
 *
 * @example `as was shown [@a].` → `as was shown.`
 */
export function plainText(nodes: readonly Nodes[], between = ''): string {
  return settleMarkers(nodes.map(collect).join(between));
}
