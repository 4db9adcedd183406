import type { Extension } from 'mdast-util-from-markdown';
import type { CitationItem } from '../model';

function parseItem(source: string): CitationItem {
  const comma = source.indexOf(',');
  if (comma < 0) return { key: source.trim().slice(1) };
  const locator = source
    .slice(comma + 1)
    .trim()
    .replace(/\s+/g, ' ');
  return { key: source.slice(0, comma).trim().slice(1), locator };
}

/**
 * From the source of a well-formed citation, brackets included, to its items in order.
 *
 * @example parseCitation('[@bradford, 12; @zhu]') // [{ key: 'bradford', locator: '12' }, { key: 'zhu' }]
 */
function parseCitation(source: string): CitationItem[] {
  return source
    .slice(1, -1)
    .split(';')
    .map((item) => parseItem(item.trim()));
}

/**
 * An mdast-util-from-markdown extension that goes with `citationSyntax`: the token `citation` becomes a node
 * `{ type: 'citation', items, position }`. What is not well-formed becomes a citation without items, whose text is the
 * source at its position: the caller, who has the file, turns it into text and says so.
 */
export function citationFromMarkdown(): Extension {
  return {
    enter: {
      citation(token) {
        this.enter({ type: 'citation', items: parseCitation(this.sliceSerialize(token)) }, token);
      },
      citationLiteral(token) {
        this.enter({ type: 'citation', items: [] }, token);
      },
    },
    exit: {
      citation(token) {
        this.exit(token);
      },
      citationLiteral(token) {
        this.exit(token);
      },
    },
  };
}
