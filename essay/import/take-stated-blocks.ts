import type { RootContent } from 'mdast';
import { lineOf, type Remark, type StatedMatter } from './manuscript';
import { nodeText } from './node-text';
import { readStated, readStatedDate, splitLabel } from './stated-values';

/** As many paragraphs below the title may say who wrote the text, and when. */
const MAX_HEAD = 6;

/**
 * Takes off the paragraphs at the beginning of a flow that say an author, a date, an address or a licence (`作者：…`,
 * `2025年3月23日`). What `known` has already is not taken: such a paragraph stays.
 */
export function takeStatedBlocks(
  blocks: readonly RootContent[],
  known: StatedMatter,
): Readonly<{ blocks: readonly RootContent[]; matter: StatedMatter; remarks: readonly Remark[] }> {
  const remarks: Remark[] = [];
  let matter: StatedMatter = {};
  let taken = 0;
  for (const block of blocks.slice(0, MAX_HEAD)) {
    if (block.type !== 'paragraph' || block.children.some(({ type }) => type !== 'text' && type !== 'link')) break;
    const text = nodeText(block).trim();
    const labelled = splitLabel(text);
    const date = readStatedDate(text);
    const field = labelled?.field ?? (date === undefined ? undefined : 'published');
    const stated = field && readStated(field, labelled ? labelled.value : text);
    if (!field || !stated || matter[field] !== undefined) break;
    const same = known[field] !== undefined && String(known[field]) === String(stated.matter[field]);
    if (known[field] !== undefined && !same) break;
    matter = { ...matter, ...stated.matter };
    taken += 1;
    remarks.push({
      rule: 'matter-stated',
      kind: 'changed',
      line: lineOf(block),
      message: `“${text}” was moved to the front matter, as \`${field}\`.`,
      before: text,
      after: same ? '' : stated.after,
    });
  }
  return { blocks: blocks.slice(taken), matter: { ...known, ...matter }, remarks };
}
