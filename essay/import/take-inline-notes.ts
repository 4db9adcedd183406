import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { changePhrasing } from './edit-phrasing';
import type { Manuscript } from './manuscript';

/** What a note within a sentence holds, and where it begins in the input. */
export type InlineNote = Readonly<{ children: PhrasingContent[]; line: number; column: number }>;

/** From the place of each bracket that is closed to that of its end, counted through the text of all nodes; other nodes hold their own. */
function matchBrackets(nodes: readonly PhrasingContent[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let offset = 0;
  for (const node of nodes) {
    if (node.type !== 'text') continue;
    for (const { 0: mark, index } of node.value.matchAll(/[[\]]/g)) {
      const start = mark === '[' ? undefined : open.pop();
      if (mark === '[') open.push(offset + index);
      else if (start !== undefined) ends.set(start, offset + index);
    }
    offset += node.value.length;
  }
  return ends;
}

function takeFrom(
  nodes: readonly PhrasingContent[],
  placeIn: Manuscript['placeIn'],
  add: (note: InlineNote) => PhrasingContent,
): PhrasingContent[] {
  const ends = matchBrackets(nodes);
  const kept: PhrasingContent[] = [];
  /** The content from one character to another, the first and last node cut where they are texts. */
  const slice = (first: number, from: number, last: number, to: number | undefined): PhrasingContent[] =>
    nodes.slice(first, last + 1).flatMap((node, at): PhrasingContent[] => {
      const begin = at === 0 ? from : 0;
      if (node.type !== 'text' || (begin === 0 && (to === undefined || first + at < last))) return [node];
      const value = node.value.slice(begin, first + at === last ? to : undefined);
      const start = placeIn(node, begin);
      return value === '' ? [] : [{ type: 'text', value, position: { start, end: node.position?.end ?? start } }];
    });
  let offset = 0;
  /** What of the node at hand is dealt with, and from where a note may begin. */
  let [from, search] = [0, 0];
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    const open = node?.type === 'text' ? node.value.indexOf('^[', search) : -1;
    const end = ends.get(offset + open + 1);
    if (node?.type !== 'text' || open < 0) {
      kept.push(...slice(index, from, index, undefined));
      offset += node?.type === 'text' ? node.value.length : 0;
      [from, search] = [0, 0];
      index += 1;
    } else if (end === undefined || end === offset + open + 2) {
      search = open + 2;
    } else {
      kept.push(...slice(index, from, index, open));
      const first = index;
      for (let now = nodes[index]; ; now = nodes[++index]) {
        const length = now?.type === 'text' ? now.value.length : 0;
        if (end < offset + length) break;
        offset += length;
      }
      const { line, column } = placeIn(node, open);
      kept.push(add({ children: slice(first, open + 2, index, end - offset), line, column }));
      from = end - offset + 1;
      search = from;
    }
  }
  return kept;
}

/**
 * Takes pandoc's notes out of sentences, `^[See *Title* [@key].]`, whatever is in them: what `add` gives for each, a
 * reference, stands in its place. One that nothing closes in its paragraph stays as it is written.
 */
export function takeInlineNotes<Block extends RootContent | Nodes>(
  block: Block,
  placeIn: Manuscript['placeIn'],
  add: (note: InlineNote) => PhrasingContent,
): Block {
  return changePhrasing(block, (nodes) => takeFrom(nodes, placeIn, add));
}
