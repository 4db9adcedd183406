import type { VFile } from 'vfile';
import { alignByName, placeIn } from './align-by-name';
import { alignByOrder } from './align-by-order';
import { reportError, reportWarning } from './check/report';
import type { Block, Pair, ParsedText } from './model';

/** A text with the file it was parsed from, which takes the messages about it. */
export type TextOfFile = Readonly<{ file: VFile; text: ParsedText }>;

type Row = Readonly<{ zh: readonly Block[]; en: readonly Block[] }>;

function excerpt(block: Block): string {
  const characters = Array.from(block.plain);
  return characters.length > 12 ? `“${characters.slice(0, 12).join('')}…”` : `“${characters.join('')}”`;
}

/** Says of a row what its two halves do not agree in. */
function checkRow({ zh, en }: Row, zhFile: VFile, enFile: VFile): void {
  const source = zh[0];
  if (source === undefined) return;
  for (const block of en) {
    const where = placeIn(zhFile, source);
    const unlike = zh.find((candidate) => candidate.kind !== block.kind);
    if (unlike !== undefined) {
      const reason = `Unexpected ${block.kind}, expected a ${unlike.kind} as at ${placeIn(zhFile, unlike)}`;
      reportError(enFile, { ruleId: 'kinds-equal', reason, place: block.place });
    } else if (block.kind === 'heading' && source.kind === 'heading' && block.depth !== source.depth) {
      const reason = `Unexpected heading of level ${block.depth}, expected level ${source.depth} as at ${where}`;
      reportError(enFile, { ruleId: 'heading-levels-equal', reason, place: block.place });
    }
  }
}

/** Names the first block on each side of a stretch that has no counterpart, where the English side has one too many. */
function checkStretch(rows: readonly Row[], zhFile: VFile, enFile: VFile): void {
  // A name that Chinese lacks, or that stands out of order, has had its message.
  const extra = rows.find(({ zh, en }) => zh.length === 0 && en[0]?.names.length === 0)?.en[0];
  if (extra === undefined) return;
  const lacking = rows.find(({ zh, en }) => en.length === 0 && zh.length > 0)?.zh[0];
  const count = (side: 'zh' | 'en'): number => rows.reduce((sum, row) => sum + row[side].length, 0);
  const found = `${count('en')} blocks for ${count('zh')} of ${zhFile.basename ?? 'zh.md'}`;
  const also = lacking === undefined ? '' : `, and none for ${placeIn(zhFile, lacking)} ${excerpt(lacking)}`;
  reportError(enFile, {
    ruleId: 'blocks-aligned',
    reason: `Unexpected block ${excerpt(extra)} without a counterpart${also}, expected one block for each (${found})`,
    place: extra.place,
    note: 'Judged by length. Give both blocks the same name (` ^k3f7`) to say which translates which.',
  });
}

function checkTranslated(rows: readonly Row[], zhFile: VFile, enFile: VFile): void {
  let before: Block | undefined;
  for (const { zh, en } of rows) {
    if (en.length > 0) {
      before = en.at(-1);
      continue;
    }
    const where =
      before === undefined ? `at the start of ${enFile.basename ?? 'en.md'}` : `after ${placeIn(enFile, before)}`;
    for (const block of zh) {
      const reason = `Unexpected block without English, expected its translation ${where}`;
      reportWarning(zhFile, { ruleId: 'block-translated', reason, place: block.place });
    }
  }
}

function alignRows(zh: TextOfFile, en: TextOfFile): Row[] {
  const zhBlocks = zh.text.blocks;
  const enBlocks = en.text.blocks;
  const groups = alignByName({ file: zh.file, blocks: zhBlocks }, { file: en.file, blocks: enBlocks });
  const rows: Row[] = [];
  let zhAt = 0;
  let enAt = 0;
  const end = { zh: [zhBlocks.length, zhBlocks.length], en: [enBlocks.length, enBlocks.length] } as const;
  for (const group of [...groups, end]) {
    const zhStretch = zhBlocks.slice(zhAt, group.zh[0]);
    const enStretch = enBlocks.slice(enAt, group.en[0]);
    const stretch = alignByOrder(zhStretch, enStretch).map(
      (step): Row => ({
        zh: step.zh === undefined ? [] : zhStretch.slice(step.zh, step.zh + 1),
        en: step.en === undefined ? [] : enStretch.slice(step.en, step.en + 1),
      }),
    );
    checkStretch(stretch, zh.file, en.file);
    rows.push(...stretch);
    if (group !== end) rows.push({ zh: zhBlocks.slice(...group.zh), en: enBlocks.slice(...group.en) });
    [zhAt, enAt] = [group.zh[1], group.en[1]];
  }
  return rows;
}

function buildPairs(rows: readonly Row[], zhBlocks: readonly Block[]): Pair[] {
  const used = new Set<string>();
  const zhNames = new Set(zhBlocks.flatMap((block) => block.names));
  let number = 0;
  return rows.flatMap(({ zh, en }): Pair[] => {
    const kind = (zh[0] ?? en[0])?.kind;
    if (kind === undefined) return [];
    const candidates =
      zh.length > 0
        ? zh.flatMap((block) => block.names)
        : en.flatMap((block) => block.names).filter((name) => !zhNames.has(name));
    // A name is an id in the page: what stands twice is an address once.
    const names = candidates.filter((name) => !used.has(name) && used.add(name));
    if (kind === 'heading') return [{ kind, names, zh, en }];
    number += 1;
    return [{ kind, names, number, zh, en }];
  });
}

/**
 * From a source text and its translation, if there is one, to the rows of the essay: every block of both is in exactly one
 * pair, both sides in their order. Names decide; where a stretch between named groups has none on either side, heading and
 * order do. Pairs of more than one block on a side come from names alone.
 *
 * Messages, with the other file's line: errors `name-unique`, `name-known`, `groups-in-order`, `heading-levels-equal`,
 * `kinds-equal`, `blocks-aligned` (an English block too many in an unnamed stretch), the first on `zh.md`, the others on
 * `en.md`; on `zh.md` the warning `block-translated`, once for the file where there is no translation at all.
 */
export function alignTexts(zh: TextOfFile, en: TextOfFile | undefined): Pair[] {
  const translation = en ?? { file: zh.file, text: { lang: 'en', blocks: [], notes: [] } };
  const rows = alignRows(zh, translation);
  if (en === undefined) {
    const reason = 'Unexpected essay without a translation, expected en.md';
    if (rows.length > 0) reportWarning(zh.file, { ruleId: 'block-translated', reason });
  } else {
    for (const row of rows) checkRow(row, zh.file, en.file);
    checkTranslated(rows, zh.file, en.file);
  }
  return buildPairs(rows, zh.text.blocks);
}
