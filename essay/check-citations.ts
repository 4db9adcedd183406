import type { FootnoteReference, Nodes } from 'mdast';
import type { VFile } from 'vfile';
import type { TextOfFile } from './align';
import { placeIn } from './align-by-name';
import { nearestWord, suggestWord } from './check/nearest-word';
import { reportError, reportWarning } from './check/report';
import { nodesOf } from './markers';
import type { Block, Citation, Note, Pair } from './model';

/** The nodes of a type in a block or note, in the order of the text. */
function listOfType<Type extends Nodes['type']>(holder: Block | Note, type: Type): Extract<Nodes, { type: Type }>[] {
  const found: Extract<Nodes, { type: Type }>[] = [];
  const look = (node: Nodes): void => {
    // The cast is safe: a node's type tells it apart.
    if (node.type === type) found.push(node as Extract<Nodes, { type: Type }>);
    if ('children' in node) node.children.forEach(look);
  };
  nodesOf(holder).forEach(look);
  return found;
}

const citationsOf = (holder: Block | Note): readonly Citation[] => listOfType(holder, 'citation');

function keysOf(holders: readonly (Block | Note)[]): Set<string> {
  return new Set(holders.flatMap(citationsOf).flatMap((citation) => citation.items.map((item) => item.key)));
}

/** 40: a longer list of keys helps nobody to find the one that was meant. */
const LISTED_KEYS = 40;

function suggestKey(key: string, known: readonly string[]): string {
  const helps = nearestWord(key, known) !== undefined || (known.length > 0 && known.length <= LISTED_KEYS);
  return helps ? suggestWord(key, known) : `Give the work an entry in references.yaml, with \`id: ${key}\`.`;
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
        note: suggestKey(key, [...referenceKeys]),
      });
    }
  }
}

const noteReferencesOf = (holder: Block | Note): readonly FootnoteReference[] =>
  listOfType(holder, 'footnoteReference');

function checkHeadings({ file, text }: TextOfFile): void {
  for (const block of text.blocks) {
    if (block.kind !== 'heading') continue;
    for (const marker of [...citationsOf(block), ...noteReferencesOf(block)]) {
      const what = marker.type === 'citation' ? 'citation' : 'note';
      reportWarning(file, {
        ruleId: 'citation-apart',
        reason: `Unexpected ${what} in a heading, expected it in the text below`,
        place: marker.position,
        note: 'The outline and the address of a heading show no markers.',
      });
    }
  }
}

/** What a translator adds has no counterpart in the source. */
const TRANSLATORS_NOTE = /^tn-/i;

/** A note that one half of a pair refers to and the other does not is lost to the readers of that language. */
function checkNotes(zh: Half<Block>, en: Half<Block>): void {
  const labelsOf = ({ holders }: Half<Block>): ReadonlySet<string> =>
    new Set(holders.flatMap(noteReferencesOf).map(({ identifier }) => identifier));
  const [inZh, inEn] = [labelsOf(zh), labelsOf(en)];
  const report = (half: Half<Block>, label: string, other: Half<Block>): void => {
    reportWarning(half.file, {
      ruleId: 'notes-equal',
      reason: `Unexpected lack of \`[^${label}]\`, expected the notes of ${other.where}`,
      place: half.holders.at(-1)?.place,
      note: `Refer to the note here too, and write it in this file; a translator’s own note is called \`[^tn-…]\`.`,
    });
  };
  for (const label of inZh) if (!inEn.has(label)) report(en, label, zh);
  for (const label of inEn) if (!inZh.has(label) && !TRANSLATORS_NOTE.test(label)) report(zh, label, en);
}

type Half<Holder> = Readonly<{ file: VFile; holders: readonly Holder[]; where: string }>;

function checkHalf<Holder extends Block | Note>(
  half: Half<Holder>,
  other: Half<Holder>,
  referenceKeys: ReadonlySet<string>,
): void {
  const place = half.holders.at(-1)?.place;
  const keys = keysOf(half.holders);
  for (const key of keysOf(other.holders)) {
    // A key that is misspelt is told where it stands: it is not to be cited here too.
    if (keys.has(key) || !referenceKeys.has(key)) continue;
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
  referenceKeys: ReadonlySet<string>,
): void {
  const [source, translation] = [zh[0], en[0]];
  if (source === undefined || translation === undefined) return;
  const zhHalf = { file: zhFile, holders: zh, where: placeIn(zhFile, source) };
  const enHalf = { file: enFile, holders: en, where: placeIn(enFile, translation) };
  checkHalf(enHalf, zhHalf, referenceKeys);
  checkHalf(zhHalf, enHalf, referenceKeys);
}

/**
 * Checks the citations of both texts and reports on the file where each is to be mended: a key that the bibliography lacks
 * (error `citation-defined`, with the nearest key), a work cited in one half of a translated pair, or of a note, and not in
 * the other (error `citations-equal`, on the half that lacks it), a note that only one half refers to, translator's notes
 * aside (warning `notes-equal`, there too), a marker in a heading (warning `citation-apart`).
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
  for (const pair of pairs) {
    compare(pair.zh, zh.file, pair.en, en.file, referenceKeys);
    const [source, translation] = [pair.zh[0], pair.en[0]];
    if (source === undefined || translation === undefined) continue;
    checkNotes(
      { file: zh.file, holders: pair.zh, where: placeIn(zh.file, source) },
      { file: en.file, holders: pair.en, where: placeIn(en.file, translation) },
    );
  }
  for (const note of zh.text.notes) {
    compare(
      [note],
      zh.file,
      en.text.notes.filter(({ label }) => label === note.label).slice(0, 1),
      en.file,
      referenceKeys,
    );
  }
}
