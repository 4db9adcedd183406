import type { Nodes, RootContent } from 'mdast';
import { editBlock } from './edit-phrasing';
import { lineOf, type Manuscript, type Remark } from './manuscript';
import { decideWidenings, findWidenings, type Widening } from './widen-punctuation';

function remarkOf(
  { before, after }: Pick<Widening, 'before' | 'after'>,
  place: Pick<Remark, 'line' | 'column'>,
): Remark {
  return {
    rule: 'punctuation-full-width',
    kind: 'changed',
    ...place,
    message: `\`${before}\` in Chinese text is \`${after}\` now.`,
    before,
    after,
  };
}

const aloneRemark = (mark: string, place: Pick<Remark, 'line' | 'column'>): Remark => ({
  rule: 'punctuation-full-width',
  kind: 'doubt',
  ...place,
  message: `\`${mark}\` in Chinese text has no counterpart in its paragraph, and was left as it is.`,
});

/** The half-width marks of a Chinese text that has no nodes (a title, a caption) set full-width. */
export function widenText(text: string, line: number | undefined, remarks: Remark[]): string {
  let widened = text;
  const { widenings, doubts } = findWidenings(text);
  for (const widening of widenings) {
    widened = widened.slice(0, widening.index) + widening.after + widened.slice(widening.index + 1);
    remarks.push(remarkOf(widening, { line }));
  }
  for (const index of doubts) remarks.push(aloneRemark(text.charAt(index), { line }));
  return widened;
}

function widenImages(node: Nodes, remarks: Remark[]): Nodes {
  if (node.type === 'image') {
    const line = lineOf(node);
    const title = node.title && widenText(node.title, node.data?.captionLine ?? line, remarks);
    return { ...node, alt: node.alt && widenText(node.alt, line, remarks), title };
  }
  if (!('children' in node)) return node;
  // The children are of the types they were.
  return { ...node, children: (node.children as Nodes[]).map((child) => widenImages(child, remarks)) } as Nodes;
}

/** A block with the half-width marks of its Chinese sentences set full-width, captions of figures included; code is left alone. */
export function widenBlock<Block extends RootContent>(
  block: Block,
  placeIn: Manuscript['placeIn'],
  remarks: Remark[],
): Block {
  const edited = editBlock(
    block,
    (prose) => {
      const placeOf = (index: number) => {
        const { line, column } = prose.placeAt(index);
        return { line, column };
      };
      return decideWidenings(
        prose,
        (widening) => remarks.push(remarkOf(widening, placeOf(widening.index))),
        (index) => remarks.push(aloneRemark(prose.text.charAt(index), placeOf(index))),
      );
    },
    placeIn,
  );
  // An image's parents stay what they were.
  return widenImages(edited, remarks) as Block;
}
