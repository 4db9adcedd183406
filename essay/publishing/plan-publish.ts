import { VFile } from 'vfile';
import type { OtherEssay } from '../check/check-essay';
import { type OpenEssay, openEssay } from '../check/open-essay';
import { hasErrors } from '../check/report';
import type { EssayFiles } from '../essay-files';
import { entryOf, LEDGER_SIDES, type Ledger } from '../ledger';
import { formatLedger } from '../ledger/format-ledger';
import { listWordings } from '../ledger/list-wordings';
import { mergeLedgers } from '../ledger/merge-ledgers';
import { parseLedger } from '../ledger/parse-ledger';
import { isSameWording } from '../ledger/update-ledger';
import type { SourceFrontMatter } from '../model';
import { planSync, type SyncChanges, type SyncRequest } from '../sync/plan-sync';
import { listLostWorks, type WorksBase } from './list-lost-works';
import { writeUpdated } from './write-updated';

/**
 * What the author asks for: the day of publication (`YYYY-MM-DD`); `updated`, to be written into a revision's front matter;
 * names to retire; `replace`, that wordings published since the revision was begun may be replaced by the revision's.
 */
export type PublishRequest = Readonly<{
  date: string;
  updated?: string;
  retire?: SyncRequest['retire'];
  replace?: boolean;
}>;

/** The other essays and drafts, without this one in either form; slugs of essays that are gone; what a revision began from. */
export type PublishContext = Readonly<{ others: readonly OtherEssay[]; gone: readonly string[]; base?: WorksBase }>;

/**
 * Planned: the texts and the ledger as they have to be written, and the files of the check with its warnings. Refused: the
 * files with the errors to be mended, and the reasons.
 */
export type PublishPlan = Readonly<
  | {
      kind: 'planned';
      files: Readonly<Record<string, string>>;
      checked: readonly VFile[];
      changes: SyncChanges;
      frontMatter: SourceFrontMatter;
    }
  | { kind: 'refused'; files: readonly VFile[]; reasons: readonly string[] }
>;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text of a file as it is, with its byte order mark; undefined where it is none, which is the check's to say. */
function decodeWhole(file: VFile | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.value as Uint8Array);
  } catch {
    return undefined;
  }
}

type Ledgers = Readonly<{ file?: VFile; own?: Ledger; published?: Ledger; unreadable: readonly VFile[] }>;

/** The ledger that goes on: what was published, and what was decided in the revision besides. */
function joinLedgers(draft: EssayFiles, published: EssayFiles | undefined): Ledgers {
  const read = (found: VFile | undefined) => {
    const file = found && new VFile({ path: found.path, value: found.value });
    return { file, ledger: file && parseLedger(file) };
  };
  const [own, public_] = [read(draft.ledger), read(published?.ledger)];
  const unreadable = [own.file, public_.file].filter((file) => file !== undefined).filter(hasErrors);
  if (unreadable.length > 0 || public_.ledger === undefined || public_.file === undefined)
    return { file: draft.ledger, own: own.ledger, unreadable };
  const merged = formatLedger(mergeLedgers(public_.ledger, own.ledger));
  const path = own.file?.path ?? public_.file.path;
  return { file: new VFile({ path, value: encode(merged) }), own: own.ledger, published: public_.ledger, unreadable };
}

/** A revision over what is published: files that it does not have stay. */
function mergeFiles(draft: EssayFiles, published: EssayFiles | undefined, updated: string | undefined): EssayFiles {
  const text = updated === undefined ? undefined : decodeWhole(draft.zh);
  const zh =
    updated !== undefined && text !== undefined && draft.zh
      ? new VFile({ path: draft.zh.path, value: encode(writeUpdated(text, updated)) })
      : draft.zh;
  const own = new Set(draft.images.map(({ name }) => name));
  return {
    ...draft,
    zh: zh ?? published?.zh,
    en: draft.en ?? published?.en,
    references: draft.references ?? published?.references,
    extra: draft.extra ?? published?.extra,
    glossary: draft.glossary ?? published?.glossary,
    images: [...draft.images, ...(published?.images ?? []).filter(({ name }) => !own.has(name))],
  };
}

