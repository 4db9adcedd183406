import type { FootnoteDefinition, Nodes, RootContent } from 'mdast';
import type { Citation } from '../model';
import type { ImportEntry } from './import-entry';
import { lineOf, type Remark } from './manuscript';
import { nodeText } from './node-text';
import { readEntries } from './read-entries';

/** GB/T 7714—2015 appendix B: the mark of a work's type, which only an entry of a list of references has. */
const TYPE_MARK = /[[［](?:[MCGNJDRSPAZ]|DB|CP|EB|CM|DS)(?:\s?\/\s?(?:OL|CD|MT|DK))?[\]］]/;

type Noted = Readonly<{
  entries: readonly ImportEntry[];
  keep: readonly FootnoteDefinition[];
  byLabel: ReadonlyMap<string, number>;
}>;

/**
 * Of notes, those whose whole text is one entry as GB/T 7714 has it become entries of the bibliography: `byLabel` says
 * which note is which entry, by its place in `entries`. All others are kept as notes.
 */
export function takeNotedEntries(definitions: readonly FootnoteDefinition[], remarks: Remark[]): Noted {
  const entries: ImportEntry[] = [];
  const byLabel = new Map<string, number>();
  const keep = definitions.filter((definition) => {
    const [child, ...others] = definition.children;
    const text = child === undefined ? '' : nodeText(child).trim();
    if (others.length > 0 || child?.type !== 'paragraph' || !TYPE_MARK.test(text) || text.length > 600) return true;
    const read = readEntries([{ text, line: lineOf(definition) }]);
    const entry = read.entries[0];
    if (read.entries.length !== 1 || entry === undefined || entry.kind === 'note') return true;
    remarks.push(...read.remarks, {
      rule: 'note-cited',
      kind: 'changed',
      line: lineOf(definition),
      message: `The note “${text.slice(0, 40)}” is an entry of the bibliography now, and its marker a citation.`,
    });
    byLabel.set(definition.identifier, entries.length);
    entries.push(entry);
    return false;
  });
  return { entries, keep, byLabel };
}

/** References to notes that became entries, as citations. */
export function citeNoted(
  node: RootContent | Nodes,
  keyOf: (label: string) => string | undefined,
  cited: (key: string) => void,
): Nodes {
  if (node.type === 'footnoteReference' && !node.data?.marker) {
    const key = keyOf(node.identifier);
    if (key === undefined) return node;
    cited(key);
    return { type: 'citation', items: [{ key }], position: node.position } satisfies Citation;
  }
  if (!('children' in node)) return node;
  // A citation is phrasing, as the reference was.
  return { ...node, children: (node.children as Nodes[]).map((child) => citeNoted(child, keyOf, cited)) } as Nodes;
}
