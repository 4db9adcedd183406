import type { BlockKind, Lang } from './model';

/** A wording as it stood from a day on. `text` is the block's plain text (see `Block.plain`); `date` is `YYYY-MM-DD`. */
export type Wording = Readonly<{ date: string; text: string }>;

/**
 * A translated wording, with the hash of the source wording it was made from or was last looked at beside, and the day it
 * was looked at and found right (`--reviewed`). A wording that nobody has looked at since it was written has no such day.
 */
export type TranslatedWording = Wording & Readonly<{ of: string; reviewed?: string }>;

/** What the front matter says in both languages. It is on record like a block, and is no address in the page. */
export const FRONT_KINDS = ['title', 'subtitle', 'summary'] as const;

export type LedgerKind = BlockKind | (typeof FRONT_KINDS)[number] | 'note';

/** Everything ever published under one name, oldest first. A retired name keeps its wordings and says where it leads now. */
export type LedgerEntry = Readonly<{
  kind: LedgerKind;
  zh: readonly Wording[];
  en: readonly TranslatedWording[];
  retired?: Readonly<{ date: string; to: string }>;
}>;

/**
 * A warning that is right to stay: `--accept rule@name --why "…"`. It is quiet as long as the wording it was accepted for
 * stands: `of` is the hash of that wording in both languages (`wordingHash`).
 */
export type Acceptance = Readonly<{ rule: string; name: string; why: string; date: string; of?: string }>;

/**
 * `ledger.json`: every name ever published, with every published wording, dated. Names stand in the order of the text,
 * a new one after the one before it, so that what two branches add at two places merges line by line. Titles are under
 * `title`, `subtitle`, `summary`; notes under `note-<label>`; names of blocks never begin so.
 */
export type Ledger = Readonly<{
  version: 1;
  names: Readonly<Record<string, LedgerEntry>>;
  accepted: readonly Acceptance[];
}>;

/** The languages of which the ledger keeps wordings, the source first. */
export const LEDGER_SIDES = ['zh', 'en'] as const satisfies readonly Lang[];

/** The ledger of an essay that has none yet. */
export const EMPTY_LEDGER: Ledger = { version: 1, names: {}, accepted: [] };

/** The entry of a name; undefined if the ledger has none. A name may be a word that every object knows: `constructor`. */
export function entryOf({ names }: Ledger, name: string): LedgerEntry | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** Whether a name is an address in the page, which has to land for ever: blocks and notes are, titles and summary not. */
export function isAddress({ kind }: Pick<LedgerEntry, 'kind'>): boolean {
  return !FRONT_KINDS.some((front) => front === kind);
}
