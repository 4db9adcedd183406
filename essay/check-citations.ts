import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { TextOfFile } from './align';
import { placeIn } from './align-by-name';
import { suggestWord } from './check/nearest-word';
import { reportError, reportWarning } from './check/report';
import { nodesOf } from './markers';
import type { Block, Citation, Note, Pair } from './model';

function citationsOf(holder: Block | Note): Citation[] {
  const citations: Citation[] = [];
  for (const node of nodesOf(holder))
    visit<Nodes, 'citation'>(node, 'citation', (citation) => void citations.push(citation));
  return citations;
}

function keysOf(holders: readonly (Block | Note)[]): Set<string> {
  return new Set(holders.flatMap(citationsOf).flatMap((citation) => citation.items.map((item) => item.key)));
}

function checkDefined({ file, text }: TextOfFile, referenceKeys: ReadonlySet<string>): void {
  for (const citation of [...text.blocks, ...text.notes].flatMap(citationsOf)) {
    for (const { key } of citation.items) {
      if (referenceKeys.has(key)) continue;
      const reason = `Unexpected citation of \`@${key}\`, expected a key of references.yaml`;
      reportError(file, {
        ruleId: 'citation-defined',
        reason,
        place: citation.position,
        note: suggestWord(key, [...referenceKeys]),
      });
    }
  }
}

function checkHeadings({ file, text }: TextOfFile): void {
  for (const block of text.blocks) {
    if (block.kind !== 'heading') continue;
    for (const citation of citationsOf(block)) {
      const reason = 'Unexpected citation in a heading, expected it in the text below';
      reportWarning(file, {
        ruleId: 'citation-apart',
        reason,
        place: citation.position,
        note: 'The outline and the address of a heading show no markers.',
      });
    }
  }
}

type Half<Holder> = Readonly<{ file: VFile; holders: readonly Holder[]; where: string }>;

function checkHalf<Holder extends Block | Note>(half: Half<Holder>, other: Half<Holder>): void {
  const place = half.holders.at(-1)?.place;
  const keys = keysOf(half.holders);
  for (const key of keysOf(other.holders)) {
    if (keys.has(key)) continue;
    const reason = `Unexpected lack of \`[@${key}]\`, expected the citations of ${other.where}`;
    reportError(half.file, {
      ruleId: 'citations-equal',
      reason,
      place,
      note: `Cite \`@${key}\` here too, or in neither.`,
    });
  }
}

function compare<Holder extends Block | Note>(
  zh: readonly Holder[],
  zhFile: VFile,
  en: readonly Holder[],
  enFile: VFile,
): void {
  const [source, translation] = [zh[0], en[0]];
  if (source === undefined || translation === undefined) return;
  const zhHalf = { file: zhFile, holders: zh, where: placeIn(zhFile, source) };
  const enHalf = { file: enFile, holders: en, where: placeIn(enFile, translation) };
  checkHalf(enHalf, zhHalf);
  checkHalf(zhHalf, enHalf);
}

/**
 * Checks the citations of both texts and reports on the file where each is to be mended: a key that the bibliography lacks
 * (error `citation-defined`, with the nearest key), a work cited in one half of a translated pair, or of a note, and not in
 * the other (error `citations-equal`, on the half that lacks it), a marker in a heading (warning `citation-apart`).
 */
export function checkCitations(
  zh: TextOfFile,
  en: TextOfFile | undefined,
  pairs: readonly Pair[],
  referenceKeys: ReadonlySet<string>,
): void {
  for (const text of en === undefined ? [zh] : [zh, en]) {
    checkDefined(text, referenceKeys);
    checkHeadings(text);
  }
  if (en === undefined) return;
  for (const pair of pairs) compare(pair.zh, zh.file, pair.en, en.file);
  for (const note of zh.text.notes) {
    compare([note], zh.file, en.text.notes.filter(({ label }) => label === note.label).slice(0, 1), en.file);
  }
}
