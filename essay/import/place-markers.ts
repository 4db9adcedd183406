import type { FootnoteReference, Heading, Nodes, RootContent } from 'mdast';
import { answerMarkers, buildMarker } from './answer-markers';
import { type Edit, editBlock, type Prose } from './edit-phrasing';
import type { KeyedEntry } from './import-entry';
import { lineOf, type Manuscript, type Remark, type WrittenMarker } from './manuscript';
import { foldDigits, MARKERS, type MarkerStyle, readCircled, readNumbers, readRaisedMarker } from './marker-labels';
import { remarkPlaceCited, remarkPlaced, remarkUnanswered } from './marker-remarks';
import { nodeText } from './node-text';
import type { TakenLists, Target } from './take-lists';

type Marked = Readonly<{
  blocks: readonly RootContent[];
  /** Keys that a marker cites, and labels of notes that one refers to. */
  cited: ReadonlySet<string>;
  referred: ReadonlySet<string>;
  remarks: readonly Remark[];
}>;

/** A range of pages right after a marker, and no more of a number. */
const PAGES = /^[\d０-９]{1,4}\s?[-－–—]\s?[\d０-９]{1,4}(?![\d０-９.%年月日])/u;

/** Between one marker, with its pages, and the next. */
const BEFORE_MARKER = /(?<=.)(?=[[［【〔]\s?[\d０-９])/u;

/**
 * Turns markers into citations and references to notes: `[1]`, `［1］`, `[20］`, `[1-3]`, `[1,2]`, ①, and what the input marks
 * as a marker. Each is answered by the first list after it that has its number, else by the last before it. A marker
 * whose numbers no list has stays as it is written, and is a remark; so does one that only some of its numbers answer.
 */
export function placeMarkers(
  blocks: readonly RootContent[],
  { lists, entries }: Readonly<{ lists: TakenLists['lists']; entries: readonly KeyedEntry[] }>,
  placeIn: Manuscript['placeIn'],
): Marked {
  const cited = new Set<string>();
  const referred = new Set<string>();
  const remarks: Remark[] = [];
  const answer = answerMarkers(lists);

  /** What stands in the place of a marker; that it is cited and referred to is kept in mind. */
  function build(targets: readonly Target[], locator: string) {
    const nodes = buildMarker(targets, { entries, ...(locator && { locator }) });
    for (const node of nodes) {
      if (node.type === 'footnoteReference') referred.add(node.identifier);
      else for (const { key } of node.items) cited.add(key);
    }
    return nodes;
  }

  function decide({ text, placeAt, isWhole }: Prose, block: number): readonly Edit[] {
    return [...text.matchAll(MARKERS)].flatMap((match): Edit[] => {
      const [written, inside] = match;
      const circled = inside === undefined ? readCircled(written) : undefined;
      const style: MarkerStyle = inside === undefined ? 'circle' : 'bracket';
      const numbers = circled === undefined ? readNumbers(inside ?? '') : [circled];
      const [start, end] = [match.index, match.index + written.length];
      const { line, column } = placeAt(start);
      if (numbers === undefined || !isWhole(start, end)) {
        remarks.push(remarkUnanswered(written, { line, column }));
        return [];
      }
      const targets = answer(style, numbers, block);
      if (targets === undefined) {
        // ① without a list is how Chinese texts count within a sentence.
        if (style === 'bracket' || hasCircles(lists)) remarks.push(remarkUnanswered(written, { line, column }));
        return [];
      }
      // GB/T 7714—2015 §10.2.4: the pages cited stand raised after the number, `[4]12-15`.
      const [pages = ''] = targets[0]?.kind === 'entry' ? (PAGES.exec(text.slice(end)) ?? []) : [];
      const nodes = build(targets, foldDigits(pages));
      remarks.push(remarkPlaced(written, { line, column }, nodes));
      if (pages) remarks.push(remarkPlaceCited(pages, { line, column }, { before: pages }));
      return [{ start, end: end + pages.length, with: nodes }];
    });
  }

  /** A marker that the input marks as one. */
  function settle(node: Nodes, block: number): Nodes[] {
    if (node.type === 'footnoteReference' && node.data?.marker) return settleMarker(node, node.data.marker, block);
    if (!('children' in node)) return [node];
    // The children are of the types they were, or phrasing in the place of phrasing.
    return [{ ...node, children: (node.children as Nodes[]).flatMap((child) => settle(child, block)) } as Nodes];
  }

  function settleMarker(node: FootnoteReference, { written }: WrittenMarker, block: number): Nodes[] {
    // Raised together, `[2][3]` are two markers: the second is not the place cited of the first.
    return written.split(BEFORE_MARKER).flatMap((one) => settleOne(node, one, block));
  }

  function settleOne(node: FootnoteReference, written: string, block: number): readonly Nodes[] {
    const place = { line: lineOf(node) };
    const marker = readRaisedMarker(written);
    const targets = marker && answer(marker.style, marker.numbers, block);
    if (!targets || targets.length === 0) {
      remarks.push(remarkUnanswered(written, place));
      return [{ type: 'text', value: written, position: node.position }];
    }
    const locator = targets[0]?.kind === 'entry' ? marker.locator : '';
    const nodes = build(targets, locator);
    remarks.push(remarkPlaced(written, place, nodes));
    if (locator) remarks.push(remarkPlaceCited(locator, place, { before: '' }));
    return nodes;
  }

  const marked = blocks.map((block, index) => {
    // A heading that is nothing but a marker would have no text: it stays as it is written.
    if (block.type === 'heading' && isOnlyMarkers(block)) return unmark(block) as RootContent;
    const settled = settle(block, index)[0] as RootContent;
    return editBlock(settled, (prose) => decide(prose, index), placeIn);
  });
  return { blocks: marked, cited, referred, remarks };
}

/** Whether any list has entries or notes with circled numbers. */
function hasCircles(lists: TakenLists['lists']): boolean {
  return lists.some(({ targets }) => [...targets.keys()].some((key) => key.startsWith('circle')));
}

function isOnlyMarkers({ children }: Heading): boolean {
  const written = children
    .filter(({ type }) => type !== 'footnoteReference')
    .map(nodeText)
    .join('');
  return written.replace(MARKERS, '').trim() === '';
}

/** Markers that the input marks as such, as the text that was written. */
function unmark(node: Nodes): Nodes {
  if (node.type === 'footnoteReference' && node.data?.marker) {
    return { type: 'text', value: node.data.marker.written, position: node.position };
  }
  if (!('children' in node)) return node;
  // Text is phrasing, as a marker is.
  return { ...node, children: (node.children as Nodes[]).map(unmark) } as Nodes;
}
