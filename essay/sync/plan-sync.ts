import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { alignTexts } from '../align';
import { checkOpenEssay, type EssayContext, readWorks, textsOf } from '../check/check-essay';
import type { OpenEssay } from '../check/open-essay';
import { hasErrors, reportError } from '../check/report';
import { EMPTY_LEDGER, entryOf, LEDGER_SIDES, type Ledger } from '../ledger';
import { type Amendment, acceptWarning, retireName, reviewNames } from '../ledger/amend-ledger';
import { findStale } from '../ledger/find-stale';
import { formatLedger } from '../ledger/format-ledger';
import type { EssayTexts } from '../ledger/list-wordings';
import { type AcceptingFiles, listWarnings } from '../ledger/quiet-accepted';
import { updateLedger } from '../ledger/update-ledger';
import type { Block, BlockKind, Lang, ParsedText } from '../model';
import { parseText } from '../parse/parse-text';
import { assignNames } from './assign-names';
import { writeNames } from './write-names';

/** What the author asks for besides: names to retire, translations looked at, warnings to accept. `date` is `YYYY-MM-DD`. */
export type SyncRequest = Readonly<{
  date: string;
  retire?: readonly Readonly<{ from: string; to: string }>[];
  reviewed?: readonly string[] | 'all';
  accept?: Readonly<{ rule: string; name: string; why: string }>;
}>;

/** Names that may not be given again, besides those of the essay's own texts and ledger: a revision's public names. */
export type SyncContext = EssayContext & Readonly<{ taken?: ReadonlySet<string> }>;

/** What a sync does. `stale` are the names whose translation is of an older wording, afterwards. */
export type SyncChanges = Readonly<{
  named: readonly Readonly<{ lang: Lang; line: number; kind: BlockKind; names: readonly string[] }>[];
  recorded: readonly Readonly<{ lang: Lang; name: string }>[];
  retired: readonly Readonly<{ from: string; to: string }>[];
  stale: readonly string[];
}>;

/**
 * Planned: the new text of each file that changes, as it has to be written (a byte order mark is kept). Refused: the
 * files with the errors that have to be mended first, and the reasons why a request was refused. Nothing is written then. `checked` are the files
 * with the messages of the check, warnings and missing names alone.
 */
export type SyncPlan = Readonly<
  | {
      kind: 'planned';
      zh?: string;
      en?: string;
      ledger?: string;
      changes: SyncChanges;
      checked: readonly VFile[];
    }
  | { kind: 'refused'; files: readonly VFile[]; reasons: readonly string[] }
>;

/** Whether a message stops a sync: every error but `names-present`, which asks for what is about to be written. */
export function isInTheWay({ fatal, ruleId }: VFileMessage): boolean {
  return fatal === true && ruleId !== 'names-present';
}

/** A warning can be accepted where it is: a rule that is misspelt would never be missed. */
function checkAccepted(
  accept: SyncRequest['accept'],
  files: AcceptingFiles,
  texts: EssayTexts,
  ledger: Ledger,
): readonly string[] {
  if (accept === undefined) return [];
  const { rule, name } = accept;
  const warnings = listWarnings(files, texts).filter((warning) => warning.name === name);
  const known = [...ledger.accepted.filter((accepted) => accepted.name === name), ...warnings];
  if (known.some((warning) => warning.rule === rule)) return [];
  const found = known.length > 0 ? known.map((warning) => `\`${warning.rule}\``).join(', ') : 'none';
  return [`Unexpected warning \`${rule}\` at \`${name}\`, expected one that the check gives there: ${found}`];
}

/** Applies amendments one after another; the reasons of those refused are added to `reasons`. */
function amend(ledger: Ledger, steps: readonly ((ledger: Ledger) => Amendment)[], reasons: string[]): Ledger {
  return steps.reduce((before, step) => {
    const amendment = step(before);
    if (amendment.kind === 'amended') return amendment.ledger;
    reasons.push(amendment.reason);
    return before;
  }, ledger);
}

type Written = Readonly<{ value: string; text: ParsedText; named: SyncChanges['named'] }>;

/** A text with its new names in it, read again to see that they are where they were meant to be, and nothing else changed. */
function writeInto(
  file: VFile,
  text: ParsedText,
  assigned: ReadonlyMap<number, readonly string[]>,
): Written | undefined {
  const source = String(file);
  const blocks = text.blocks.flatMap((block, index) => {
    const names = assigned.get(index);
    return names ? [{ block, names }] : [];
  });
  if (blocks.length === 0) return { value: source, text, named: [] };
  const value = writeNames(source, blocks);
  const copy = new VFile({ path: file.path, value });
  const again = parseText(copy, { lang: text.lang });
  const isMeant = (block: Block, index: number): boolean => {
    const now = again.blocks[index];
    const names = assigned.get(index) ?? block.names;
    return now?.kind === block.kind && now.plain === block.plain && now.names.join(' ') === names.join(' ');
  };
  const wrong = text.blocks.find((block, index) => !isMeant(block, index));
  if (wrong || again.blocks.length !== text.blocks.length || hasErrors(copy)) {
    const place = (wrong ?? blocks[0]?.block)?.place;
    reportError(file, {
      ruleId: 'name-writable',
      reason: 'Unexpected form of a block that a name cannot be put to, expected a block between blank lines',
      place,
      note: 'Put a blank line before and after it, close what it opens, or write its name by hand.',
    });
    return undefined;
  }
  const named = blocks.map(({ block, names }) => {
    return { lang: text.lang, line: block.place.start.line, kind: block.kind, names };
  });
  return { value, text: again, named };
}

