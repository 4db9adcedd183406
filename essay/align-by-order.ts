import { expectedLength, lengthCost } from './align-lengths';
import { markersOf } from './markers';
import type { Block } from './model';

/** Indices of blocks that stand side by side; one of the two is missing where a block has no counterpart. */
export type Step = Readonly<{ zh?: number; en?: number }>;

// A block without counterpart costs 8; a pair never more than two such, so that equal sections are paired in order.
const GAP = 8;
const UNLIKE_KIND = 12;
const UNLIKE_DEPTH = 6;
const MAX_UNLIKE_TEXT = 7;
const UNLIKE_MARK = 3;

/** Whether two blocks may stand side by side: not if both bear names (which differ), nor if only one is a heading. */
function canPair(zh: Block, en: Block): boolean {
  return (zh.names.length === 0 || en.names.length === 0) && (zh.kind === 'heading') === (en.kind === 'heading');
}

type Sized = Readonly<{ block: Block; length: number; marks: ReadonlySet<string> }>;

function sizeUp(block: Block): Sized {
  const keys = markersOf(block).flatMap((marker) => (marker.kind === 'citation' ? [marker.item.key] : []));
  const figures = block.plain.match(/\d{4,}/g) ?? [];
  return { block, length: expectedLength(block), marks: new Set([...keys, ...figures]) };
}

/** How many works and long figures (years) only one of two blocks has. A translation has those of its source. */
function countUnlike(a: Sized, b: Sized): number {
  const lacking = (from: Sized, other: Sized): number =>
    [...from.marks].filter((mark) => !other.marks.has(mark)).length;
  return lacking(a, b) + lacking(b, a);
}

function pairCost(zh: Sized, en: Sized): number {
  if (!canPair(zh.block, en.block)) return Number.POSITIVE_INFINITY;
  const cost = lengthCost(zh.length, en.length) + UNLIKE_MARK * countUnlike(zh, en);
  const length = Math.min(cost, MAX_UNLIKE_TEXT);
  if (shapeOf(zh.block) === shapeOf(en.block)) return length;
  return zh.block.kind === 'heading' ? UNLIKE_DEPTH + length : UNLIKE_KIND;
}

/** What must agree for two blocks to be paired by their order alone. */
function shapeOf(block: Block): string {
  return block.kind === 'heading' ? `heading ${block.depth}` : block.kind;
}

function isSameShape(zh: readonly Block[], en: readonly Block[]): boolean {
  return (
    zh.length === en.length &&
    zh.every((block, index) => {
      const other = en[index];
      return other !== undefined && shapeOf(block) === shapeOf(other) && canPair(block, other);
    })
  );
}

/** The cheapest way through the table of all pairs, found from its end: O(zh × en) in time and space. */
function alignByCost(zhBlocks: readonly Block[], enBlocks: readonly Block[]): Step[] {
  const zh = zhBlocks.map(sizeUp);
  const en = enBlocks.map(sizeUp);
  const width = en.length + 1;
  const costs = new Float64Array((zh.length + 1) * width);
  const costAt = (i: number, j: number): number => costs[i * width + j] ?? 0;
  const best = (i: number, j: number): { cost: number; step: Step } => {
    const zhBlock = zh[i];
    const enBlock = en[j];
    const pair = zhBlock !== undefined && enBlock !== undefined ? pairCost(zhBlock, enBlock) : Number.POSITIVE_INFINITY;
    const both = pair + costAt(i + 1, j + 1);
    const zhAlone = zhBlock === undefined ? Number.POSITIVE_INFINITY : GAP + costAt(i + 1, j);
    const enAlone = enBlock === undefined ? Number.POSITIVE_INFINITY : GAP + costAt(i, j + 1);
    if (both <= zhAlone && both <= enAlone) return { cost: both, step: { zh: i, en: j } };
    return zhAlone <= enAlone ? { cost: zhAlone, step: { zh: i } } : { cost: enAlone, step: { en: j } };
  };
  for (let i = zh.length; i >= 0; i -= 1) {
    for (let j = en.length; j >= 0; j -= 1) {
      if (i < zh.length || j < en.length) costs[i * width + j] = best(i, j).cost;
    }
  }

  const steps: Step[] = [];
  for (let i = 0, j = 0; i < zh.length || j < en.length; ) {
    const { step } = best(i, j);
    steps.push(step);
    if (step.zh !== undefined) i += 1;
    if (step.en !== undefined) j += 1;
  }
  return steps;
}

type Section = Readonly<{ start: number; blocks: readonly Block[] }>;

/** The blocks before the first heading, then each heading with those under it. */
function splitSections(blocks: readonly Block[]): Section[] {
  const starts = [0, ...blocks.flatMap((block, index) => (block.kind === 'heading' && index > 0 ? [index] : []))];
  return starts.map((start, index) => ({ start, blocks: blocks.slice(start, starts[index + 1]) }));
}

function alignSection(zh: readonly Block[], en: readonly Block[]): Step[] {
  return isSameShape(zh, en) ? zh.map((_, index) => ({ zh: index, en: index })) : alignByCost(zh, en);
}

/**
 * From two stretches of blocks to what stands side by side, by heading and order: where the headings agree in number and
 * depth, section by section; within a section in order where the kinds agree, else by likelihood of length, and by
 * the works and years in them (dynamic programming, Gale and Church 1993). Each block is in exactly one step, both sides in their order; blocks that both bear
 * names are not paired, nor a heading with what is none.
 */
export function alignByOrder(zh: readonly Block[], en: readonly Block[]): Step[] {
  const zhSections = splitSections(zh);
  const enSections = splitSections(en);
  const outline = (sections: readonly Section[]): string =>
    sections.map(({ blocks }) => (blocks[0]?.kind === 'heading' ? blocks[0].depth : '-')).join(' ');
  const isNamedAway = zhSections.some(({ blocks }, index) => {
    const a = blocks[0];
    const b = enSections[index]?.blocks[0];
    return a?.kind === 'heading' && b !== undefined && !canPair(a, b);
  });
  if (outline(zhSections) !== outline(enSections) || isNamedAway) return alignByCost(zh, en);

  return zhSections.flatMap((section, index) => {
    const other = enSections[index];
    if (other === undefined) return [];
    const shift = (at: number | undefined, start: number): number | undefined =>
      at === undefined ? undefined : at + start;
    return alignSection(section.blocks, other.blocks).map((step) => ({
      zh: shift(step.zh, section.start),
      en: shift(step.en, other.start),
    }));
  });
}
