import type { Heading, RootContent } from 'mdast';
import { lineOf, type Remark } from './manuscript';
import { nodeText } from './node-text';

/**
 * Sets headings on the levels that an essay has: the first is 2, none is skipped, 6 is the last. Where the input has more
 * than one heading of level 1 all go down by one; empty headings are left out. Every change is a remark, but the common
 * shift, which is one.
 */
export function settleHeadings(
  blocks: readonly RootContent[],
): Readonly<{ blocks: readonly RootContent[]; remarks: readonly Remark[] }> {
  const remarks: Remark[] = [];
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const shift = depths.length === 0 ? 0 : 2 - Math.min(...depths);
  if (shift !== 0) {
    const message = `All headings were moved ${shift > 0 ? 'down' : 'up'} by ${Math.abs(shift)}: the first level in a text is 2.`;
    remarks.push({ rule: 'heading-levels', kind: 'changed', message });
  }
  let above = 1;
  const settled = blocks.flatMap((block): RootContent[] => {
    if (block.type !== 'heading') return [block];
    if (nodeText(block).trim() === '' && block.children.every(({ type }) => type === 'text' || type === 'break')) {
      remarks.push({
        rule: 'heading-filled',
        kind: 'left-out',
        line: lineOf(block),
        message: 'A heading without text was left out.',
      });
      return [];
    }
    const wanted = block.depth + shift;
    const depth = Math.min(wanted, above + 1, 6);
    if (depth !== wanted) {
      const message = `“${nodeText(block).trim()}” was on level ${wanted} below level ${above}: it is on level ${depth} now.`;
      remarks.push({ rule: 'heading-levels', kind: 'changed', line: lineOf(block), message });
    }
    above = depth;
    // From 2 to 6: `above` begins at 1, and no level is under 2 after the shift.
    return [{ ...block, depth: depth as Heading['depth'] }];
  });
  return { blocks: settled, remarks };
}
