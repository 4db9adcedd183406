import type { Heading, Nodes, RootContent } from 'mdast';
import { isHeadingLike, readDepths, readNumbering } from './heading-lines';
import { lineOf, type Remark } from './manuscript';
import { nodeText } from './node-text';

/** Numbers from 一、 outwards: `1.` is as often a list's. */
const OUTER = 4;

/** Whether a block is a short paragraph in bold. */
function isBold(block: RootContent): boolean {
  if (block.type !== 'paragraph' || !isHeadingLike(nodeText(block).trim())) return false;
  return block.children.every(
    (child: Nodes) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''),
  );
}

/** A paragraph that stands out: all of it is bold, or it bears a heading's number. */
function standsOut(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false;
  const text = nodeText(block).trim();
  const numbering = readNumbering(text);
  return isBold(block) || (isHeadingLike(text) && numbering !== undefined && numbering.rank <= OUTER);
}

/** Short paragraphs in bold beside headings: a page may have both, and say only some of its headings as such. */
function tellBold(blocks: readonly RootContent[]): readonly Remark[] {
  const bold = blocks.filter(isBold);
  if (bold.length === 0) return [];
  const words = bold.map((block) => `“${nodeText(block as Nodes).trim()}”`).join(', ');
  const message = `Short paragraphs in bold may be headings too, and were kept as paragraphs: ${words}.`;
  return [{ rule: 'heading-levels', kind: 'doubt', line: bold[0] && lineOf(bold[0]), message }];
}

/**
 * For a flow in which no block is a heading: short paragraphs that are bold or numbered become headings, by their numbers,
 * and it is told; where there are none, that is told. Beside headings bold paragraphs stay what they are, and are told.
 */
export function promoteHeadings(
  blocks: readonly RootContent[],
): Readonly<{ blocks: readonly RootContent[]; remarks: readonly Remark[] }> {
  if (blocks.some(({ type }) => type === 'heading')) return { blocks, remarks: tellBold(blocks) };
  if (blocks.length === 0) return { blocks, remarks: [] };
  const found = blocks.filter(standsOut);
  const depths = new Map(
    readDepths(found.map((block) => nodeText(block as Nodes).trim())).map((depth, index) => [found[index], depth ?? 2]),
  );
  const lines = found.flatMap((block) => lineOf(block) ?? []).join(', ');
  const message =
    found.length === 0
      ? 'No headings were found: the essay has no outline.'
      : `No block was a heading. Short paragraphs that are bold or numbered were taken for headings (${lines}).`;
  return {
    blocks: blocks.map((block): RootContent => {
      const depth = depths.get(block);
      if (depth === undefined || block.type !== 'paragraph') return block;
      const children = block.children.flatMap((child) => (child.type === 'strong' ? child.children : [child]));
      return { type: 'heading', depth: depth as Heading['depth'], children, position: block.position };
    }),
    remarks: [{ rule: 'heading-levels', kind: 'doubt', message }],
  };
}