/** Dates are asked for, never made up: what is wrong with those in `zh.md`. */
function checkDates(
  now: SourceFrontMatter,
  before: SourceFrontMatter | undefined,
  { changed, date }: Readonly<{ changed: boolean; date: string }>,
): string[] {
  const reasons: string[] = [];
  for (const key of ['published', 'updated'] as const) {
    const day = now[key];
    if (day !== undefined && day > date)
      reasons.push(
        `Unexpected day \`${day}\` for \`${key}\` in zh.md, expected the day of publishing (${date}) or earlier`,
      );
  }
  if (before === undefined) return reasons;
  if (now.published !== before.published) {
    reasons.push(
      `Unexpected day \`${now.published}\` for \`published\` in zh.md, expected \`${before.published}\`: a revision keeps the day of the first publication`,
    );
  }
  const lost = (before.formerly ?? []).filter((old) => !now.formerly?.includes(old));
  if (lost.length > 0) {
    const list = lost.map((old) => `\`${old}\``).join(', ');
    reasons.push(`Unexpected absence of ${list} in \`formerly\`, expected the old slugs: their addresses lead here`);
  }
  const last = before.updated ?? before.published;
  const day = now.updated ?? now.published;
  if (changed && (day < last || (day === last && day !== date))) {
    const found = now.updated === undefined ? 'no `updated`' : `\`${now.updated}\` for \`updated\``;
    reasons.push(
      `Unexpected ${found} in zh.md, expected the day of this revision, since its wording has changed after ${last}: write it there, or publish with --updated=${date}`,
    );
  } else if (!changed && day < last) {
    reasons.push(`Unexpected \`${day}\` for \`updated\` in zh.md, expected \`${last}\` as in the published essay`);
  }
  return reasons;
}

function listPresent({ zh, en }: OpenEssay): ReturnType<typeof listWordings> {
  return listWordings({
    zh: zh.text ?? { lang: 'zh', blocks: [], notes: [] },
    zhFrontMatter: zh.frontMatter,
    en: en?.text,
    enFrontMatter: en?.frontMatter,
  });
}

/**
 * Names whose public wording is newer than the one that the revision was begun from, and not in the revision. What the
 * public texts say counts for more than their ledger: they may have been edited, and not synced yet.
 */
function listOvertaken({ own, published }: Ledgers, essay: OpenEssay, standing: OpenEssay | undefined): string[] {
  if (own === undefined || published === undefined || essay.zh.text === undefined) return [];
  const [now, public_] = [listPresent(essay), standing && listPresent(standing)];
  return Object.entries(published.names).flatMap(([name, entry]) => {
    const base = entryOf(own, name);
    if (base === undefined || entry.retired !== undefined) return [];
    const isOvertaken = LEDGER_SIDES.some((lang) => {
      const last = public_?.get(name)?.[lang] ?? entry[lang].at(-1)?.text;
      const [known, wording] = [base[lang].at(-1)?.text, now.get(name)?.[lang]];
      if (last === undefined || (known !== undefined && isSameWording(last, known))) return false;
      return wording === undefined || !isSameWording(last, wording);
    });
    return isOvertaken ? [name] : [];
  });
}

/** Wordings of public blocks that no ledger knows, since they were added without `sync`, and that the revision does not have. */
function listUnrecorded({ own, published }: Ledgers, essay: OpenEssay, standing: OpenEssay | undefined): string[] {
  if (own === undefined || published === undefined || standing === undefined) return [];
  return LEDGER_SIDES.flatMap((lang) => {
    const has = (essay[lang]?.text?.blocks ?? []).map(({ plain }) => plain);
    return (standing[lang]?.text?.blocks ?? []).flatMap(({ names, plain }) =>
      names.some((name) => entryOf(published, name)) || has.some((one) => isSameWording(one, plain)) ? [] : [plain],
    );
  });
}

