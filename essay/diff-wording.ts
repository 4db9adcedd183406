import type { Lang } from './model';

/** A stretch of two wordings laid over each other: in both, in the earlier alone (`del`), or in the later alone (`ins`). */
export type DiffPiece = Readonly<{ kind: 'same' | 'del' | 'ins'; text: string }>;

/** Cells of the table of common subsequences; beyond, sentences are compared instead (8 MB of memory, some 20 ms). */
const MOST_CELLS = 4_000_000;

const UNITS = {
  en: /\s+|[\p{L}\p{M}\p{N}’']+|[^\s\p{L}\p{M}\p{N}’']/gu,
  zh: /\s+|[\p{Script=Latin}\p{N}]+|[^\s\p{Script=Latin}\p{N}]/gu,
} as const satisfies Record<Lang, RegExp>;
const SENTENCE = /[^.!?。！？\n]+[.!?。！？\n]*|[.!?。！？\n]+/g;

/**
 * Compares two wordings of a passage: English by words, Chinese by characters. The pieces that are `same` or `del` make up
 * the earlier wording, those that are `same` or `ins` the later. What lies between two changes and is too short to be read
 * as unchanged (a space, a single Chinese character) counts as changed with them. Very long texts are compared by sentences.
 */
export function diffWording(before: string, after: string, lang: Lang): readonly DiffPiece[] {
  if (before === after) return before ? [{ kind: 'same', text: before }] : [];
  const units = [before, after].map((text) => text.match(UNITS[lang]) ?? []);
  const [a = [], b = []] = isTooLong(units) ? [before, after].map((text) => text.match(SENTENCE) ?? []) : units;
  return joinShort(isTooLong([a, b]) ? replaced(before, after) : compare(a, b), lang);
}

const isTooLong = ([a, b]: readonly (readonly string[])[]): boolean => (a?.length ?? 0) * (b?.length ?? 0) > MOST_CELLS;

const replaced = (before: string, after: string): DiffPiece[] => [
  { kind: 'del', text: before },
  { kind: 'ins', text: after },
];

/** A longest common subsequence, from the table of its lengths; what is alike at both ends never enters the table. */
function compare(a: readonly string[], b: readonly string[]): DiffPiece[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const width = y.length + 1;
  const lengths = new Uint16Array((x.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--)
      lengths[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + weightOf(x[i]) : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: DiffPiece[] = [{ kind: 'same', text: a.slice(0, head).join('') }];
  for (let i = 0, j = 0; i < x.length || j < y.length; ) {
    const [left = '', right = ''] = [x[i], y[j]];
    if (i < x.length && j < y.length && left === right) {
      pieces.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (i < x.length && (j >= y.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'del', text: left });
      i += 1;
    } else {
      pieces.push({ kind: 'ins', text: right });
      j += 1;
    }
  }
  return [...pieces, { kind: 'same', text: a.slice(a.length - tail).join('') }];
}

/** A word in common says more than the spaces around it. */
const weightOf = (unit = ''): number => (unit.trim() ? 4 : 1);

/** Joins neighbours of one kind, deletions before insertions, and lets short common stretches go with the changes around them. */
function joinShort(pieces: readonly DiffPiece[], lang: Lang): readonly DiffPiece[] {
  const runs: { same: string; del: string; ins: string }[] = [{ same: '', del: '', ins: '' }];
  for (const { kind, text } of pieces) {
    if (!text) continue;
    const run = runs.at(-1);
    // A run is what is the same and then what differs; the next begins where it is the same again.
    if (run && !(kind === 'same' && (run.del || run.ins))) run[kind] += text;
    else runs.push({ same: text, del: '', ins: '' });
  }
  const joined: typeof runs = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && (run.del || run.ins) && (last.del || last.ins) && isShort(run.same, lang)) {
      last.del += run.same + run.del;
      last.ins += run.same + run.ins;
    } else joined.push({ ...run });
  }
  return joined.flatMap(({ same, del, ins }) => [
    ...(same ? [{ kind: 'same', text: same } as const] : []),
    ...(del ? [{ kind: 'del', text: del } as const] : []),
    ...(ins ? [{ kind: 'ins', text: ins } as const] : []),
  ]);
}

const isShort = (text: string, lang: Lang): boolean => text.trim() === '' || (lang === 'zh' && [...text].length === 1);
