import type { VFile } from 'vfile';
import { reportError } from './check/report';
import type { Block } from './model';

/** Neighbouring blocks of both texts that names hold together: from a first index to the one after the last. */
export type Group = Readonly<{ zh: readonly [number, number]; en: readonly [number, number] }>;

type Side = Readonly<{ file: VFile; blocks: readonly Block[] }>;

/** `zh.md:17`, as it stands in a message about the other file. */
export function placeIn(file: VFile, block: Pick<Block, 'lang' | 'place'>): string {
  return `${file.basename ?? (block.lang === 'zh' ? 'zh.md' : 'en.md')}:${block.place.start.line}`;
}

/** Which Chinese block has which name: the first, where a name stands twice. */
function indexNames({ file, blocks }: Side): Map<string, number> {
  const index = new Map<string, number>();
  blocks.forEach((block, at) => {
    for (const name of block.names) {
      const earlier = blocks[index.get(name) ?? -1];
      if (earlier === undefined) {
        index.set(name, at);
        continue;
      }
      const reason = `Unexpected second block named \`${name}\`, expected one: the first is on line ${earlier.place.start.line}`;
      reportError(file, {
        ruleId: 'name-unique',
        reason,
        place: block.place,
        note: 'Take the name off here: `essay sync` writes a new one.',
      });
    }
  });
  return index;
}

/** For each English block the Chinese blocks that its names say, in order; empty where it has none that are known. */
function linkBlocks(zh: Side, en: Side): number[][] {
  const index = indexNames(zh);
  return en.blocks.map((block) => {
    const known = new Set<number>();
    for (const name of block.names) {
      const at = index.get(name);
      if (at !== undefined) known.add(at);
      else {
        const reason = `Unexpected name \`${name}\`, expected a name that a block of ${zh.file.basename ?? 'zh.md'} has`;
        const note =
          'Give it the name of the block that it translates. If that block is gone, delete this one too; if it translates none, take the name off.';
        reportError(en.file, { ruleId: 'name-known', reason, place: block.place, note });
      }
    }
    return [...known].sort((a, b) => a - b);
  });
}

/** What belongs together by names, in the order of the English text; `stray` are the blocks that cannot be in the group. */
function buildGroups(zh: Side, en: Side, links: readonly (readonly number[])[]): Group[] {
  const groups: Group[] = [];
  const taken = new Set<number>();
  const complain = (block: Block, reason: string): void => {
    const note =
      'One block may translate several that are neighbours, and neighbours one; groups stand in the same order.';
    reportError(en.file, { ruleId: 'groups-in-order', reason, place: block.place, note });
  };

  for (let at = 0; at < en.blocks.length; ) {
    const block = en.blocks[at];
    const linked = links[at] ?? [];
    const start = linked[0];
    if (block === undefined || start === undefined) {
      at += 1;
      continue;
    }
    const inZh = new Set(linked);
    let next = at + 1;
    while ((links[next] ?? []).some((link) => inZh.has(link))) {
      for (const link of links[next] ?? []) inZh.add(link);
      next += 1;
    }
    const from = Math.min(...inZh);
    let to = from;
    while (inZh.has(to) && !taken.has(to)) to += 1;
    const apart = [...inZh].find((link) => link >= to || taken.has(link));
    const other = zh.blocks[apart ?? -1];
    if (other !== undefined) {
      const name = other.names.find((candidate) =>
        en.blocks.slice(at, next).some(({ names }) => names.includes(candidate)),
      );
      const where = placeIn(zh.file, other);
      complain(
        block,
        `Unexpected name \`${name ?? ''}\` (${where}) in a group apart from it, expected neighbouring blocks`,
      );
    }
    if (to > from) groups.push({ zh: [from, to], en: [at, next] });
    for (let link = from; link < to; link += 1) taken.add(link);
    at = next;
  }
  return keepOrdered(groups, zh, en, complain);
}

/** The longest run of groups that is in order in both texts; the others are reported and given up. */
function keepOrdered(
  groups: readonly Group[],
  zh: Side,
  en: Side,
  complain: (block: Block, reason: string) => void,
): Group[] {
  // Patience sorting: `ends` holds, for each length, the group with the smallest Chinese index that ends such a run.
  const ends: number[] = [];
  const before: number[] = [];
  groups.forEach((group, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((groups[ends[middle] ?? 0]?.zh[0] ?? 0) < group.zh[0]) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  });
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at);

  groups.forEach((group, at) => {
    const block = en.blocks[group.en[0]];
    const source = zh.blocks[group.zh[0]];
    if (kept.has(at) || block === undefined || source === undefined) return;
    const name = block.names.find((candidate) => source.names.includes(candidate)) ?? block.names[0] ?? '';
    complain(
      block,
      `Unexpected place of \`${name}\`, expected the order of the source: it stands at ${placeIn(zh.file, source)}`,
    );
  });
  return groups.filter((_, at) => kept.has(at));
}

/**
 * From two texts to the groups that their names make, in order, none crossing another: a name of an English block says
 * which Chinese block it translates. Errors on the files: a name twice in Chinese (`name-unique`), one that Chinese lacks
 * (`name-known`), groups that cross or whose blocks are no neighbours (`groups-in-order`).
 */
export function alignByName(zh: Side, en: Side): Group[] {
  return buildGroups(zh, en, linkBlocks(zh, en));
}
