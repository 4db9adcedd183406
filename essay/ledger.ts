import type { BlockKind, Lang } from './model';

/** A wording as it stood from a day on. `text` is the block's plain text (see `Block.plain`); `date` is `YYYY-MM-DD`. */
export type Wording = Readonly<{ date: string; text: string }>;

/** A translated wording, with the hash of the source wording it was made from or was last looked at beside (`--reviewed`). */
export type TranslatedWording = Wording & Readonly<{ of: string }>;

/** Everything ever published under one name, oldest first. A retired name keeps its wordings and says where it leads now. */
export type LedgerEntry = Readonly<{
  kind: BlockKind | 'title' | 'subtitle' | 'summary' | 'note';
  zh: readonly Wording[];
  en: readonly TranslatedWording[];
  retired?: Readonly<{ date: string; to: string }>;
}>;

/** A warning that is right to stay: `--accept rule@name --why "…"`. It is quiet as long as the wording it was accepted for stands. */
export type Acceptance = Readonly<{ rule: string; name: string; why: string; date: string; of?: string }>;

/**
 * `ledger.json`: every name ever published, in the order of first publication, with every published wording, dated.
 * Titles are under `title`, `subtitle`, `summary`; notes under `note-<label>`; names of blocks never begin so.
 */
export type Ledger = Readonly<{
  version: 1;
  names: Readonly<Record<string, LedgerEntry>>;
  accepted: readonly Acceptance[];
}>;

export const LEDGER_SIDES = ['zh', 'en'] as const satisfies readonly Lang[];