const MEND = 'take it over, or say that it may be replaced: --replace';

/** What publishing would undo in the texts: a sentence for each kind of it. */
function listUndone(ledgers: Ledgers, essay: OpenEssay, standing: OpenEssay | undefined): string[] {
  const overtaken = listOvertaken(ledgers, essay, standing).map((name) => `\`${name}\``);
  const unrecorded = listUnrecorded(ledgers, essay, standing).map((plain) => `“${excerpt(plain)}”`);
  return [
    ...(overtaken.length > 0
      ? [
          `Unexpected older wording of ${overtaken.join(', ')}, expected the one published since this revision was begun: ${MEND}`,
        ]
      : []),
    ...(unrecorded.length > 0
      ? [
          `Unexpected absence of ${unrecorded.join(', ')}, expected what the public essay has had since this revision was begun: ${MEND}`,
        ]
      : []),
  ];
}

/** What publishing would undo in the bibliography. */
function listUndoneWorks(
  revision: EssayFiles,
  published: EssayFiles | undefined,
  base: WorksBase | undefined,
): string[] {
  if (published === undefined) return [];
  const { overtaken, absent } = listLostWorks(revision, published, base);
  const list = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
  const since =
    base === undefined
      ? 'the public one, since nothing tells which of the two is newer'
      : 'the one published since this revision was begun';
  return [
    ...(overtaken.length > 0
      ? [`Unexpected other entry ${list(overtaken)} in the references, expected ${since}: ${MEND}`]
      : []),
    ...(absent.length > 0
      ? [`Unexpected absence of the entry ${list(absent)} in the references, expected ${since}: ${MEND}`]
      : []),
  ];
}

function excerpt(text: string): string {
  const [characters, most] = [[...text.replace(/\s+/g, ' ')], 24];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

/**
 * From a draft, and the public essay that it revises if there is one, to what publishing it writes. Every rule is applied as
 * to a public essay. Refused as well: days in the future, a revision whose wording has changed under an old day, one that
 * loses old slugs, or that would undo what was published since it was begun. Nothing is made up, nothing is lost: files that
 * a revision does not have stay, names and wordings of the ledger go on.
 */
export function planPublish(
  draft: EssayFiles,
  published: EssayFiles | undefined,
  request: PublishRequest,
  context: PublishContext,
): PublishPlan {
  const ledgers = joinLedgers(draft, published);
  if (ledgers.unreadable.length > 0) return { kind: 'refused', files: ledgers.unreadable, reasons: [] };
  const files: EssayFiles = { ...mergeFiles(draft, published, request.updated), ledger: ledgers.file };
  const essay = openEssay(files);
  const { date, retire } = request;
  const plan = planSync(essay, { zh: files.zh, en: files.en }, { date, retire }, { visibility: 'public', ...context });
  if (plan.kind === 'refused') return plan;

  const frontMatter = essay.zh.frontMatter;
  if (frontMatter === undefined) throw new Error('A text without front matter has passed the check: mend the check.');
  const standing = published?.zh && openEssay(published);
  const changed = plan.changes.recorded.length > 0 || plan.changes.retired.length > 0;
  const reasons = [
    ...checkDates(frontMatter, standing?.zh.frontMatter, { changed, date }),
    ...(request.replace === true
      ? []
      : [...listUndone(ledgers, essay, standing), ...listUndoneWorks(files, published, context.base)]),
  ];
  if (reasons.length > 0) return { kind: 'refused', files: [], reasons };

  const [zh, en] = [plan.zh ?? decodeWhole(files.zh), plan.en ?? decodeWhole(files.en)];
  const ledger = plan.ledger ?? decodeWhole(files.ledger);
  return {
    kind: 'planned',
    files: {
      ...(zh !== undefined && { 'zh.md': zh }),
      ...(en !== undefined && { 'en.md': en }),
      ...(ledger !== undefined && { 'ledger.json': ledger }),
    },
    checked: plan.checked,
    changes: plan.changes,
    frontMatter,
  };
}
