import type { FootnoteReference, Heading, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { Citation } from '../model';
import { type Edit, editBlock, type Prose } from './edit-phrasing';
import type { KeyedEntry } from './import-entry';
import { lineOf, type Manuscript, type Remark, type WrittenMarker } from './manuscript';
import { foldDigits, MARKERS, type MarkerStyle, readCircled, readNumbers } from './marker-labels';
import { nodeText } from './node-text';
import { labelKey, type TakenLists, type Target } from './take-lists';

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

type Place = Readonly<{ line?: number; column?: number }>;

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
  const seen = new Map<string, number>();

  function findTargets(style: MarkerStyle, number: number, block: number): Target | undefined {
    const after = lists.findIndex(({ at }) => at > block);
    const order = after < 0 ? lists.toReversed() : [...lists.slice(after), ...lists.slice(0, after).toReversed()];
    const key = labelKey(style, number);
    for (const list of order) {
      const targets = list.targets.get(key);
      if (!targets) continue;
      // ① on every page: the third one in the text means the third one in the notes.
      const nth = style === 'circle' ? (seen.get(key) ?? 0) : 0;
      seen.set(key, nth + 1);
      return targets[Math.min(nth, targets.length - 1)];
    }
    return undefined;
  }

  function answer(style: MarkerStyle, numbers: readonly number[], block: number): readonly Target[] | undefined {
    const found = numbers.map((number) => findTargets(style, number, block));
    return found.every((target) => target !== undefined) ? found : undefined;
  }

  function build(targets: readonly Target[], locator?: string): PhrasingContent[] {
    const items = targets.flatMap((target) => {
      const key = target.kind === 'entry' ? entries[target.index]?.key : undefined;
      return key === undefined ? [] : [{ key, ...(locator && { locator }) }];
    });
    const labels = targets.flatMap((target) => (target.kind === 'note' ? [target.label] : []));
    for (const { key } of items) cited.add(key);
    for (const label of labels) referred.add(label);
    const citation: Citation[] = items.length > 0 ? [{ type: 'citation', items }] : [];
    return [
      ...citation,
      ...labels.map((label): FootnoteReference => ({ type: 'footnoteReference', identifier: label, label })),
    ];
  }

  function tell(written: string, place: Place, nodes: readonly PhrasingContent[]): void {
    remarks.push({
      rule: 'marker-placed',
      kind: 'changed',
      ...place,
      message: `${written} is ${nodes.map(describeMarker).join('')} now.`,
      before: written,
      after: '',
    });
  }

  function tellUnplaced(written: string, place: Place): void {
    remarks.push({
      rule: 'marker-answered',
      kind: 'unplaced',
      ...place,
      message: `${written} looks like a marker, and no list has an entry for it: it is kept as it is written.`,
    });
  }

  /** `before` is what the marker itself does not hold. */
  function tellPlace(before: string, place: Place, shown = before): void {
    const message = `“${shown}” is the place cited.`;
    remarks.push({ rule: 'marker-placed', kind: 'changed', ...place, message, before, after: '' });
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
        tellUnplaced(written, { line, column });
        return [];
      }
      const targets = answer(style, numbers, block);
      if (targets === undefined) {
        // ① without a list is how Chinese texts count within a sentence.
        if (
          style === 'bracket' ||
          lists.some((list) => [...list.targets.keys()].some((key) => key.startsWith('circle')))
        ) {
          tellUnplaced(written, { line, column });
        }
        return [];
      }
      // GB/T 7714—2015 §10.2.4: the pages cited stand raised after the number, `[4]12-15`.
      const [pages = ''] = targets[0]?.kind === 'entry' ? (PAGES.exec(text.slice(end)) ?? []) : [];
      const nodes = build(targets, foldDigits(pages) || undefined);
      tell(written, { line, column }, nodes);
      if (pages) tellPlace(pages, { line, column });
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

  function settleOne(node: FootnoteReference, written: string, block: number): Nodes[] {
    const place = { line: lineOf(node) };
    const match = /^[[［【〔(（]?\s?([\d０-９\s\-－–—~～,，、;；]+|.)\s?[\]］】〕)）]?\s*(.{0,40})$/su.exec(
      written.trim(),
    );
    const circled = match?.[1] === undefined ? undefined : readCircled(match[1]);
    const numbers = circled !== undefined ? [circled] : match?.[1] === undefined ? undefined : readNumbers(match[1]);
    const targets = numbers && answer(circled === undefined ? 'bracket' : 'circle', numbers, block);
    if (targets && targets.length > 0) {
      const locator = match?.[2]
        ?.replace(/^[:：,，]?\s*/, '')
        .replace(/[;\]@[]/g, ' ')
        .trim();
      const nodes = build(targets, targets[0]?.kind === 'entry' ? locator || undefined : undefined);
      const kept = targets[0]?.kind === 'entry' && locator ? locator : '';
      tell(written, place, nodes);
      if (kept) tellPlace('', place, kept);
      return nodes;
    }
    tellUnplaced(written, place);
    return [{ type: 'text', value: written, position: node.position }];
  }

  const marked = blocks.map((block, index) => {
    // A heading that is nothing but a marker would have no text: it stays as it is written.
    if (block.type === 'heading' && isOnlyMarkers(block)) return unmark(block) as RootContent;
    const settled = settle(block, index)[0] as RootContent;
    return editBlock(settled, (prose) => decide(prose, index), placeIn);
  });
  return { blocks: marked, cited, referred, remarks };
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

function describeMarker(node: PhrasingContent): string {
  if (node.type === 'citation') {
    return `\`[${node.items.map(({ key, locator }) => `@${key}${locator ? `, ${locator}` : ''}`).join('; ')}]\``;
  }
  return node.type === 'footnoteReference' ? `\`[^${node.label ?? node.identifier}]\`` : '';
}