function listTaken(texts: EssayTexts, ledger: Ledger, others: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const blocks = [...texts.zh.blocks, ...(texts.en?.blocks ?? [])];
  return new Set([...blocks.flatMap(({ names }) => names), ...Object.keys(ledger.names), ...(others ?? [])]);
}

function listRecorded(before: Ledger, after: Ledger): SyncChanges['recorded'] {
  return Object.entries(after.names).flatMap(([name, entry]) =>
    LEDGER_SIDES.filter((lang) => entry[lang].length > (entryOf(before, name)?.[lang].length ?? 0)).map((lang) => ({
      lang,
      name,
    })),
  );
}

/** The decoder takes the mark off the text; what is written must have it again. */
function withMark(value: string, bytes: VFile['value']): string {
  return bytes instanceof Uint8Array && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? `\uFEFF${value}`
    : value;
}

/**
 * From an essay that was opened to what `essay sync` writes: names for new blocks, the same in both texts, and the ledger
 * with every name and wording of them; in a draft names alone, since nothing of it is published. Names are retired
 * before the check, so that it can pass; errors of the check, other than missing names, refuse the whole. The same files
 * and request give the same plan.
 *
 * @param bytes the texts as they are on the disk
 */
export function planSync(
  essay: OpenEssay,
  bytes: Readonly<Partial<Record<Lang, VFile>>>,
  request: SyncRequest,
  context: SyncContext,
): SyncPlan {
  const { date, retire = [], reviewed, accept } = request;
  const texts = textsOf(essay, accept ? readWorks(essay) : []);
  const reasons: string[] = [];
  const recorded = essay.ledger?.source?.ledger ?? EMPTY_LEDGER;
  const retireAll = retire.map((names) => (ledger: Ledger) => retireName(ledger, { ...names, date }, texts ?? NOTHING));
  const start = texts ? amend(recorded, retireAll, reasons) : recorded;

  const source = essay.ledger?.source && { ...essay.ledger.source, ledger: start };
  const files = checkOpenEssay({ ...essay, ledger: essay.ledger && { ...essay.ledger, source } }, context);
  const stopped = files.some(({ messages }) => messages.some(isInTheWay));
  if (texts !== undefined && !stopped) {
    reasons.push(
      ...checkAccepted(accept, { zh: essay.zh.file, en: essay.en?.file, references: essay.references }, texts, start),
    );
  }
  if (texts === undefined || reasons.length > 0 || stopped) return { kind: 'refused', files, reasons };

  // The messages of this alignment are those that the check has reported.
  const silent = ({ path, value }: VFile) => new VFile({ path, value });
  const pairs = alignTexts(
    { file: silent(essay.zh.file), text: texts.zh },
    essay.en && texts.en && { file: silent(essay.en.file), text: texts.en },
  );
  const assignments = assignNames(pairs, { slug: essay.slug, taken: listTaken(texts, start, context.taken) });
  const assignedTo = (lang: Lang) =>
    new Map(assignments.filter((one) => one.lang === lang).map(({ index, names }) => [index, names]));
  const zh = writeInto(essay.zh.file, texts.zh, assignedTo('zh'));
  const en = essay.en && texts.en && writeInto(essay.en.file, texts.en, assignedTo('en'));
  if (zh === undefined || (texts.en && en === undefined)) return { kind: 'refused', files, reasons };

  const now: EssayTexts = { ...texts, zh: zh.text, en: en?.text };
  const updated = context.visibility === 'public' ? updateLedger(start, now, { date }) : start;
  const amendments = [
    ...(reviewed === undefined ? [] : [(ledger: Ledger) => reviewNames(ledger, { names: reviewed, date }, now)]),
    ...(accept === undefined ? [] : [(ledger: Ledger) => acceptWarning(ledger, { ...accept, date }, now)]),
  ];
  const ledger = amend(updated, amendments, reasons);
  if (reasons.length > 0) return { kind: 'refused', files: [], reasons };
  const formatted = formatLedger(ledger);
  const isWritten = context.visibility === 'public' || essay.ledger !== undefined || amendments.length > 0;
  return {
    kind: 'planned',
    zh: zh.named.length > 0 ? withMark(zh.value, bytes.zh?.value ?? '') : undefined,
    en: en && en.named.length > 0 ? withMark(en.value, bytes.en?.value ?? '') : undefined,
    ledger: isWritten && formatted !== String(essay.ledger?.file ?? '') ? formatted : undefined,
    changes: {
      named: [...zh.named, ...(en?.named ?? [])],
      recorded: listRecorded(recorded, ledger),
      retired: retire,
      stale: findStale(ledger, now).map(({ name }) => name),
    },
    checked: files,
  };
}

const NOTHING: EssayTexts = { zh: { lang: 'zh', blocks: [], notes: [] } };
